/**
 * Lines that a camera saw converge, about the middle of the picture: the one that crosses the middle axis at `t` rises by
 * `slope + fan * t`. Lines of text cross the upright axis, columns of text the level one.
 */
export interface Pencil {
  slope: number;
  fan: number;
}

export interface Point {
  x: number;
  y: number;
}

/** Where the line through a point crosses the middle axis. */
export function crossing({ x, y }: Point, { slope, fan }: Pencil): number {
  return (y - slope * x) / (1 + fan * x);
}

/** The pencil that two lines belong to, each with its slope and where it crosses the middle axis. */
export function throughLines(one: { slope: number; t: number }, other: { slope: number; t: number }): Pencil {
  const fan = (other.slope - one.slope) / (other.t - one.t);
  return { slope: one.slope - fan * one.t, fan };
}
