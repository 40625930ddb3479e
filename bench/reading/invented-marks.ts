import type { Consultation, DeterminedText } from '../../src/domain/consultation.ts';
import type { Language } from '../../src/domain/language.ts';
import { fieldNames, Layout, type RecordParts, recordTexts } from '../forms/annex-2.ts';
import { type MarkedAnswer, writeForm } from '../forms/docx-writer.ts';
import { CIRCLE } from '../forms/phrases.ts';
import { Random } from '../forms/scan-random.ts';
import { formCheckBox, run } from '../forms/word-xml.ts';
import { type MadeForm, type MakeForms, randomReply, truthsWith } from './made-form.ts';

/** What one way of marking may use: whether each slot is chosen, and the wording as runs. */
interface Task {
  language: Language;
  assign: boolean;
  refuse: boolean;
  none: boolean;
  attached: boolean;
  /** The wording as runs with these properties. */
  words(part: 'assigns' | 'noComments' | 'commentsAttached' | 'notAssigns', properties?: string): string;
  /** The unticked field of the first or second box. */
  field(which: 'assign' | 'notAssign', state?: string): string;
}

type Way = (task: Task) => Partial<RecordParts>;

const YES: Record<Language, string> = { en: 'YES', fr: 'OUI', es: 'SÍ', ru: 'ДА', zh: '是', ar: 'نعم' };
const NO: Record<Language, string> = { en: 'NO', fr: 'NON', es: 'NO', ru: 'НЕТ', zh: '否', ar: 'لا' };
const YELLOW = '<w:highlight w:val="yellow"/>';
const MS_GOTHIC = '<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic"/>';

/** Signs in place of the box or circle, both when chosen and when not; null keeps the form's own. */
function signs(box: [string, string | null], circle: [string, string | null], properties = ''): Way {
  return (task) => {
    const at = (chosen: boolean, [yes, no]: [string, string | null], own: string) =>
      chosen ? run(yes, properties) : no === null ? own : run(no);
    return {
      assignBox: at(task.assign, box, task.field('assign')),
      notAssignBox: at(task.refuse, box, task.field('notAssign')),
      noComments: at(task.none, circle, run(CIRCLE)) + run('\t') + task.words('noComments'),
      commentsAttached: at(task.attached, circle, run(CIRCLE)) + run('\t') + task.words('commentsAttached'),
    };
  };
}

/** The look of the chosen wording and of the other, at the statements and at the options alike. */
function looks(chosen: string, other: string): Way {
  return (task) => {
    const marked = task.assign || task.refuse;
    const look = (isChosen: boolean) => (marked ? (isChosen ? chosen : other) : '');
    const option = (isChosen: boolean) => (task.none || task.attached ? look(isChosen) : marked ? other : '');
    return {
      assigns: task.words('assigns', look(task.assign)),
      notAssigns: task.words('notAssigns', look(task.refuse)),
      noComments: run(`${CIRCLE}\t`) + task.words('noComments', option(task.none)),
      commentsAttached: run(`${CIRCLE}\t`) + task.words('commentsAttached', option(task.attached)),
    };
  };
}

/** Words typed before or behind the wording, and nothing done to the boxes. */
function typed(before: string, behind: string): Way {
  return (task) => {
    const around = (chosen: boolean, content: string) => (chosen ? run(before) + content + run(behind) : content);
    return {
      assigns: around(task.assign, task.words('assigns')),
      notAssigns: around(task.refuse, task.words('notAssigns')),
      noComments: around(task.none, run(`${CIRCLE}\t`) + task.words('noComments')),
      commentsAttached: around(task.attached, run(`${CIRCLE}\t`) + task.words('commentsAttached')),
    };
  };
}

/** Ticked form fields, and the options marked as the other way does it. */
function ticked(way: Way): Way {
  return (task) => {
    const { noComments, commentsAttached } = way(task);
    return {
      ...(noComments !== undefined && { noComments }),
      ...(commentsAttached !== undefined && { commentsAttached }),
      assignBox: task.field('assign', task.assign ? '<w:checked/>' : ''),
      notAssignBox: task.field('notAssign', task.refuse ? '<w:checked/>' : ''),
    };
  };
}

const yesOrNo: Way = (task) => {
  const marked = task.assign || task.refuse;
  const word = (chosen: boolean) => run(marked ? (chosen ? YES : NO)[task.language] : '');
  return { ...signs(['X', ''], ['X', null])(task), assignBox: word(task.assign), notAssignBox: word(task.refuse) };
};

