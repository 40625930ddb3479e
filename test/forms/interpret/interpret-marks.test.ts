import { describe, expect, it } from 'vitest';
import { SLOTS } from '../../../src/domain/evidence.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { decideRecord } from '../../../src/forms/interpret/decide-record.ts';
import { formStyle } from '../../../src/forms/interpret/form-style.ts';
import { interpretForm } from '../../../src/forms/interpret-form.ts';
import { locateRecords } from '../../../src/forms/locate-records.ts';
import type { FormRecord } from '../../../src/forms/reader.ts';
import { say } from '../../../src/forms/sentences.ts';
import { circular142 } from '../../support/circular-142.ts';
import { box, CIRCLE, flatForm, type RecordSpec, tableForm, text } from '../../support/form-document.ts';
import { WORDING } from '../../support/form-wording.ts';
import { fullForm, readDocument } from '../../support/read-form.ts';

type Spec = Omit<RecordSpec, 'label'>;
const ticked = [box('marked')];
const { assign, 'no-comments': none, comments, 'not-assign': refuse } = WORDING.en;

/** The first text marked as given, the second refused by its field, the rest blank. */
function readFirst(first: Spec) {
  const { answers, findings } = readDocument(fullForm([first, {}, {}]));
  return { answer: answers['X.1150'], findings: findings.filter((finding) => finding.endsWith('X.1150')) };
}

describe('boxes and circles that are marked', () => {
  it.each<[string, Spec, string]>([
    [
      'form fields and an X before the circle',
      { signs: { assign: ticked, 'no-comments': `X${CIRCLE}\t` } },
      'assign none',
    ],
    ['an X after the circle', { signs: { assign: ticked, comments: `${CIRCLE} X\t` } }, 'assign attached'],
    ['the circle overwritten', { signs: { assign: ticked, 'no-comments': 'X\t' } }, 'assign none'],
    ['a tick glued to the wording', { signs: { assign: ticked, 'no-comments': 'X' } }, 'assign none'],
    ['filled circles', { signs: { assign: ticked, comments: '● ' } }, 'assign attached'],
    [
      'content controls',
      {
        signs: {
          assign: [box('marked', 'content-control')],
          'not-assign': [box('empty', 'content-control')],
          'no-comments': [box('marked', 'content-control')],
          comments: [box('empty', 'content-control')],
        },
      },
      'assign none',
    ],
    [
      'box characters',
      { signs: { assign: '☒', 'not-assign': '☐', 'no-comments': '☑ ', comments: '☐ ' } },
      'assign none',
    ],
    [
      'an X in brackets',
      { signs: { assign: '[X]', 'not-assign': '[ ]', 'no-comments': '(x) ', comments: '( ) ' } },
      'assign none',
    ],
    [
      'underscores',
      { signs: { assign: '__X__', 'not-assign': '____', 'no-comments': '_x_ ', comments: '___ ' } },
      'assign none',
    ],
    ['a Cyrillic Х', { signs: { assign: 'Х', 'not-assign': '☐', 'no-comments': `Х${CIRCLE} ` } }, 'assign none'],
    ['check marks', { signs: { assign: '✓', 'not-assign': '☐', 'no-comments': `✔${CIRCLE} ` } }, 'assign none'],
    [
      'an X behind an option',
      { signs: { assign: ticked }, wording: { comments: `${comments}  X` } },
      'assign attached',
    ],
    [
      'the circle of the other option deleted',
      { signs: { assign: ticked, 'no-comments': `X${CIRCLE}`, comments: '' } },
      'assign none',
    ],
    [
      'a tick, the other statement removed with its row',
      { signs: { assign: ticked, comments: 'X ' }, wording: { 'not-assign': null } },
      'assign attached',
    ],
    ['refused by a field', { signs: { 'not-assign': ticked } }, 'not-assign'],
    ['refused by an X in the label column', { besideNotAssign: 'X' }, 'not-assign'],
    ['an X beside an unticked field', { signs: { 'not-assign': [box(), text(' X')] } }, 'not-assign'],
  ])('%s', (_, spec, expected) => {
    expect(readFirst(spec)).toEqual({ answer: expected, findings: [] });
  });

  it.each(LANGUAGES)('reads the form in %s, as a table and as lines', (language) => {
    const kinds: Spec[] = [
      { signs: { assign: ticked, 'no-comments': `X${CIRCLE}\t` } },
      { signs: { 'not-assign': ticked } },
      { signs: { assign: ticked, comments: '☒ ' } },
      {},
    ];
    const records = circular142.texts.map(({ ref }, index) => ({
      label: WORDING[language].label(ref),
      ...kinds[index % 4],
    }));
    for (const form of [tableForm({ language, records }), flatForm({ language, records })]) {
      const { answers, findings } = readDocument(form);
      expect(Object.values(answers)).toEqual(
        [...Array(2)].flatMap(() => ['assign none', 'not-assign', 'assign attached', '-']),
      );
      expect(findings).toEqual(['no-opinion X.1280', 'no-opinion X.1818']);
    }
  });

  it.each(['SG3', 'SG13', 'CE 5', 'ИК 20', '第5研究组'])('reads a form of another group (%s)', (group) => {
    const { answers } = readDocument(fullForm([{ signs: { assign: ticked, comments: 'X ' } }], {}, { group }));
    expect(answers['X.1150']).toBe('assign attached');
  });
});

