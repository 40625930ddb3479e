import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type AnnexOptions, annexBody, type RecordParts } from '../../../bench/forms/annex-2.ts';
import { type MarkedAnswer, writeForm } from '../../../bench/forms/docx-writer.ts';
import { type FormPhrases, PHRASES } from '../../../bench/forms/phrases.ts';
import { defaultStyles, packageDocx, paragraph, run } from '../../../bench/forms/word-xml.ts';
import type { Consultation } from '../../../src/domain/consultation.ts';
import { interpretForm } from '../../../src/forms/interpret-form.ts';
import { readForms } from '../../../src/forms/read-forms.ts';
import type { IssuedForm } from '../../../src/forms/reader.ts';
import { circular142 } from '../../support/circular-142.ts';
import { PORTUGUESE } from '../../support/portuguese-form.ts';

/** The same statements in English words that no phrase table knows, and without any word that denies. */
const REWORDED: FormPhrases = {
  ...PHRASES.en,
  assigns: 'is in favour of taking this draft up for adoption (then choose)',
  noComments: 'The draft may stand as it is',
  commentsAttached: 'Remarks on the draft come with this reply',
  notAssigns: 'wishes the draft to go back to its authors (grounds come with this reply)',
};

const RESPONDENT = {
  name: 'João Manuel da Silva Pereira',
  role: 'Diretor-Geral da Autoridade Nacional de Comunicações',
  state: 'Portugal',
  address: ['Rua das Flores 12', '1000-001 Lisboa'],
  email: 'geral@example.pt',
  date: 'Lisboa, 3 de janeiro de 2024',
};
const [first] = circular142.texts;
const ONE = first?.ref ?? '';
const CHOICES: MarkedAnswer[] = [
  { decision: 'assign', comments: 'none' },
  { decision: 'not-assign', comments: null },
  { decision: 'assign', comments: 'attached' },
];
const ANSWERS = Object.fromEntries(
  circular142.texts.map(({ ref }, at): [string, MarkedAnswer] => [ref, CHOICES[at % 3] as MarkedAnswer]),
);
const WANTED = Object.fromEntries(
  Object.entries(ANSWERS).map(([ref, { decision, comments }]) => [ref, [decision, comments].filter(Boolean).join(' ')]),
);

type Layout = Pick<AnnexOptions, 'record' | 'rows' | 'after'>;

function issued(phrases: FormPhrases, layout: Layout = {}, consultation: Consultation = circular142): IssuedForm {
  const body = annexBody({ consultation, language: 'es', phrases, ...layout });
  return { consultation, language: 'es', docx: packageDocx(body, { styles: defaultStyles('') }), pdf: null };
}

const english: IssuedForm = {
  ...issued(PHRASES.en),
  language: 'en',
};

function filled(
  phrases: FormPhrases,
  layout: Layout = {},
  style: Parameters<typeof writeForm>[0]['style'] = 'form-field',
) {
  const form = { consultation: circular142, language: 'es' as const, respondent: RESPONDENT, answers: ANSWERS };
  return writeForm({ ...form, phrases, style, ...layout });
}

/** One text's part changed, the others as they are. */
function atOne(change: (parts: RecordParts) => Partial<RecordParts>): Layout {
  return { record: ({ ref }, parts) => (ref === ONE ? { ...parts, ...change(parts) } : parts) };
}

async function read(bytes: Uint8Array, issuedForms: IssuedForm[]) {
  const consultations = [...new Set([circular142, ...issuedForms.map(({ consultation }) => consultation)])];
  const { forms } = await readForms([{ name: 'reply', bytes }], [], { consultations, issuedForms });
  const [form] = forms;
  if (!form) return null;
  const { answers, findings } = interpretForm(form.reading, circular142);
  const said = Object.entries(answers).map(([ref, { decision, comments }]) => [
    ref,
    [decision, comments].filter(Boolean).join(' '),
  ]);
  return {
    language: form.reading.language,
    answers: Object.fromEntries(said),
    findings: findings.map(({ code, text }) => (text ? `${code} ${text}` : code)),
  };
}

