import type { Consultation, DeterminedText } from '../../src/domain/consultation.ts';
import type { Language } from '../../src/domain/language.ts';
import { CIRCLE, type FormPhrases, PHRASES, STATE_PLACEHOLDER } from './phrases.ts';
import { cell, formCheckBox, paragraph, row, run, table } from './word-xml.ts';

/** What can be written into one text's part of the form: XML of runs, one entry for each place. */
export interface RecordParts {
  label: string;
  assignBox: string;
  assigns: string;
  noComments: string;
  commentsAttached: string;
  notAssignBox: string;
  notAssigns: string;
}

/** Who replies, as written into the form's head and signature. */
export interface Respondent {
  name: string;
  role: string;
  /** The Member State as it stands after "Administration of". */
  state: string;
  address: string[];
  email: string;
  fax?: string;
  /** Place and date in one line. */
  date: string;
}

export interface AnnexOptions {
  consultation: Consultation;
  language: Language;
  /** Other wording than the language's usual one. */
  phrases?: FormPhrases | undefined;
  /** Absent: the blank form, with the placeholders that the circular prints. */
  respondent?: Respondent;
  /** Changes one text's part before it is laid out. An empty option or statement is left out. */
  record?: (text: DeterminedText, blank: RecordParts) => RecordParts;
  /** Paragraphs put before the annex (a cover letter) and after it. */
  before?: string;
  after?: string;
  /** Called with the finished rows of one text; returns what stands in the table. */
  rows?: (text: DeterminedText, rows: { assign: string; notAssign: string }) => string;
}

const WIDTHS = [2700, 600, 6400];
const HEAD_WIDTHS = [1000, 3900, 1000, 3800];

/** The body of Annex 2, laid out as in the circular. */
export function annexBody(options: AnnexOptions): string {
  const phrases = options.phrases ?? PHRASES[options.language];
  const layout = new Layout(options.language);
  const fill = filler(options.consultation, options.language);
  return [
    options.before ?? '',
    layout.paragraphs(fill(phrases.subject).split('\n'), '<w:b/><w:bCs/>'),
    headTable(options, layout, phrases),
    layout.paragraph(''),
    layout.paragraph(layout.run(phrases.salutation)),
    layout.paragraph(layout.run(fill(phrases.opening))),
    recordTable(options, layout, phrases),
    layout.paragraph(''),
    layout.paragraph(layout.run(phrases.close)),
    signature(options, layout, phrases),
    options.after ?? '',
  ].join('');
}

/** The wording of one text's part, without boxes and circles. */
export interface RecordTexts {
  label: string;
  assigns: string;
  noComments: string;
  commentsAttached: string;
  notAssigns: string;
}

export function recordTexts(
  consultation: Consultation,
  language: Language,
  text: DeterminedText,
  phrases: FormPhrases = PHRASES[language],
): RecordTexts {
  const fill = filler(consultation, language);
  return {
    label: labelOf(phrases, text),
    assigns: fill(phrases.assigns),
    noComments: phrases.noComments,
    commentsAttached: phrases.commentsAttached,
    notAssigns: fill(phrases.notAssigns),
  };
}

/** Names of the two form fields of a text, as Word numbers them. */
export function fieldNames(consultation: Consultation, text: DeterminedText): { assign: string; notAssign: string } {
  const first = consultation.texts.indexOf(text) * 2 + 1;
  return { assign: `Check${first}`, notAssign: `Check${first + 1}` };
}

/** The runs of one text's part on the blank form. */
export function blankRecord(
  consultation: Consultation,
  language: Language,
  text: DeterminedText,
  phrases?: FormPhrases,
): RecordParts {
  const texts = recordTexts(consultation, language, text, phrases);
  const names = fieldNames(consultation, text);
  const layout = new Layout(language);
  return {
    label: layout.run(texts.label),
    assignBox: formCheckBox(names.assign, '<w:default w:val="0"/>'),
    assigns: layout.run(texts.assigns),
    noComments: layout.run(`${CIRCLE}\t${texts.noComments}`),
    commentsAttached: layout.run(`${CIRCLE}\t${texts.commentsAttached}`),
    notAssignBox: formCheckBox(names.notAssign, '<w:default w:val="0"/>'),
    notAssigns: layout.run(texts.notAssigns),
  };
}

/** The line that names a text on the form, its working name on a line of its own. */
function labelOf(phrases: FormPhrases, text: DeterminedText): string {
  const label = phrases.label[text.type].replace('{ref}', numberOf(text));
  return text.alias ? `${label}\n(${text.alias})` : label;
}

/** Writes runs and paragraphs with the direction that the language asks for. */
export class Layout {
  readonly rightToLeft: boolean;
  constructor(language: Language) {
    this.rightToLeft = language === 'ar';
  }

  run(text: string, properties = ''): string {
    if (!this.rightToLeft) return run(text, properties);
    // Bold of right-to-left text is a switch of its own, which Word sets along with the other.
    const bold = properties.includes('<w:b/>') && !properties.includes('<w:bCs/>') ? '<w:bCs/>' : '';
    return run(text, `${properties}${bold}<w:rtl/>`);
  }