/** Ways of marking that people have been seen to use on other forms, or may be feared to use on this one. */
export const INVENTED: Record<string, Way> = {
  'yes typed': (task) => ({
    ...signs(['', null], ['X', null])(task),
    assignBox: task.assign ? run(YES[task.language]) : task.field('assign'),
    notAssignBox: task.refuse ? run(YES[task.language]) : task.field('notAssign'),
  }),
  'yes and no typed': yesOrNo,
  'bold and underlined': looks('<w:b/><w:u w:val="single"/>', ''),
  'bold, others grey': looks('<w:b/>', '<w:color w:val="A6A6A6"/>'),
  'green, others struck': looks('<w:color w:val="00B050"/>', '<w:strike/>'),
  'italic chosen': looks('<w:i/>', ''),
  'highlight and bold': looks(`<w:b/>${YELLOW}`, ''),
  'capitals chosen': looks('<w:caps/>', ''),
  'small other': looks('', '<w:sz w:val="8"/>'),
  'hidden other': looks('', '<w:vanish/>'),
  'arrow before': typed('→ ', ''),
  'arrow behind': typed('', ' ←'),
  'x before wording': typed('X ', ''),
  'x behind wording': typed('', ' X'),
  'tick behind wording': typed('', ' ✓'),
  'hand-typed boxes before wording': typed('☑ ', ''),
  'yes behind wording': typed('', ' – YES'),
  'chosen in brackets': typed('[[ ', ' ]]'),
  'x in round brackets': signs(['(X)', '( )'], ['(X)', '( )']),
  'x in square brackets, spaced': signs(['[ x ]', '[   ]'], ['[ x ]', '[   ]']),
  'emoji tick': signs(['✔\uFE0F', null], ['✔\uFE0F', null]),
  'emoji button': signs(['✅', '⬜'], ['✅', '⬜']),
  'filled and open rings': signs(['●', '○'], ['●', '○']),
  'filled square': signs(['■', '□'], ['●', '○']),
  'ballot letters': signs(['✗', null], ['✗', null]),
  'x repeated': signs(['XXX', null], ['XX', null]),
  'x with no-break spaces': signs(['\u00A0X\u00A0', null], ['\u00A0X', null]),
  'plus sign': signs(['+', null], ['+', null]),
  'letter v': signs(['v', null], ['v', null]),
  'one and zero': signs(['1', '0'], ['1', '0']),
  'x and dashes': signs(['X', '—'], ['X', '—']),
  'x and n/a': signs(['X', 'N/A'], ['X', null]),
  'x beside a typed box': signs(['☐X', '☐'], ['○X', '○']),
  'x over a typed box': signs(['X☐', '☐'], ['X○', '○']),
  'x highlighted': signs(['X', null], ['X', null], YELLOW),
  'x underlined': signs(['X', '   '], ['X', null], '<w:u w:val="single"/>'),
  'x in red': signs(['X', null], ['X', null], '<w:color w:val="FF0000"/>'),
  'x in small type': signs(['x', null], ['x', null], '<w:sz w:val="12"/>'),
  'circled x': signs(['ⓧ', '◯'], ['ⓧ', '◯']),
  'tick and cross': signs(['✓', '✗'], ['✓', '✗']),
  'blanks filled with x': signs(['_X_', '___'], ['_X_', '___']),
  'box highlighted': (task) => ({
    assignBox: run('☐', MS_GOTHIC + (task.assign ? YELLOW : '')),
    notAssignBox: run('☐', MS_GOTHIC + (task.refuse ? YELLOW : '')),
    noComments: run(CIRCLE, task.none ? YELLOW : '') + run('\t') + task.words('noComments'),
    commentsAttached: run(CIRCLE, task.attached ? YELLOW : '') + run('\t') + task.words('commentsAttached'),
  }),
  'field, option highlighted with its circle': ticked((task) => ({
    noComments: run(`${CIRCLE}\t`, task.none ? YELLOW : '') + task.words('noComments', task.none ? YELLOW : ''),
    commentsAttached:
      run(`${CIRCLE}\t`, task.attached ? YELLOW : '') + task.words('commentsAttached', task.attached ? YELLOW : ''),
  })),
  'field, x behind the option': ticked(typed('', ' X')),
  'field, bold and underlined option': ticked((task) => ({
    noComments: run(`${CIRCLE}\t`) + task.words('noComments', task.none ? '<w:b/><w:u w:val="single"/>' : ''),
    commentsAttached:
      run(`${CIRCLE}\t`) + task.words('commentsAttached', task.attached ? '<w:b/><w:u w:val="single"/>' : ''),
  })),
  'field, filled ring': ticked(signs(['', null], ['⬤', '◯'])),
  'field, x for the circle': ticked(signs(['', null], ['(X)', null])),
  'field, other option deleted': ticked((task) => ({
    ...(task.attached && { noComments: '' }),
    ...(task.none && { commentsAttached: '' }),
  })),
};

function taskOf(consultation: Consultation, language: Language, text: DeterminedText, answer: MarkedAnswer): Task {
  const texts = recordTexts(consultation, language, text);
  const layout = new Layout(language);
  const names = fieldNames(consultation, text);
  return {
    language,
    assign: answer.decision === 'assign',
    refuse: answer.decision === 'not-assign',
    none: answer.comments === 'none',
    attached: answer.comments === 'attached',
    words: (part, properties = '') => layout.run(texts[part], properties),
    field: (which, state = '') => formCheckBox(names[which], `<w:default w:val="0"/>${state}`),
  };
}

/** In these scripts the page shows nothing of "all capitals". */
const WITHOUT_CAPITALS: ReadonlySet<Language> = new Set(['zh', 'ar']);

/** Word files marked in the invented ways, each way in turn; a text without opinion keeps its blank part. */
export const inventedForms: MakeForms = async ({ consultation, count, seed }) => {
  const random = new Random(seed);
  const ways = Object.entries(INVENTED);
  return Array.from({ length: count }, (_, index): MadeForm => {
    const reply = randomReply(random, consultation);
    const possible = ways.filter(([name]) => name !== 'capitals chosen' || !WITHOUT_CAPITALS.has(reply.language));
    const [note, way] = possible[index % possible.length] as [string, Way];
    const record = (text: DeterminedText, blank: RecordParts): RecordParts => {
      const answer = reply.answers[text.ref];
      if (!answer?.decision) return blank;
      return { ...blank, ...way(taskOf(consultation, reply.language, text, answer)) };
    };
    const bytes = writeForm({ consultation, ...reply, answers: {}, style: 'form-field', record });
    const name = `form-${index}`;
    return {
      name,
      note: `${note}, ${reply.language}`,
      files: [{ name: `${name}.docx`, bytes }],
      state: reply.state,
      truths: truthsWith(reply),
    };
  });
};