const swappedOptions: Layout = {
  record: (_, parts) => ({ ...parts, noComments: parts.commentsAttached, commentsAttached: parts.noComments }),
};

/** The row of the refusal first, with the label beside it. */
const refusalFirst: Layout = {
  rows: (_, { assign, notAssign }) => {
    const label = /<w:tc>.*?<\/w:tc>/s;
    const [above = '', below = ''] = [label.exec(assign)?.[0], label.exec(notAssign)?.[0]];
    return notAssign.replace(below, () => above) + assign.replace(above, () => below);
  },
};

describe('a form in words that only its blank form tells', () => {
  test.each([
    'form-field',
    'content-control',
    'x-instead',
    'strike-other',
    'highlight-chosen',
    'bold-chosen',
    'delete-other',
    'tracked-delete-other',
  ] as const)('is read alone, marked by %s', async (style) => {
    expect(await read(filled(PORTUGUESE, {}, style), [issued(PORTUGUESE)])).toEqual({
      language: 'es',
      answers: WANTED,
      findings: [],
    });
  });

  test('is read alone as the text of a mail', async () => {
    const lines = circular142.texts.flatMap(({ ref }) => {
      const { decision, comments } = ANSWERS[ref] ?? {};
      const x = (marked: boolean) => (marked ? '[X]' : '[ ]');
      return [
        PORTUGUESE.label.new.replace('{ref}', ref),
        `${x(decision === 'assign')} ${PORTUGUESE.assigns.replace('{sg}', '17')}`,
        `${x(comments === 'none')} ${PORTUGUESE.noComments}`,
        `${x(comments === 'attached')} ${PORTUGUESE.commentsAttached}`,
        `${x(decision === 'not-assign')} ${PORTUGUESE.notAssigns.replace('{sg}', '17')}`,
      ];
    });
    const text = [PORTUGUESE.subject.split('\n')[0]?.replace('{circular}', '142'), ...lines].join('\n');
    expect(await read(strToU8(text), [issued(PORTUGUESE)])).toMatchObject({ answers: WANTED, findings: [] });
  });

  test('is no form to anyone where its blank form is not at hand', async () => {
    expect(await read(filled(PORTUGUESE), [english])).toBeNull();
  });

  test('is not read by the words of another circular', async () => {
    const other = { ...circular142, key: 'T22/150', circular: 150 };
    expect(await read(filled(PORTUGUESE), [english, issued(PORTUGUESE, {}, other)])).toBeNull();
  });

  test('is not learnt where nothing tells its two options apart', async () => {
    expect(await read(filled(REWORDED), [issued(REWORDED)])).toBeNull();
  });

  test('has its options in the order of the same circular in another language', async () => {
    expect(await read(filled(REWORDED), [english, issued(REWORDED)])).toMatchObject({ answers: WANTED, findings: [] });
    const swapped = [{ ...english, docx: issued(PHRASES.en, swappedOptions).docx }, issued(REWORDED, swappedOptions)];
    expect(await read(filled(REWORDED, swappedOptions), swapped)).toMatchObject({ answers: WANTED, findings: [] });
  });
});

describe('the order in which a form was issued', () => {
  test.each([
    ['options exchanged', PHRASES.en, swappedOptions],
    ['refusal first', PHRASES.en, refusalFirst],
    ['options exchanged, in unknown words', PORTUGUESE, swappedOptions],
    ['refusal first, in unknown words', PORTUGUESE, refusalFirst],
  ] as const)('%s', async (_, phrases, layout) => {
    expect(await read(filled(phrases, layout), [issued(phrases, layout)])).toMatchObject({
      answers: WANTED,
      findings: [],
    });
  });

  test('a reply in another order than issued goes to staff, never to the other answer', async () => {
    for (const [reply, blank] of [
      [swappedOptions, {}],
      [{}, swappedOptions],
    ] as const) {
      const result = await read(filled(PORTUGUESE, reply), [issued(PORTUGUESE, blank)]);
      expect(result?.findings).toContain(`mark-unclear ${ONE}`);
      for (const [ref, answer] of Object.entries(result?.answers ?? {})) {
        if (answer !== '') expect(WANTED[ref]).toContain(answer);
      }
    }
  });
});

