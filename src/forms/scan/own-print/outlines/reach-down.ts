import { median } from '../../../measure/median.ts';
import type { SlotLine } from '../../template/slot-lines.ts';

/** An outline beside its line stands so many pixels at most above or below the line's middle, as that was read. */
export const BESIDE_LINE = 24;

/**
 * How far below its line an outline may stand, in pixels: in the middle of its cell at most, which ends where the next
 * option begins. The cell of the statement that assigns may hold its two options too.
 */
export function reachDown(line: SlotLine, lines: readonly SlotLine[]): number {
  const step = stepFrom(line, lines);
  const steps = lines.filter(({ slot }) => slot === line.slot).map((other) => stepFrom(other, lines));
  // The last record of a page has nothing below.
  const usual = median(steps.filter(Number.isFinite));
  return Math.max(BESIDE_LINE, Math.min(step, usual) / 2);
}

function stepFrom(line: SlotLine, lines: readonly SlotLine[]): number {
  const isNext = ({ slot, y }: SlotLine) => y > line.y && (line.slot !== 'assign' || slot === 'not-assign');
  return Math.min(...lines.filter(isNext).map(({ y }) => y)) - line.y;
}
