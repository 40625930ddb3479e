import { findTextRefs } from '../../../domain/text-ref.ts';
import type { Block, Line } from '../blocks.ts';
import { type DraftRecord, type DraftSlot, newRecord, type PlacedSign, placeOf } from '../draft.ts';
import { isLabel, isStruck } from '../label.ts';
import { fillEmptyCells } from '../signs/empty-cells.ts';
import { isPlaceholder } from '../signs/placeholders.ts';
import { scanSigns } from '../signs.ts';
import { columnOf, type HeadSlot, type MatrixColumn, readHead } from './matrix-head.ts';
import { blockText, isNumbering } from './side-cells.ts';

/** What a row brings of its table where that is a matrix: all of it at its first row. */
export interface MatrixPart {
  records: readonly DraftRecord[];
  /** What stands above the answers, in cells that name none of them. */
  head: readonly Line[];
}

const NOTHING: MatrixPart = { records: [], head: [] };

/**
 * Finds the tables in which someone turned the form on its side: the statements and options stand once, in the head, and
 * each text has a row with a mark in one column. A table that is not such a matrix throughout is none.
 *
 * @returns for each row of such a table what it brings
 */
export function findMatrices(rows: readonly Block[][]): Map<Block[], MatrixPart> {
  const found = new Map<Block[], MatrixPart>();
  for (const [table, inTable] of Map.groupBy(rows, tableOf)) {
    const matrix = table === undefined ? null : readMatrix(inTable);
    if (!matrix) continue;
    inTable.forEach((row, at) => {
      found.set(row, at === 0 ? matrix : NOTHING);
    });
  }
  return found;
}

function tableOf(row: readonly Block[]): string | undefined {
  const place = row[0]?.lines[0]?.place;
  return place?.table === undefined ? undefined : `${place.part} ${place.table}`;
}

function readMatrix(table: readonly Block[][]): MatrixPart | null {
  const first = table.findIndex((row) => labelOf(row) !== undefined);
  const [head, body] = [table.slice(0, Math.max(first, 0)), table.slice(Math.max(first, 0))];
  if (body.flat().some(({ cell }) => cell?.isInUnevenRow)) return null;
  const isNamed = head.some((row) => row.filter(({ anchors }) => anchors.length > 0).length > 1);
  if (!isNamed || body.some((row) => row.some(({ anchors }) => anchors.length > 0))) return null;
  const columns = readHead(head, body.flat().map(columnOf));
  if (!columns) return null;
  const start = columns[0]?.column ?? 0;
  const records = body.map((row) => readRow(row, columns, start));
  const whole = records.filter((record) => record !== null);
  const isMarked = whole.some(({ slots }) => [...slots.values()].some(({ signs }) => signs.length > 0));
  // On a page a mark may be missed: of a text in whose row nothing was found nobody knows that it has no answer.
  const isMeasured = body[0]?.[0]?.lines[0]?.place.page !== undefined;
  if (!isMeasured) fillEmptyCells(whole);
  readCounts(whole);
  if (!isMarked || whole.length < records.length) return null;
  return { records: whole, head: head.flat().flatMap(({ anchors, lines }) => (anchors.length > 0 ? [] : lines)) };
}

/** Where nothing but 1 and 0 stands under the answers, and once at most a 1 for each text, 1 is at what is chosen. */
function readCounts(records: readonly DraftRecord[]): void {
  const signsIn = ({ slots }: DraftRecord) => [...slots.values()].flatMap(({ signs }) => signs);
  const cellsWith = (record: DraftRecord, mark: string) =>
    new Set(signsIn(record).flatMap((sign) => (sign.mark === mark ? [sign.place.column] : []))).size;
  const marks = new Set(records.flatMap(signsIn).map(({ mark }) => mark));
  const isCounted = marks.size === 2 && marks.has('1') && marks.has('0');
  if (!isCounted || records.some((record) => cellsWith(record, '1') > 1 || cellsWith(record, '0') === 0)) return;
  for (const slot of records.flatMap(({ slots }) => [...slots.values()])) {
    slot.signs = withoutOther({
      ...slot,
      signs: slot.signs.map((sign) => ({ ...sign, state: sign.mark === '1' ? 'marked' : 'empty' })),
    });
  }
}

function labelOf(row: readonly Block[]): Block | undefined {
  return row.find((block) => block.anchors.length === 0 && isLabel(blockText(block)));
}

/** One text's row; null where it is none. */
function readRow(row: readonly Block[], columns: readonly MatrixColumn[], start: number): DraftRecord | null {
  const label = labelOf(row);
  const place = label?.lines[0]?.place;
  if (!label || !place || columnOf(label) >= start) return null;
  const text = blockText(label);
  const record = newRecord(text, findTextRefs(text), place);
  record.labelStruck = label.lines.some(({ chars }) => isStruck(chars));
  for (const { slots } of columns) for (const slot of slots) openSlot(record, slot, place);
  record.loose.push(...label.lines.flatMap(marksOf).filter(({ mark }) => mark !== '/'));
  for (const cell of row) if (cell !== label && !isNumbering(cell, label)) addCell(record, cell, columns);
  for (const slot of record.slots.values()) slot.signs = withoutOther(slot);
  return record;
}

function openSlot(record: DraftRecord, { slot, language, body }: HeadSlot, place: DraftRecord['place']): void {
  if (!record.slots.has(slot)) record.slots.set(slot, { slot, language, place, lead: '', beside: [], signs: [], body });
}

/** A cell under a statement or option bears its mark; what stands under none is a remark, or a mark of nobody knows what. */
function addCell(record: DraftRecord, cell: Block, columns: readonly MatrixColumn[]): void {
  const meant = columns.find(({ column }) => column === columnOf(cell));
  if (!meant) record.loose.push(...cell.lines.flatMap(marksOf));
  for (const { slot } of meant?.slots ?? []) record.slots.get(slot)?.signs.push(...cell.lines.flatMap(signsOf));
  for (const { chars, text, place } of cell.lines) {
    const isRemark = scanSigns(chars).words.length > 0 && !isPlaceholder(text.trim());
    if (isRemark) record.remarks.push({ text: text.trim(), place });
  }
}

/** The signs of a line; words where only a sign belongs are one that cannot be told. */
function signsOf(line: Line): PlacedSign[] {
  const { chars, text, place } = line;
  const { signs, words } = scanSigns(chars);
  const own = signs.filter(({ bullet }) => !bullet).map((sign) => ({ ...sign, place: placeOf(sign, place) }));
  const item = chars[0]?.item;
  if (words.length === 0 || !item) return own;
  const state = isPlaceholder(text.trim()) ? ('empty' as const) : ('unclear' as const);
  return [...own, { state, source: 'typed-mark' as const, mark: text.trim(), at: 0, item, place }];
}

/** Of a line of words, the signs that are more than an empty box. */
function marksOf({ chars, place }: Line): PlacedSign[] {
  const marks = scanSigns(chars).signs.filter(({ state, bullet }) => state !== 'empty' && !bullet);
  return marks.map((sign) => ({ ...sign, place: placeOf(sign, place) }));
}

/** A statement with a column for each of its options is marked by a mark in one of them: the other box is another's. */
function withoutOther({ signs }: DraftSlot): PlacedSign[] {
  const marks = signs.filter(({ state }) => state !== 'empty');
  return marks.length > 0 ? marks : signs;
}
