import type { Consultation, DeterminedText } from '../../src/domain/consultation.ts';
import { type RecordTexts, recordTexts } from '../forms/annex-2.ts';
import type { MarkedAnswer } from '../forms/docx-writer.ts';
import { CIRCLE, PHRASES } from '../forms/phrases.ts';
import type { Random } from '../forms/scan-random.ts';
import type { Reply } from './made-form.ts';

/** How the parts of one text are put into table cells, or into running text. */
export const LAYOUTS = [
  'merged label', // as issued: the label's cell spans both rows
  'label twice', // the label stands in both rows
  'label once', // the second row's label cell is empty
  'label row', // the label in a row of its own above
  'numbered', // a column of running numbers before the label
  'documents', // a column of document numbers behind the statements
  'box in statement', // the box stands before its statement in one cell
  'box behind', // the box's column stands behind the statements
  'option rows', // each option in a row of its own
  'paragraphs', // the table was turned into text
  'list', // statements and options as a list
  'two languages', // English labels over statements of another language
  'headings repeated', // the heading row again before each third text
  'separate tables', // one table for each text
] as const;
export type HtmlLayout = (typeof LAYOUTS)[number];

/** Signs and looks of one way of marking. `null` signs mean that the wording's look bears the mark. */
export interface HtmlMarks {
  box: [marked: string, empty: string];
  circle: [marked: string, empty: string];
  /** Tags around chosen and other wording. */
  chosen?: [string, string];
  other?: [string, string];
}

export const MARKS: Record<string, HtmlMarks> = {
  'ballot boxes': { box: ['☒', '☐'], circle: ['☒', '☐'] },
  'checked boxes': { box: ['☑', '☐'], circle: ['◉', '○'] },
  'x and boxes': { box: ['X', '☐'], circle: ['X', CIRCLE] },
  'x beside boxes': { box: ['☐ X', '☐'], circle: [`${CIRCLE} X`, CIRCLE] },
  'bracketed x': { box: ['[X]', '[ ]'], circle: ['(X)', '( )'] },
  'filled rings': { box: ['■', '□'], circle: ['●', '○'] },
  ticks: { box: ['✓', '☐'], circle: ['✓', '○'] },
  wingdings: {
    box: ['<font face="Wingdings">þ</font>', '<font face="Wingdings">o</font>'],
    circle: ['<font face="Wingdings">l</font>', '<font face="Wingdings">¡</font>'],
  },
  struck: { box: ['☐', '☐'], circle: [CIRCLE, CIRCLE], other: ['<s>', '</s>'] },
  highlighted: {
    box: ['☐', '☐'],
    circle: [CIRCLE, CIRCLE],
    chosen: ['<span style="background-color: #ffff00; background: #ffff00">', '</span>'],
  },
  bold: { box: ['☐', '☐'], circle: [CIRCLE, CIRCLE], chosen: ['<b>', '</b>'] },
  underlined: { box: ['☐', '☐'], circle: [CIRCLE, CIRCLE], chosen: ['<u>', '</u>'] },
};

export interface HtmlForm {
  consultation: Consultation;
  reply: Reply;
  layout: HtmlLayout;
  marks: HtmlMarks;
  font: string;
}

/** A filled Annex 2 as a web page, laid out by other hands than the circular's. */
export function htmlForm(form: HtmlForm): string {
  return `<!DOCTYPE html><html lang="${form.reply.language}"><head><meta charset="utf-8"><title>Annex 2</title></head>
<body style="font-family: '${form.font}'; font-size: 10pt"${direction(form)}>${htmlBody(form)}</body></html>`;
}

export function htmlBody(form: HtmlForm): string {
  const phrases = PHRASES[form.reply.language];
  const { respondent } = form.reply;
  const paragraphs = (text: string) => fill(form, text).split('\n').map(paragraph).join('\n');
  const sender = [respondent.name, respondent.role, ...respondent.address].map(escapeHtml).join('<br>');
  return `<b>${paragraphs(phrases.subject)}</b>
<table><tr><td>${escapeHtml(phrases.to)}</td><td>${phrases.director.map(escapeHtml).join('<br>')}</td><td>${escapeHtml(phrases.from)}</td><td>${sender}</td></tr>
<tr><td>${escapeHtml(phrases.date)}</td><td>${escapeHtml(respondent.date)}</td><td>${escapeHtml(phrases.email)}</td><td>${escapeHtml(respondent.email)}</td></tr></table>
${paragraphs(phrases.salutation)}
${paragraphs(phrases.opening)}
${records(form)}
${paragraphs(phrases.close)}
${paragraph(respondent.name)}${paragraph(respondent.role)}
${paragraphs(phrases.administration.replace('{state}', respondent.state))}`;
}

function records(form: HtmlForm): string {
  const { layout, consultation } = form;
  const parts = consultation.texts.map((text, index) => partsOf(form, text, index));
  if (layout === 'paragraphs') return parts.map(asParagraphs).join('\n');
  if (layout === 'list') return parts.map(asList).join('\n');
  const head = `<tr><td></td><td colspan="2"><b>${escapeHtml(PHRASES[form.reply.language].selectOne)}</b></td></tr>`;
  const table = (rows: string) => `<table border="1" cellspacing="0" cellpadding="4"${direction(form)}>${rows}</table>`;
  if (layout === 'separate tables') return parts.map((each) => `${table(rowsOf(layout, each))}<p></p>`).join('\n');
  const rows = parts.map((each, index) =>
    layout === 'headings repeated' && index > 0 && index % 3 === 0 ? head + rowsOf(layout, each) : rowsOf(layout, each),
  );
  return table(head + rows.join('\n'));
}