describe('marks that contradict each other or cannot be told', () => {
  it.each<[string, Spec, string, string]>([
    ['both boxes', { signs: { assign: ticked, 'not-assign': ticked } }, '-', 'both-boxes'],
    ['both options', { signs: { assign: ticked, 'no-comments': 'X ', comments: 'X ' } }, 'assign', 'both-options'],
    ['no option', { signs: { assign: ticked } }, 'assign', 'option-missing'],
    ['an option alone', { signs: { comments: 'X ' } }, '-', 'option-without-box'],
    ['refused, with an option', { signs: { 'not-assign': ticked, comments: 'X ' } }, '-', 'option-contradicts'],
    ['a typed ring at a circle', { signs: { assign: ticked, 'no-comments': `O${CIRCLE} ` } }, 'assign', 'mark-unclear'],
    ['a zero at a box', { signs: { assign: '0' } }, '-', 'mark-unclear'],
    ['"yes" in the box cell', { signs: { assign: 'yes' } }, '-', 'mark-unclear'],
    ['a word before an option', { signs: { assign: ticked, comments: 'Oui ' } }, 'assign', 'mark-unclear'],
    ['a struck X', { signs: { assign: [text('X', ['strike'])], 'not-assign': '☐' } }, '-', 'mark-unclear'],
    ['a hidden X', { signs: { assign: [text('X', ['hidden'])], 'not-assign': '☐' } }, '-', 'mark-unclear'],
    [
      'a ticked box and the other one typed',
      { signs: { assign: ticked, 'not-assign': [box(), text('X')] } },
      '-',
      'both-boxes',
    ],
    [
      'a ticked box whose statement is struck',
      { signs: { assign: ticked }, wording: { assign: [text(assign, ['strike'])] } },
      '-',
      'marks-disagree',
    ],
    [
      'a ticked box, the other statement highlighted',
      { signs: { assign: ticked }, wording: { 'not-assign': [text(refuse, ['highlight'])] } },
      '-',
      'marks-disagree',
    ],
    [
      'an X in the circle of the instruction',
      { wording: { assign: assign.replace(CIRCLE, 'X') } },
      '-',
      'mark-unclear',
    ],
    [
      'the negation struck',
      { wording: { 'not-assign': [text('does not', ['strike']), text(refuse.slice(8))] } },
      '-',
      'mark-unclear',
    ],
    ['"YES" behind a statement', { wording: { 'not-assign': `${refuse} YES` } }, '-', 'mark-unclear'],
    ['"NO" under the options', { under: ['NO'] }, '-', 'mark-unclear'],
    [
      '"NO" behind the option that begins with it',
      { signs: { assign: ticked }, wording: { 'no-comments': `${none} NO` } },
      'assign',
      'mark-unclear',
    ],
    [
      '"NO" inside the statement',
      { signs: { assign: ticked, comments: 'X ' }, wording: { assign: assign.replace('authority', 'NO authority') } },
      '-',
      'mark-unclear',
    ],
    [
      'a highlighted circle',
      { signs: { assign: ticked, comments: [text(CIRCLE, ['highlight'])] } },
      'assign',
      'mark-unclear',
    ],
    ['a struck box', { signs: { assign: '☐', 'not-assign': [text('☐', ['strike'])] } }, '-', 'mark-unclear'],
    ['a picture of a thumb', { signs: { assign: '👍', 'not-assign': '☐' } }, '-', 'mark-unclear'],
    ['an unknown symbol', { signs: { 'not-assign': '\uFFFD' } }, '-', 'mark-unclear'],
    ['an unclear field', { signs: { assign: [box('unclear')] } }, '-', 'mark-unclear'],
    ['two fields at one statement', { signs: { assign: [box('marked'), box('empty')] } }, '-', 'marks-disagree'],
  ])('%s', (_, spec, answer, code) => {
    const read = readFirst(spec);
    expect(read.answer).toBe(answer);
    expect(read.findings).toContain(`${code} X.1150`);
  });

  it('does not tell an X under the label, which stands for both statements', () => {
    const form = fullForm([]);
    const label = form.paragraphs.find((paragraph) =>
      paragraph.items.some((item) => item.kind === 'text' && item.text.includes('ITU-T X.1150')),
    );
    label?.items.push(text('   X'));
    expect(readDocument(form).findings).toContain('mark-unclear X.1150');
  });
});

