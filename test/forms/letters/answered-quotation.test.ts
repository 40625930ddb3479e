import { describe, expect, test } from 'vitest';
import { interpretForm } from '../../../src/forms/interpret-form.ts';
import { readForms } from '../../../src/forms/read-forms.ts';
import { circular142 } from '../../support/circular-142.ts';
import { WORDING } from '../../support/form-wording.ts';

const words = WORDING.en;
type Marks = [assign: string, none: string, comments: string, refusal: string];
const BLANK: Marks = ['[ ]', '( )', '( )', '[ ]'];
const ANSWERS: Marks[] = [
  ['[X]', '(X)', '( )', '[ ]'],
  ['[X]', '( )', '(X)', '[ ]'],
  ['[ ]', '( )', '( )', '[X]'],
];
const READ = ['assign none', 'assign attached', 'not-assign'];

/** The form's lines, the texts answered in turn as given. */
function form(marks: readonly Marks[]): string[] {
  const parts = circular142.texts.map(({ ref }, at) => {
    const [assign, none, comments, refusal] = marks[at % marks.length] as Marks;
    return [
      words.label(ref),
      `${assign} ${words.assign}`,
      `${none} ${words['no-comments']}`,
      `${comments} ${words.comments}`,
      `${refusal} ${words['not-assign']}`,
      '',
    ];
  });
  return [words.heading, words.opening, '', ...parts.flat(), words.closing, 'Administration of Chile'];
}

const quote = (lines: readonly string[], sign = '> ') => lines.map((line) => sign + line);
const UNION = 'On Mon, 8 Jan 2024 at 10:00, TSB <tsbdir@itu.int> wrote:';
const COLLEAGUE = 'On Mon, 8 Jan 2024 at 10:00, Ana Silva <ana@subtel.example> wrote:';
const HEADER = ['From: TSBDIR <tsbdir@itu.int>', 'Sent: Monday', 'To: Ana Silva', 'Subject: TSB Circular 142', ''];

async function read(lines: readonly string[], name = 'body.txt', text = lines.join('\n')) {
  const bytes = new TextEncoder().encode(text);
  const { forms, filled, findings } = await readForms([], [{ name, bytes }], { consultations: [], issuedForms: [] });
  const first = forms[0] && interpretForm(forms[0].reading, circular142);
  const told = Object.values(first?.answers ?? {}).map(({ decision, comments }) => [decision, comments]);
  return {
    told: [...new Set(told.map((answer) => answer.filter(Boolean).join(' ')))],
    doubts: [...(first?.findings ?? []), ...findings].map(({ code }) => code),
    filled,
  };
}

describe('a form that is answered where it is quoted', () => {
  test.each<[string, string[]]>([
    ['within what the Union sent', [UNION, ...quote(form(ANSWERS))]],
    ['the same below a header', [...HEADER, ...form(ANSWERS)]],
    [
      'the same where the line that says who wrote is wrapped',
      [...UNION.split(/(?<=ITU|TSB) /), ...quote(form(ANSWERS))],
    ],
    [
      'in lines that were retyped between the quoted ones',
      [COLLEAGUE, ...form(ANSWERS).map((line) => (/^[[(]X/.test(line) ? line : `> ${line}`))],
    ],
    ['in a form of its own below a blank one', [COLLEAGUE, ...quote(form([BLANK])), '', ...form(ANSWERS)]],
    ['in a form of its own above a blank one', [...form(ANSWERS), '', ...HEADER, ...form([BLANK])]],
  ])('is read: %s', async (_, lines) => {
    expect(await read(['Dear Sir,', 'see our answers below.', '', ...lines])).toEqual({
      told: READ,
      doubts: [],
      filled: true,
    });
  });

  test('is read in a web page too', async () => {
    const lines = form(ANSWERS).map((line) => `<p>${line}</p>`);
    const page = `<p>See below.</p><div class="gmail_quote"><div class="gmail_attr">${UNION.replace('<', '&lt;')}</div><blockquote class="gmail_quote" style="margin:0">${lines.join('')}</blockquote></div>`;
    expect(await read([], 'body.html', page)).toEqual({ told: READ, doubts: [], filled: true });
  });
});

describe('what others marked is no answer', () => {
  test.each<[string, string[]]>([
    ['a form that a colleague sent', [COLLEAGUE, ...quote(form(ANSWERS))]],
    ['a form of which nobody says who sent it', quote(form(ANSWERS))],
    ['a form in what the Union quoted', [UNION, ...quote(form(ANSWERS), '>> ')]],
    [
      'a form in what the Union quoted below its own lines',
      [UNION, '> See this.', `> ${COLLEAGUE}`, ...quote(form(ANSWERS))],
    ],
    [
      'a form from an address that only looks like the Union’s',
      [UNION.replace('itu.int', 'itu.int.example'), ...quote(form(ANSWERS))],
    ],
  ])('%s', async (_, lines) => {
    expect(await read(['Please see below.', '', ...lines])).toMatchObject({ told: [], filled: false });
  });

  test('beside the sender’s own form a marked one is for staff', async () => {
    const { doubts } = await read([...form(ANSWERS), '', COLLEAGUE, ...quote(form([ANSWERS[2] as Marks]))]);
    expect(doubts).toEqual(['attachment-skipped']);
  });

  test('words typed between the quoted lines are for staff', async () => {
    const lines = form(ANSWERS).map((line) => `> ${line}`);
    const { doubts } = await read([
      UNION,
      ...lines.slice(0, 6),
      'provided that clause 7 is deleted',
      ...lines.slice(6),
    ]);
    expect(doubts).toContain('condition-in-text');
  });
});
