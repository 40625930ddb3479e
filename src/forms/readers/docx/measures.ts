/** In points, by the unit behind a number (ECMA-376 part 1, 22.9.2.15). */
const UNITS: Readonly<Record<string, number>> = { pt: 1, pc: 12, pi: 12, in: 72, cm: 28.35, mm: 2.835 };

/**
 * A measure in the unit that its attribute counts in, which numbers without a unit are meant in.
 * @param unit in points
 */
export function measureOf(value: string | undefined, unit: number): number {
  const [, number, name] = /^\s*(-?[\d.]+)\s*(pt|pc|pi|in|cm|mm)\s*$/.exec(value ?? '') ?? [];
  return number === undefined ? Number(value) : (Number(number) * (UNITS[name ?? ''] ?? 1)) / unit;
}

/** In twentieths of a point, as most lengths are given. */
export function twips(value: string | undefined): number {
  return measureOf(value, 0.05);
}

/** In half points, as the size of letters is given. */
export function halfPoints(value: string | undefined): number {
  return measureOf(value, 0.5);
}