it('tells staff what the ink may be, not how much was measured', () => {
  const ink = { source: 'ink', state: 'unclear', place: { part: 'scan.pdf' }, strength: 0.3 } as const;
  const mark = 'ink 0.820 / 0.844; letters, or no mark that is known; again ink 0.790 / 0.810; letters';
  const record: FormRecord = {
    label: 'X.1150',
    refs: ['X.1150'],
    place: ink.place,
    slotsFound: [...SLOTS],
    observations: SLOTS.map((slot) => (slot === 'assign' ? { ...ink, slot, mark } : { ...ink, slot, state: 'empty' })),
  };
  const { problem } = decideRecord(record, formStyle([record], true));
  expect(problem?.message).toBe(
    'The boxes cannot be told: there is ink ("letters, or no mark that is known; letters").',
  );
});

describe('a text that the reader has in doubt already', () => {
  it("is told to staff once, in the reader's words", () => {
    const seen = { code: 'mark-unclear', text: 'X.1150', ...say('scan-no-mark', { text: 'X.1150' }) } as const;
    const reading = locateRecords(fullForm([{ signs: { assign: '0' } }]));
    const { findings } = interpretForm({ ...reading, problems: [seen] }, circular142);
    expect(findings.filter(({ text }) => text === 'X.1150')).toEqual([seen]);
  });
});

describe('options told by the look of their wording', () => {
  const look = (
    emphasis: 'highlight' | 'strike' | 'bold' | 'colour',
    slots: (keyof typeof WORDING.en & ('assign' | 'no-comments' | 'comments' | 'not-assign'))[],
  ): Spec => ({
    wording: Object.fromEntries(slots.map((slot) => [slot, [text(WORDING.en[slot], [emphasis])]])),
  });

  it('takes a highlighted option of each pair', () => {
    const { answers, findings } = readDocument(
      fullForm([look('highlight', ['not-assign'])], look('highlight', ['assign', 'no-comments'])),
    );
    expect(findings).toEqual([]);
    expect(answers['X.1150']).toBe('not-assign');
    expect(answers['X.1818']).toBe('assign none');
  });

  it('takes the option that was not struck', () => {
    const { answers, findings } = readDocument(
      fullForm([look('strike', ['assign', 'no-comments', 'comments'])], look('strike', ['not-assign', 'comments'])),
    );
    expect(findings).toEqual([]);
    expect(answers['X.1150']).toBe('not-assign');
    expect(answers['X.1221']).toBe('assign none');
  });

  it.each<[string, Spec, Spec]>([
    [
      'highlight on one and strike on the other',
      { wording: { assign: [text(assign, ['highlight'])], 'not-assign': [text(refuse, ['strike'])] } },
      {},
    ],
    ['highlight on both', look('highlight', ['assign', 'not-assign']), {}],
    ['strike on both', look('strike', ['assign', 'not-assign']), {}],
    [
      'a highlight where other texts are ticked',
      look('highlight', ['assign', 'no-comments']),
      { signs: { assign: ticked, 'no-comments': 'X ' } },
    ],
    [
      'a few letters highlighted',
      {
        wording: {
          assign: [text(assign.slice(0, 30)), text(assign.slice(30, 50), ['highlight']), text(assign.slice(50))],
        },
      },
      {},
    ],
    ['italics', { wording: { 'not-assign': [text(refuse, ['italic'])] } }, {}],
  ])('leaves %s to staff', (_, first, fill) => {
    const { answers, findings } = readDocument(fullForm([first], fill));
    expect(answers['X.1150']).toBe('-');
    expect(findings.some((finding) => /^(marks-disagree|mark-unclear) X.1150/.test(finding))).toBe(true);
  });

  it("does not count the form's own look", () => {
    const issued: Spec = {
      wording: {
        assign: [text('assigns', ['bold']), text(assign.slice(7))],
        'not-assign': [text('does not', ['bold']), text(refuse.slice(8))],
      },
    };
    expect(readDocument(fullForm([], issued)).findings).toEqual(['form-blank']);
    const coloured: Spec = look('colour', ['assign', 'not-assign', 'no-comments', 'comments']);
    expect(readDocument(fullForm([], coloured)).findings).toEqual(['form-blank']);
    const { answers } = readDocument(fullForm([], look('bold', ['not-assign'])));
    expect(Object.values(answers).every((answer) => answer === '-')).toBe(true);
  });
});

