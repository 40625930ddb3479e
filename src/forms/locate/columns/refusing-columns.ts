import { markWord } from '../../phrases/mark-words.ts';
import type { Block } from '../blocks.ts';
import type { DraftRecord, DraftSlot } from '../draft.ts';
import { untold } from '../signs.ts';
import { blockText } from './side-cells.ts';

/**
 * Tables that ask "Yes" and "No" in two columns beside each statement: a mark under "No" says the contrary of one at the
 * statement, and what is meant then is for a person to see.
 */
export function untoldUnderNo(drafts: readonly DraftRecord[], rows: readonly Block[][]): void {
  const columns = refusingColumns(rows);
  if (columns.size === 0) return;
  for (const { slots } of drafts) for (const slot of slots.values()) slot.signs = slot.signs.map(toldBy(slot, columns));
}

/** The columns, by table, whose head says "No" beside one that says "Yes". */
function refusingColumns(rows: readonly Block[][]): ReadonlySet<string> {
  const columns = new Set<string>();
  for (const row of rows) {
    const words = row.map((block) => (block.anchors.length === 0 ? markWord(blockText(block)) : null));
    if (!words.includes('yes')) continue;
    for (const [at, word] of words.entries()) {
      const cell = row[at]?.cell;
      if (word === 'no' && cell) columns.add(`${cell.table} ${cell.column}`);
    }
  }
  return columns;
}

function toldBy(slot: DraftSlot, columns: ReadonlySet<string>) {
  return (sign: DraftSlot['signs'][number]) => {
    const { table, column } = sign.place;
    const isUnderNo = sign.state === 'marked' && column !== slot.place.column && columns.has(`${table} ${column}`);
    return isUnderNo ? untold(sign, 'under "No"') : sign;
  };
}
