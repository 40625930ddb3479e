import type { Block } from '../blocks.ts';
import type { DraftSlot } from '../draft.ts';
import { isWorkingName } from '../label.ts';

export function blockText(block: Block): string {
  return block.lines
    .map((line) => line.text.trim())
    .join(' ')
    .trim();
}

/**
 * A cell that holds a document's number ("R50", "SG17-TD1234/PLEN"), a running number before the label, or the rest of a
 * label that a page broke, "(X.saf-dfs)".
 */
export function isNumbering(cell: Block, label: Block | undefined): boolean {
  const text = blockText(cell);
  if (isWorkingName(text)) return true;
  if (/^(?=\D*\p{L})[\p{Lu}\d][\p{L}\d/.-]*\d{2,}[\p{L}\d/.-]*$/u.test(text)) return true;
  return /^\d{1,2}\s?[.)]?$/u.test(text) && label !== undefined && (cell.cell?.column ?? 0) < (label.cell?.column ?? 0);
}

/**
 * The statement that a cell without wording stands for: the row's only one; among several, that of the cell right
 * after it, if the row begins with such a cell and does not end with one.
 */
export function sideTarget(
  cell: Block,
  added: readonly DraftSlot[],
  row: readonly Block[],
  label: Block | undefined,
): DraftSlot | undefined {
  const statements = added.filter(isStatement);
  if (statements.length === 1) return statements[0];
  if (added.length === 1) return added[0];
  const column = columnOf(cell);
  const candidates = statements.filter((slot) => slot.place.column === column + 1);
  // An empty cell is none of the row's blocks, but leaves its column free.
  const hasCellBefore = Math.min(...wordingColumns(row)) > (label?.cell?.column ?? -1) + 1;
  if (!hasCellBefore) return undefined;
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** Whether a cell without wording follows several parts of the form in one row. */
export function standsBehindAll(cell: Block, added: readonly DraftSlot[], row: readonly Block[]): boolean {
  const isShared = added.length !== 1 && added.filter(isStatement).length !== 1;
  return isShared && columnOf(cell) > Math.max(...wordingColumns(row));
}

export function isStatement({ slot }: DraftSlot): boolean {
  return slot === 'assign' || slot === 'not-assign';
}

function wordingColumns(row: readonly Block[]): number[] {
  return row.filter((block) => block.anchors.length > 0).map(columnOf);
}

function columnOf({ cell }: Block): number {
  return cell?.column ?? 0;
}
