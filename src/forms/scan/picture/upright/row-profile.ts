/** Rows about a picture's middle, more than a page has at the size at which its lines are looked for. */
const ROWS = 4096;

/** How much ink lies in each row, counted about the middle. */
export function emptyProfile(): Float64Array {
  return new Float64Array(ROWS);
}

/** Counts a point of ink. */
export function note(profile: Float64Array, row: number): void {
  const bin = Math.round(row) + ROWS / 2;
  profile[bin] = (profile[bin] ?? 0) + 1;
}

/** How sharply ink gathers in lines: the sum of squares of the differences between neighbouring rows. */
export function sharpnessOf(profile: Float64Array): number {
  let sum = 0;
  for (let bin = 1; bin < profile.length; bin++) sum += ((profile[bin] ?? 0) - (profile[bin - 1] ?? 0)) ** 2;
  return sum;
}