  paragraph(content: string, properties = '', indent = ''): string {
    return paragraph(content, `${properties}${this.rightToLeft ? '<w:bidi/>' : ''}${indent}`);
  }

  paragraphs(lines: string[], properties = ''): string {
    return lines.map((line) => this.paragraph(this.run(line, properties))).join('');
  }

  cellParagraph(content: string): string {
    return this.paragraph(content, '<w:pStyle w:val="Tabletext"/>');
  }

  /** An option hangs behind its circle, clear of the cell's border on which the combining circle would else come to lie. */
  optionParagraph(content: string): string {
    return this.paragraph(content, '<w:pStyle w:val="Tabletext"/>', '<w:ind w:left="680" w:hanging="454"/>');
  }
}

function headTable(options: AnnexOptions, layout: Layout, phrases: FormPhrases): string {
  const { respondent } = options;
  const sender = respondent ? [respondent.name, respondent.role, ...respondent.address] : phrases.sender;
  const reach = respondent ? [respondent.fax ?? '', respondent.email] : [''];
  const lines = [
    [[phrases.to], phrases.director, [phrases.from], sender],
    [
      [phrases.fax, phrases.email],
      ['+41-22-730-5853', options.consultation.replyAddress],
      [phrases.fax, phrases.email],
      reach,
    ],
    [[''], [''], [phrases.date], [respondent?.date ?? phrases.placeAndDate]],
  ];
  const rows = lines.map((cells) =>
    row(cells.map((content, index) => cell(layout.paragraphs(content), { width: HEAD_WIDTHS[index] ?? 0 })).join('')),
  );
  return table(rows.join(''), HEAD_WIDTHS, { borders: false, rightToLeft: layout.rightToLeft });
}

function recordTable(options: AnnexOptions, layout: Layout, phrases: FormPhrases): string {
  const { consultation, language } = options;
  const [label = 0, box = 0, statement = 0] = WIDTHS;
  const heading = row(
    cell('', { width: label }) +
      cell(layout.cellParagraph(layout.run(phrases.selectOne, '<w:b/><w:bCs/>')), {
        width: box + statement,
        span: 2,
      }),
    '<w:cantSplit/><w:tblHeader/>',
  );
  const rows = consultation.texts.map((text) => {
    const blank = blankRecord(consultation, language, text, phrases);
    const parts = options.record ? options.record(text, blank) : blank;
    const pair = recordRows(parts, layout);
    return options.rows ? options.rows(text, pair) : pair.assign + pair.notAssign;
  });
  return table(heading + rows.join(''), WIDTHS, { borders: true, rightToLeft: layout.rightToLeft });
}

function recordRows(parts: RecordParts, layout: Layout): { assign: string; notAssign: string } {
  const [label = 0, box = 0, statement = 0] = WIDTHS;
  const options = [parts.noComments, parts.commentsAttached].filter((content) => content !== '');
  const positive =
    layout.cellParagraph(parts.assigns) + options.map((option) => layout.optionParagraph(option)).join('');
  return {
    assign: row(
      cell(layout.cellParagraph(parts.label), { width: label, merge: 'restart' }) +
        cell(layout.cellParagraph(parts.assignBox), { width: box }) +
        cell(positive, { width: statement }),
    ),
    notAssign: row(
      cell('', { width: label, merge: 'continue' }) +
        cell(layout.cellParagraph(parts.notAssignBox), { width: box }) +
        cell(layout.cellParagraph(parts.notAssigns), { width: statement }),
    ),
  };
}

function signature(options: AnnexOptions, layout: Layout, phrases: FormPhrases): string {
  const { respondent, language } = options;
  const state = respondent?.state ?? STATE_PLACEHOLDER[language];
  const [name = '', role = ''] = respondent ? [respondent.name, respondent.role] : phrases.sender;
  return layout.paragraphs([name, role, phrases.administration.replace('{state}', state)]);
}

function filler(consultation: Consultation, language: Language): (text: string) => string {
  const texts = consultation.texts.map((text) => subjectName(language, text)).join(', ');
  return (text) =>
    text
      .replaceAll('{circular}', String(consultation.circular))
      .replaceAll('{sg}', String(consultation.studyGroup))
      .replaceAll('{texts}', texts);
}

/** English subjects lack the dot of X.1373 and X.1818, as the circular prints them. */
function subjectName(language: Language, text: DeterminedText): string {
  const alias = text.alias ? ` (${text.alias})` : '';
  const number = numberOf(text);
  if (language !== 'en') return `${number}${alias}`;
  if (text.type === 'amendment') return `Amendment 1 to ${number}`;
  if (text.type === 'revised') return `revised ${number.replace('.', '')}`;
  return number === 'X.1818' ? `and X1818${alias}` : `${number}${alias}`;
}

/** "G.9804.2 Amd.1" is printed as the type's words say: the key's end only tells two texts of one number apart. */
function numberOf({ ref }: DeterminedText): string {
  return ref.split(' ')[0] ?? ref;
}
