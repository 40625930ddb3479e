import type { ObservationSource, Place, Slot } from '../../src/domain/evidence.ts';
import type { Language } from '../../src/domain/language.ts';
import type {
  BoxItem,
  Change,
  Emphasis,
  FormDocument,
  Item,
  Paragraph,
  TextItem,
} from '../../src/forms/document/form-document.ts';
import { WORDING } from './form-wording.ts';

export const CIRCLE = '\u20DD';

export function text(content: string, format: Emphasis[] = [], change?: Change): TextItem {
  const item: TextItem = { kind: 'text', text: content, format: new Set(format) };
  return change ? { ...item, change } : item;
}

export function box(
  state: BoxItem['state'] = 'empty',
  source: ObservationSource = 'form-field',
  change?: Change,
): BoxItem {
  const item: BoxItem = { kind: 'box', source, state };
  return change ? { ...item, change } : item;
}

export type Content = string | Item[];

/** What differs in one record from the blank form. Null leaves the part out. */
export interface RecordSpec {
  label: string;
  /** What stands at each slot's sign: in the box cell, or before an option. */
  signs?: Partial<Record<Slot, Content>>;
  wording?: Partial<Record<Slot, Content | null>>;
  /** What stands in the empty label cell of the second row. */
  besideNotAssign?: Content;
  /** Further paragraphs under the options. */
  under?: Content[];
}

export interface FormSpec {
  language?: Language;
  /** "SG17", "CE 3", as the wording names the study group. */
  group?: string;
  records: RecordSpec[];
  heading?: string | null;
  from?: string[];
  closing?: Content[];
  before?: Content[];
}

const SIGNS: Record<Slot, Content> = {
  assign: [box()],
  'no-comments': `${CIRCLE}\t`,
  comments: `${CIRCLE}\t`,
  'not-assign': [box()],
};

/** A form as a reader of an office format hands it over: a table with label, box and statement columns. */
export function tableForm(spec: FormSpec): FormDocument {
  const words = WORDING[spec.language ?? 'en'];
  const build = new Builder();
  for (const line of spec.before ?? []) build.line(line);
  if (spec.heading !== null) build.line(spec.heading ?? words.heading);
  addAddresses(build, spec);
  build.line(words.opening);
  const table = build.table();
  table.row(['', words.instruction]);
  for (const record of spec.records) {
    const part = (slot: Slot) => slotContent(spec, record, slot);
    const upper = [
      part('assign'),
      withSign(record, spec, 'no-comments'),
      withSign(record, spec, 'comments'),
      ...(record.under ?? []),
    ];
    const shown = upper.filter((content): content is Content => content !== null);
    if (shown.length > 0) table.row([record.label, signOf(record, 'assign'), shown]);
    const lower = part('not-assign');
    if (lower !== null) table.row([record.besideNotAssign ?? null, signOf(record, 'not-assign'), lower]);
  }
  for (const line of spec.closing ?? [words.closing, words.administration]) build.line(line);
  return build.document();
}

/** The same form as lines without any table, as pasted text or a PDF's lines. */
export function flatForm(spec: FormSpec): FormDocument {
  const words = WORDING[spec.language ?? 'en'];
  const build = new Builder();
  build.line(spec.heading ?? words.heading);
  build.line(words.opening);
  for (const record of spec.records) {
    build.line(record.label);
    for (const slot of ['assign', 'no-comments', 'comments', 'not-assign'] as const) {
      const content = withSign(record, spec, slot);
      if (content !== null) build.line(content);
    }
  }
  for (const line of spec.closing ?? [words.closing, words.administration]) build.line(line);
  return build.document();
}

function signOf(record: RecordSpec, slot: Slot): Content {
  return record.signs?.[slot] ?? SIGNS[slot];
}

function slotContent(spec: FormSpec, record: RecordSpec, slot: Slot): Content | null {
  const own = record.wording?.[slot];
  if (own !== undefined) return own;
  const words = WORDING[spec.language ?? 'en'];
  return words[slot].replace('SG17', spec.group ?? words.group);
}

function withSign(record: RecordSpec, spec: FormSpec, slot: Slot): Content | null {
  const wording = slotContent(spec, record, slot);
  if (wording === null) return null;
  const sign = items(signOf(record, slot));
  return [...sign, ...(slot === 'assign' || slot === 'not-assign' ? [text(' ')] : []), ...items(wording)];
}

function items(content: Content): Item[] {
  return typeof content === 'string' ? [text(content)] : content;
}

function addAddresses(build: Builder, spec: FormSpec): void {
  const [from, fax] = [spec.from ?? ['[Name]', '[Official role/title]', '[Address]'], 'Fax:'];
  const table = build.table();
  const words = WORDING[spec.language ?? 'en'];
  const union = [
    'Director of the',
    'Telecommunication Standardization Bureau,',
    'International Telecommunication Union',
    'Place des Nations',
    'CH 1211 Geneva 20, Switzerland',
  ];
  table.row([words.to, union, words.from, from]);
  table.row([[fax, 'E-mail:'], ['+41-22-730-5853', 'tsbdir@itu.int'], [fax, 'E-mail:'], '']);
}

class Builder {
  private readonly paragraphs: Paragraph[] = [];
  private tables = 0;

  line(content: Content, cell: Partial<Place> = {}): void {
    const place: Place = { part: 'word/document.xml', paragraph: this.paragraphs.length, ...cell };
    this.paragraphs.push({ place, items: items(content) });
  }

  /** Cells are one content or a list of paragraphs; null is a cell merged with the one above. */
  table(): { row(cells: (Content | Content[] | null)[]): void } {
    const table = this.tables++;
    let row = 0;
    return {
      row: (cells) => {
        cells.forEach((cell, column) => {
          if (cell === null) return;
          for (const content of paragraphsOf(cell)) this.line(content, { table, row, column });
        });
        row++;
      },
    };
  }

  document(): FormDocument {
    return { paragraphs: this.paragraphs, problems: [] };
  }
}

function paragraphsOf(cell: Content | Content[]): Content[] {
  if (typeof cell === 'string') return [cell];
  const isItems = cell.length > 0 && cell.every((each) => typeof each === 'object' && !Array.isArray(each));
  return isItems ? [cell as Item[]] : (cell as Content[]);
}

/** A document of plain paragraphs. */
export function plainDocument(lines: readonly Content[]): FormDocument {
  const build = new Builder();
  for (const line of lines) build.line(line);
  return build.document();
}