/** One text's part: label and the four places, each with its sign and its wording as HTML. */
interface Parts {
  number: number;
  document: string;
  label: string;
  assignBox: string;
  refuseBox: string;
  assigns: string;
  options: string[];
  refuses: string;
}

function partsOf(form: HtmlForm, text: DeterminedText, index: number): Parts {
  const { marks, reply, layout, consultation } = form;
  const answer: MarkedAnswer = reply.answers[text.ref] ?? { decision: null, comments: null };
  const words: RecordTexts = recordTexts(consultation, reply.language, text);
  const label = layout === 'two languages' ? recordTexts(consultation, 'en', text).label : words.label;
  const isMarked = answer.decision !== null;
  const look = (chosen: boolean, content: string) => {
    const [open, close] = (isMarked && (chosen ? marks.chosen : marks.other)) || ['', ''];
    return open + escapeHtml(content) + close;
  };
  const option = (chosen: boolean, content: string) => `${sign(marks.circle, chosen)} ${look(chosen, content)}`;
  return {
    number: index + 1,
    document: text.document ?? '',
    label: escapeHtml(label).replace('\n', '<br>'),
    assignBox: sign(marks.box, answer.decision === 'assign'),
    refuseBox: sign(marks.box, answer.decision === 'not-assign'),
    assigns: look(answer.decision === 'assign', words.assigns),
    options: [
      option(answer.comments === 'none', words.noComments),
      option(answer.comments === 'attached', words.commentsAttached),
    ],
    refuses: look(answer.decision === 'not-assign', words.notAssigns),
  };
}

function sign([marked, empty]: [string, string], chosen: boolean): string {
  return chosen ? marked : empty;
}

function rowsOf(layout: HtmlLayout, parts: Parts): string {
  const positive = parts.assigns + parts.options.map((option) => `<br>${option}`).join('');
  const row = (...cells: string[]) =>
    `<tr>${cells.map((cell) => (cell.startsWith('<td') ? cell : td(cell))).join('')}</tr>`;
  const spanned = `<td rowspan="2">${parts.label}</td>`;
  switch (layout) {
    case 'label twice':
      return row(parts.label, parts.assignBox, positive) + row(parts.label, parts.refuseBox, parts.refuses);
    case 'label once':
      return row(parts.label, parts.assignBox, positive) + row('', parts.refuseBox, parts.refuses);
    case 'label row':
      return (
        row(`<td colspan="3"><b>${parts.label}</b></td>`) +
        row('', parts.assignBox, positive) +
        row('', parts.refuseBox, parts.refuses)
      );
    case 'numbered':
      return (
        row(`<td rowspan="2">${parts.number}.</td>`, spanned, parts.assignBox, positive) +
        row(parts.refuseBox, parts.refuses)
      );
    case 'documents':
      return (
        row(spanned, parts.assignBox, positive, `<td rowspan="2">${parts.document}</td>`) +
        row(parts.refuseBox, parts.refuses)
      );
    case 'box in statement':
      return row(spanned, `${parts.assignBox} ${positive}`) + row(`${parts.refuseBox} ${parts.refuses}`);
    case 'box behind':
      return row(spanned, positive, parts.assignBox) + row(parts.refuses, parts.refuseBox);
    case 'option rows':
      return (
        row(`<td rowspan="4">${parts.label}</td>`, parts.assignBox, parts.assigns) +
        parts.options.map((option) => row('', option)).join('') +
        row(parts.refuseBox, parts.refuses)
      );
    default:
      return row(spanned, parts.assignBox, positive) + row(parts.refuseBox, parts.refuses);
  }
}

function td(content: string): string {
  return `<td>${content || '<br>'}</td>`;
}

function asParagraphs(parts: Parts): string {
  const lines = [`${parts.assignBox} ${parts.assigns}`, ...parts.options, `${parts.refuseBox} ${parts.refuses}`];
  return [`<b>${parts.label}</b>`, ...lines].map((line) => `<p>${line}</p>`).join('\n');
}

function asList(parts: Parts): string {
  const options = parts.options.map((option) => `<li>${option}</li>`).join('');
  return `<p>${parts.label}</p><ul><li>${parts.assignBox} ${parts.assigns}<ul>${options}</ul></li><li>${parts.refuseBox} ${parts.refuses}</li></ul>`;
}

function direction({ reply }: HtmlForm): string {
  return reply.language === 'ar' ? ' dir="rtl"' : '';
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

function fill({ consultation }: HtmlForm, text: string): string {
  return text
    .replaceAll('{circular}', String(consultation.circular))
    .replaceAll('{sg}', String(consultation.studyGroup))
    .replaceAll('{texts}', consultation.texts.map((each) => each.ref).join(', '));
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? char);
}

/** A form in a layout, with marks and a font by chance. */
export function randomHtmlForm(
  random: Random,
  consultation: Consultation,
  reply: Reply,
  allowed: (marks: string) => boolean = () => true,
): { form: HtmlForm; note: string } {
  const layout = random.pick(LAYOUTS);
  const marks = random.pick(Object.keys(MARKS).filter(allowed));
  const font = random.pick(['Arial', 'Calibri', 'Liberation Serif', 'Noto Sans', 'DejaVu Sans']);
  const form = { consultation, reply, layout, marks: MARKS[marks] as HtmlMarks, font };
  return { form, note: `${layout}, ${marks}, ${reply.language}` };
}
