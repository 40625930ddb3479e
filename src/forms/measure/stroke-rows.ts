/** How far a stroke reaches, in any unit. */
export interface Extent {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Share of the lower stroke's height that two strokes of a row have in common. */
const LEVEL = 0.3;

/**
 * Pen strokes in rows, as letters and words stand in lines: nearest first, each joins the row of a stroke that it stands
 * behind.
 *
 * @param space the most that strokes of one row stand apart
 */
export function strokeRows<Stroke>(
  strokes: readonly Stroke[],
  extentOf: (stroke: Stroke) => Extent,
  space: number,
): Stroke[][] {
  const rows: { stroke: Stroke; extent: Extent }[][] = [];
  const placed = strokes.map((stroke) => ({ stroke, extent: extentOf(stroke) }));
  for (const next of placed.sort((one, other) => one.extent.left - other.extent.left)) {
    const row = rows.find((other) => other.some(({ extent }) => follows(next.extent, extent, space)));
    if (row) row.push(next);
    else rows.push([next]);
  }
  return rows.map((row) => row.map(({ stroke }) => stroke));
}

function follows(stroke: Extent, before: Extent, space: number): boolean {
  const shared = Math.min(stroke.bottom, before.bottom) - Math.max(stroke.top, before.top);
  const lower = Math.min(stroke.bottom - stroke.top, before.bottom - before.top);
  return stroke.left - before.right < space && shared > LEVEL * lower;
}