test('what was removed at every text is known from the blank form', async () => {
  const answers = Object.fromEntries(circular142.texts.map(({ ref }) => [ref, CHOICES[0] as MarkedAnswer]));
  const form = { consultation: circular142, language: 'es' as const, respondent: RESPONDENT, answers };
  const bytes = writeForm({ ...form, style: 'delete-other' });
  const unknown = await read(bytes, []);
  expect(unknown?.findings).toContain(`mark-unclear ${ONE}`);
  const known = await read(bytes, [issued(PHRASES.es)]);
  expect(known?.findings).toEqual([]);
  expect(new Set(Object.values(known?.answers ?? {}))).toEqual(new Set(['assign none']));
});

describe('what a sender writes into a form of unknown words', () => {
  test.each([
    ['no before the statement', atOne(({ assigns }) => ({ assigns: run('NÃO ') + assigns }))],
    ['no behind the statement', atOne(({ assigns }) => ({ assigns: assigns + run(' NÃO') }))],
    ['a condition in the cell', atOne(({ assigns }) => ({ assigns: assigns + run(' desde que seja corrigido') }))],
    ['the wording changed', atOne(({ assigns }) => ({ assigns: assigns.replace('poderes', 'poucos poderes') }))],
    ['a remark at the label', atOne(({ label }) => ({ label: label + run(' (retirado)') }))],
    ['statements exchanged', atOne((parts) => ({ assigns: parts.notAssigns, notAssigns: parts.assigns }))],
    ['a condition behind the form', { after: paragraph(run('Sob reserva de revisão do texto')) }],
  ])('%s goes to staff', async (_, layout) => {
    const result = await read(filled(PORTUGUESE, layout), [issued(PORTUGUESE)]);
    expect(result?.findings.length).toBeGreaterThan(0);
  });
});

describe('a wording changed at every text alike', () => {
  const atAll = (from: string, to: string): Layout => ({
    record: (_, parts) => {
      const change = (xml: string) => xml.replace(from, to);
      return { ...parts, assigns: change(parts.assigns), notAssigns: change(parts.notAssigns) };
    },
  });

  test.each([
    ['SG17', 'SG13'],
    ['SG17', 'SG'],
    ['assigns authority', 'assigns no authority'],
    ['assigns authority', 'would assigns authority'],
    ['to consider', 'to reconsider'],
    ['this text', 'another text'],
  ])('%s for %s goes to staff', async (from, to) => {
    expect((await read(filled(PHRASES.en, atAll(from, to)), [english]))?.findings).toContain(`mark-unclear ${ONE}`);
  });

  test.each([
    ['SG17', 'SG 17'],
    [' for approval', ''],
  ])('%s for "%s" says the same', async (from, to) => {
    expect(await read(filled(PHRASES.en, atAll(from, to)), [english])).toMatchObject({ answers: WANTED, findings: [] });
  });
});

test('an option whose first word is parted from the others goes to staff', async () => {
  const phrases = { ...PHRASES.en, noComments: 'No, comments or suggested changes' };
  expect((await read(filled(phrases), [english]))?.findings).toContain(`mark-unclear ${ONE}`);
});

test.each(['Delete one of the two boxes', 'Do not select one of the two boxes'])(
  'the instruction turned round, as in "%s", goes to staff',
  async (instruction) => {
    const phrases = { ...PHRASES.en, selectOne: instruction };
    expect((await read(filled(phrases), [english]))?.findings).toContain('condition-in-text');
  },
);
