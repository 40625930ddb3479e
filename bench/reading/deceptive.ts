import type { Language } from '../../src/domain/language.ts';
import type { RecordParts } from '../forms/annex-2.ts';
import { AUTHOR } from '../forms/marking-styles.ts';
import * as parts from '../forms/odd-parts.ts';
import { deleted, formCheckBox, inserted, paragraph, run } from '../forms/word-xml.ts';
import { ASSIGN, NO_OPINION, REFUSE, type Truths, WITH_COMMENTS } from './made-form.ts';
import { type MakeOdd, type Oddity, type OddTask, oddForms } from './odd-forms.ts';

const TICKED = '<w:default w:val="0"/><w:checked/>';
const OFF = '<w:default w:val="0"/>';

type Change = (marked: RecordParts) => Partial<RecordParts>;

/** Something done to the part of one text, after which only the sender can tell what was meant. */
function untold(change: (task: OddTask) => Change): MakeOdd {
  return (task) => at(task, change(task), { [task.one.ref]: 'staff' });
}

function at({ one }: OddTask, change: Change, truths: Truths): Oddity {
  const record = (text: { ref: string }, marked: RecordParts) =>
    text.ref === one.ref ? { ...marked, ...change(marked) } : marked;
  return { form: { record }, truths };
}

/** The text as marked "assign, no comments" or otherwise, whatever the reply says by chance. */
function answered(answer: typeof ASSIGN, change: Change): MakeOdd {
  return (task) => {
    const answers = { ...task.reply.answers, [task.one.ref]: answer };
    const odd = at(task, change, { [task.one.ref]: 'staff' });
    return { ...odd, form: { ...odd.form, answers } };
  };
}

function allStaff(task: OddTask): Truths {
  return Object.fromEntries(task.texts.map(({ ref }) => [ref, 'staff' as const]));
}

const CONDITIONS: Record<Language, string[]> = {
  en: [
    'provided that clause 7 is deleted',
    'subject to the resolution of our comments',
    'only if the meeting agrees to the changes',
  ],
  fr: ['sous réserve de la suppression du § 7', 'à condition que nos observations soient prises en compte'],
  es: ['siempre que se suprima la cláusula 7', 'con la condición de que se acepten los cambios'],
  ru: ['при условии, что пункт 7 будет исключен', 'только если будут учтены наши замечания'],
  zh: ['条件是删除第7条', '前提是接受我们的修改'],
  ar: ['بشرط حذف الفقرة 7', 'شريطة قبول التعديلات'],
};

const REMARKS = [
  'See our letter of 3 January, which replaces this answer.',
  'We withdraw this answer.',
  'This is not our final position',
  'wrong box, please disregard',
  'The opposite applies.',
  'We oppose.',
  'No',
];

const condition = ({ random, reply }: OddTask) => random.pick(CONDITIONS[reply.language]);