describe('tracked changes', () => {
  const inserted = (author: string | null) => ({ type: 'inserted' as const, author });
  const deleted = (author: string | null) => ({ type: 'deleted' as const, author });

  it('takes marks that one author inserted into the blank form', () => {
    const spec: Spec = {
      signs: {
        assign: [box(), text('X', [], inserted('Ann'))],
        'no-comments': [text('X', [], inserted('Ann')), text(CIRCLE)],
      },
    };
    expect(readDocument(fullForm([spec]))).toMatchObject({ answers: { 'X.1150': 'assign none' } });
    expect(readFirst(spec).findings).toEqual([]);
  });

  it('takes the statement that one author left undeleted', () => {
    const cut = (slot: 'assign' | 'not-assign' | 'no-comments' | 'comments') => [
      text(WORDING.en[slot], [], deleted('Ann')),
    ];
    const first: Spec = { wording: { 'not-assign': cut('not-assign'), comments: cut('comments') } };
    const { answers, findings } = readDocument(fullForm([first, first]));
    expect(answers['X.1150']).toBe('assign none');
    expect(findings.filter((finding) => finding.includes('X.1150'))).toEqual([]);
  });

  it.each<[string, Spec]>([
    [
      'two authors',
      {
        signs: { assign: [text('X', [], inserted('Ann'))], 'not-assign': [text('X', [], inserted('Bob')), text('☐')] },
      },
    ],
    [
      'a mark taken back',
      { signs: { assign: [text('X', [], deleted('Ann'))], 'not-assign': [text('X', [], inserted('Ann'))] } },
    ],
    [
      'a ticked box deleted',
      {
        signs: {
          assign: [box('marked', 'form-field', deleted('Ann'))],
          'not-assign': [box('marked', 'form-field', inserted('Ann'))],
        },
      },
    ],
  ])('leaves %s to staff', (_, spec) => {
    const { answer, findings } = readFirst(spec);
    expect(answer).toBe('-');
    expect(findings).not.toEqual([]);
    expect(findings).not.toEqual(['no-opinion X.1150']);
  });
});

describe('signs behind the wording', () => {
  it('does not give a mark to the next statement', () => {
    const lines = ['Member State response to TSB Circular 142', 'Draft new Recommendation ITU-T X.1150'];
    const apart = [...lines, assign, '☒', refuse, '☐'];
    const inLine = [...lines, `☒ ${assign}`, `${none} ☒ ${comments} ☐`, `☐ ${refuse}`];
    for (const form of [apart, inLine]) {
      const { answers, findings } = readDocument({
        paragraphs: form.map((line, paragraph) => ({ place: { part: 'body', paragraph }, items: [text(line)] })),
        problems: [],
      });
      expect(answers['X.1150']).not.toMatch(/not-assign|attached/);
      expect(findings).toContain('mark-unclear X.1150');
    }
  });
});

describe('a stroke of which a program kept only a part', () => {
  it('still sends its text to staff, however short it is', () => {
    const [before = '', behind = ''] = refuse.split('17');
    const wording = { 'not-assign': [text(before), text('17', ['strike']), text(behind)] };
    expect(readFirst({ wording })).toEqual({ answer: '-', findings: ['mark-unclear X.1150'] });
  });
});

describe('emphasis that is the same on every text', () => {
  const emphasised = { wording: { assign: [text(assign, ['bold'])], 'no-comments': [text(none, ['bold'])] } };
  const answersTo = (spec: Spec, issuedPlain: boolean) => {
    const reading = { ...locateRecords(fullForm([], spec)), issuedPlain };
    return new Set(Object.values(interpretForm(reading, circular142).answers).map(({ decision }) => decision));
  };

  it('is the sender’s where the form was issued without any and each text has one option that stands out too', () => {
    expect(answersTo(emphasised, true)).toEqual(new Set(['assign']));
    expect(answersTo({ ...emphasised, signs: { assign: '☐', 'not-assign': '☐' } }, true)).toEqual(new Set(['assign']));
  });

  it('may be the form’s own otherwise', () => {
    expect(answersTo(emphasised, false)).toEqual(new Set([null]));
    const statements = { wording: { assign: [text(assign, ['bold'])] } };
    expect(answersTo(statements, true)).toEqual(new Set([null]));
    const refused = { wording: { 'not-assign': [text(refuse, ['bold'])] } };
    expect(answersTo(refused, true)).toEqual(new Set([null]));
  });
});
