import type { Slot } from '../../../domain/evidence.ts';
import type { Block, LineAnchor } from '../blocks.ts';
import type { Char } from '../chars.ts';
import type { DraftSlot } from '../draft.ts';
import { isUnnamedCircle } from '../signs/instruction-circle.ts';
import { scanSigns } from '../signs.ts';

/** What one column of a matrix stands for: a statement, an option, or a statement with one of its options. */
export interface MatrixColumn {
  column: number;
  slots: readonly HeadSlot[];
}

/** A statement or option as the matrix's head words it. */
export type HeadSlot = Pick<DraftSlot, 'slot' | 'language' | 'body'>;

const MEANINGS: ReadonlySet<string> = new Set([
  'assign',
  'not-assign',
  'no-comments',
  'comments',
  'assign no-comments',
  'assign comments',
]);

/**
 * The columns that the head of a table names by the form's own wording. Null unless they are those of a form turned on
 * its side: each statement and option once, and each column one answer or a part of one.
 */
export function readHead(head: readonly Block[][], columns: readonly number[]): MatrixColumn[] | null {
  const cells = head.flat();
  if (cells.some(holdsMark)) return null;
  const first = Math.min(...cells.filter(({ anchors }) => anchors.length > 0).map(columnOf));
  const named = [...new Set([...cells.map(columnOf), ...columns])]
    .filter((column) => column >= first)
    .sort((left, right) => left - right)
    .map((column): MatrixColumn => ({ column, slots: slotsAt(column, head) }))
    .filter(({ slots }) => slots.length > 0);
  const meanings = named.map(({ slots }) => slots.map(({ slot }) => slot).join(' '));
  const isSound = meanings.every((each) => MEANINGS.has(each)) && new Set(meanings).size === meanings.length;
  return isSound && asksBoth(named) ? named : null;
}

/** Both statements have columns, and both options or neither; the options stand in columns of one kind. */
function asksBoth(named: readonly MatrixColumn[]): boolean {
  const count = (wanted: Slot) => named.filter(({ slots }) => slots.some(({ slot }) => slot === wanted)).length;
  const isOwnColumn = named.some(({ slots }) => slots.length === 1 && slots[0]?.slot === 'assign');
  const options = [count('no-comments'), count('comments')];
  const isAssignSound = isOwnColumn ? count('assign') === 1 : count('assign') === 2;
  return isAssignSound && count('not-assign') === 1 && options[0] === options[1] && (options[0] ?? 0) <= 1;
}

/** In each row of the head the cell that covers the column: the nearest one that begins at it or to its left. */
function slotsAt(column: number, head: readonly Block[][]): HeadSlot[] {
  const covering = head.map((_, at) => {
    const row = head[at]?.[0]?.cell?.row ?? 0;
    const inRow = head.flat().filter(({ cell }) => cell && cell.row <= row && row <= cell.lastRow);
    return inRow.filter((cell) => columnOf(cell) <= column).sort((left, right) => columnOf(right) - columnOf(left))[0];
  });
  const cells = [...new Set(covering)].filter((cell) => cell !== undefined);
  return cells.flatMap((cell) => cell.anchors.map((anchor, at) => headSlot(cell, anchor, cell.anchors[at + 1])));
}

/** The wording from its own beginning to that of the next one in the cell. */
function headSlot(
  { lines }: Block,
  { slot, language, line, head }: LineAnchor,
  next: LineAnchor | undefined,
): HeadSlot {
  const body = lines.flatMap(({ chars, place }, at): { chars: Char[]; place: DraftSlot['place'] }[] => {
    if (at < line || (next && at > next.line)) return [];
    const end = next && at === next.line ? next.head : chars.length;
    return [{ chars: chars.slice(at === line ? head : 0, end), place }];
  });
  return { slot, language, body };
}

function holdsMark({ lines }: Block): boolean {
  return lines.some(({ chars }) =>
    scanSigns(chars).signs.some((sign) => sign.state !== 'empty' && !sign.bullet && !isUnnamedCircle(sign, chars)),
  );
}

export function columnOf({ cell }: Block): number {
  return cell?.column ?? 0;
}