/** Forms made to deceive: a program that guesses reads each of them to some answer. */
const DECEPTIVE: Record<string, MakeOdd> = {
  'both boxes': untold(() => () => ({
    assignBox: formCheckBox('A', TICKED),
    notAssignBox: formCheckBox('B', TICKED),
  })),
  'both boxes by x': untold(() => () => ({ assignBox: run('X'), notAssignBox: run('X') })),
  'both options': answered(ASSIGN, (marked) => ({
    noComments: run('X ') + marked.noComments,
    commentsAttached: run('X ') + marked.commentsAttached,
  })),
  'option under a refusal': answered(REFUSE, (marked) => ({ noComments: run('X\t') + marked.noComments })),
  'option without a box': answered(NO_OPINION, (marked) => ({ noComments: run('X ') + marked.noComments })),
  'x struck out, other typed': untold(() => () => ({ assignBox: run('X', '<w:strike/>'), notAssignBox: run('X') })),
  'hidden x at the other box': answered(ASSIGN, (marked) => ({
    notAssignBox: run('X', '<w:vanish/>') + marked.notAssignBox,
  })),
  'white x at the other box': answered(ASSIGN, (marked) => ({
    notAssignBox: run('X', '<w:color w:val="FFFFFF"/>') + marked.notAssignBox,
  })),
  'tiny x at the other box': answered(REFUSE, (marked) => ({
    assignBox: run('x', '<w:sz w:val="2"/>') + marked.assignBox,
  })),
  'condition behind the statement': (task) =>
    at(task, (marked) => ({ assigns: marked.assigns + run(` ${condition(task)}`) }), { [task.one.ref]: 'staff' }),
  'condition behind the refusal': (task) =>
    at(task, (marked) => ({ notAssigns: marked.notAssigns + run(` ${condition(task)}`) }), { [task.one.ref]: 'staff' }),
  'condition behind the label': (task) =>
    at(task, (marked) => ({ label: marked.label + run(` ${condition(task)}`) }), { [task.one.ref]: 'staff' }),
  'condition behind an option': (task) =>
    at(task, (marked) => ({ commentsAttached: marked.commentsAttached + run(`, ${condition(task)}`) }), {
      [task.one.ref]: 'staff',
    }),
  'condition after the table': (task) => ({
    form: { after: paragraph(run(`${task.one.ref}: ${condition(task)}`)) },
    truths: allStaff(task),
  }),
  'condition before the form': (task) => ({
    form: { before: paragraph(run(`${condition(task)}.`)) },
    truths: allStaff(task),
  }),
  'remark behind the label': untold(({ random }) => (marked) => ({
    label: marked.label + run(` ${random.pick(REMARKS)}`),
  })),
  'remark behind the statement': untold(({ random }) => (marked) => ({
    assigns: marked.assigns + run(` ${random.pick(REMARKS)}`),
  })),
  'remark in the box cell': untold(({ random }) => (marked) => ({
    notAssignBox: marked.notAssignBox + run(` ${random.pick(REMARKS)}`),
  })),
  '"not" inserted': (task) => ({
    ...at(task, (marked) => ({ assigns: marked.assigns.replace('assigns authority', 'does NOT assigns authority') }), {
      [task.one.ref]: task.reply.language === 'en' ? 'staff' : (task.reply.answers[task.one.ref] ?? 'staff'),
    }),
  }),
  'statements exchanged': untold(() => (marked) => ({ assigns: marked.notAssigns, notAssigns: marked.assigns })),
  'tracked by two authors': untold(() => (marked) => ({
    assignBox: inserted(deleted(run('X'), 'B. Superior'), AUTHOR) + marked.assignBox,
    notAssignBox: inserted(run('X'), 'B. Superior') + marked.notAssignBox,
  })),
  'mark moved by tracked change': untold(() => () => ({
    assignBox: parts.movedTo(run('X'), AUTHOR) + formCheckBox('A', OFF),
    notAssignBox: parts.movedFrom(run('X'), AUTHOR) + formCheckBox('B', OFF),
  })),
  'ring drawn at the other box': answered(ASSIGN, (marked) => ({ notAssignBox: marked.notAssignBox + parts.oval() })),
  'text box over the record': untold(() => (marked) => ({
    assignBox: marked.assignBox + parts.textBox('We do not agree to this text'),
  })),
  'form twice with different answers': (task) => {
    const other = Object.fromEntries(
      task.texts.map(({ ref }) => [ref, task.reply.answers[ref]?.decision === 'not-assign' ? WITH_COMMENTS : REFUSE]),
    );
    return {
      beside: (write) => [{ name: 'second form.docx', bytes: write({ answers: other }) }],
      truths: allStaff(task),
    };
  },
  'label of another text': (task) => {
    const other = task.texts.find((text) => text.ref !== task.one.ref);
    return at(task, (marked) => ({ label: marked.label.replace(task.one.ref, other?.ref ?? '') }), {
      [task.one.ref]: 'staff',
      [other?.ref ?? '']: 'staff',
    });
  },
  'options exchanged': untold(() => (marked) => ({
    noComments: marked.commentsAttached,
    commentsAttached: marked.noComments,
  })),
};

export const deceptiveForms = oddForms(DECEPTIVE);

/** Forms with something odd about them that an attentive person reads all the same. */
const STRUCTURES: Record<string, MakeOdd> = {
  'blank form beside': () => ({ beside: (write) => [{ name: 'Circular 142.docx', bytes: write({ answers: {} }) }] }),
  'same form twice': () => ({ beside: (write) => [{ name: 'copy.docx', bytes: write({}) }] }),
  'texts without opinion left out': (task) => ({
    form: { rows: (text, rows) => (task.reply.answers[text.ref]?.decision ? rows.assign + rows.notAssign : '') },
    // Nobody knows whether a text that is missing was left out on purpose.
    truths: Object.fromEntries(
      task.texts.filter(({ ref }) => !task.reply.answers[ref]?.decision).map(({ ref }) => [ref, 'staff' as const]),
    ),
  }),
  'only the chosen rows left': (task) => ({
    form: {
      rows: (text, rows) => {
        const decision = task.reply.answers[text.ref]?.decision;
        if (!decision) return rows.assign + rows.notAssign;
        return decision === 'assign' ? rows.assign : parts.labelMoved(rows.assign, rows.notAssign).to;
      },
    },
  }),
  'rows exchanged': () => ({
    form: {
      rows: (_, rows) => {
        const moved = parts.labelMoved(rows.assign, rows.notAssign);
        return moved.to + moved.from;
      },
    },
  }),
  'cover letter before': () => ({
    form: {
      before: [
        'Dear Director,',
        'Please find below the reply of our Administration to TSB Circular 142.',
        'Best regards,',
      ]
        .map((line) => paragraph(run(line)))
        .join(''),
    },
  }),
  'comments after the form': () => ({
    form: {
      after: ['Annex: comments', 'Page 3, clause 6.2, second paragraph: the reference is to X.1205.']
        .map((line) => paragraph(run(line)))
        .join(''),
    },
  }),
  'comments with opinions after the form': () => ({
    form: {
      after: ['Annex: comments', 'Clause 6.2: replace "shall" by "should". Clause 8: add a reference to X.1205.']
        .map((line) => paragraph(run(line)))
        .join(''),
    },
  }),
};

export const structuredForms = oddForms(STRUCTURES);
