import type { Evidence, Place } from '../../domain/evidence.ts';

/** Degrees clockwise by which a page is turned before it is shown. */
export const TURNS = [0, 90, 180, 270] as const;
export type Turn = (typeof TURNS)[number];

type Box = NonNullable<Place['box']>;

/**
 * The turn that sets a page upright, told from where its marks stand: in every record of a form the box for assigning
 * lies above the one for not assigning. A page on which no record was found is shown as it came.
 */
export function uprightTurn(seen: readonly { text: string; evidence: Evidence }[], page: number): Turn {
  let across = 0;
  let down = 0;
  for (const record of Map.groupBy(seen, ({ text }) => text).values()) {
    const placed = record.filter(({ evidence: { place } }) => place.box && (place.page ?? 1) === page);
    const [x, y] = centreOf(placed.find(({ evidence }) => evidence.slot === 'assign')?.evidence.place.box);
    const [u, v] = centreOf(placed.find(({ evidence }) => evidence.slot === 'not-assign')?.evidence.place.box);
    if (!Number.isNaN(x + u)) {
      across += u - x;
      down += v - y;
    }
  }
  if (across === 0 && down === 0) return 0;
  if (Math.abs(down) >= Math.abs(across)) return down > 0 ? 0 : 180;
  return across < 0 ? 270 : 90;
}

/** A box in shares of the page as it came, in shares of the page as it is shown. */
export function turnBox([x, y, width, height]: Box, turn: Turn): Box {
  if (turn === 90) return [1 - y - height, x, height, width];
  if (turn === 180) return [1 - x - width, 1 - y - height, width, height];
  if (turn === 270) return [y, 1 - x - width, height, width];
  return [x, y, width, height];
}

function centreOf(box: Box | undefined): [number, number] {
  return box ? [box[0] + box[2] / 2, box[1] + box[3] / 2] : [Number.NaN, Number.NaN];
}
