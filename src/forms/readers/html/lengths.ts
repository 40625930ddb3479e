/** In points: units that stand for a length, and those that depend on a page as browsers open it and its usual letters. */
const POINTS: Readonly<Record<string, number>> = {
  pt: 1,
  px: 0.75,
  in: 72,
  cm: 28.35,
  mm: 2.835,
  pc: 12,
  q: 0.709,
  rem: 12,
  rex: 6,
  rch: 6,
  rlh: 14.4,
  vw: 7,
  vh: 5,
  vmin: 5,
  vmax: 7,
  dvh: 5,
  svh: 5,
  lvh: 5,
  dvw: 7,
  svw: 7,
  lvw: 7,
};

/** Against the size of the letters. */
const SIZES: Readonly<Record<string, number>> = {
  em: 1,
  ic: 1,
  ex: 0.5,
  ch: 0.5,
  cap: 0.7,
  lh: 1.2,
  '%': 0.01,
};

const LENGTH = /^([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)([a-z]*|%)$/;

/** In points, as browsers set letters of which nothing else is said. */
export const LETTERS = 12;

/** A number and its unit. */
function partsOf(value: string): { number: number; unit: string } | null {
  const [, number, unit] = LENGTH.exec(value) ?? [];
  return number === undefined ? null : { number: Number(number), unit: unit ?? '' };
}

/** A length in points; undefined for one that depends on the letters around it, and for none. */
export function pointsOf(value: string): number | undefined {
  const parts = partsOf(value);
  const points = POINTS[parts?.unit ?? ''];
  return parts === null || points === undefined ? undefined : parts.number * points;
}

/** "150%", "1.5em", "1.5": a size against the one around it. */
export function scaleOf(value: string): number | undefined {
  const parts = partsOf(value);
  if (!parts) return undefined;
  const scale = parts.unit === '' ? 1 : SIZES[parts.unit];
  return scale === undefined ? undefined : parts.number * scale;
}

/** A length in points, reckoned from letters of the usual size where it depends on them; null for none. */
export function roughPointsOf(value: string): number | null {
  const points = pointsOf(value);
  if (points !== undefined) return points;
  const scale = /[a-z%]$/.test(value) ? scaleOf(value) : /^[-+]?0*\.?0*$/.test(value) ? 0 : undefined;
  return scale === undefined ? null : scale * LETTERS;
}
