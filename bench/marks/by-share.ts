import type { Random } from '../forms/scan-random.ts';

/** One of several, each as often as its share of them all. */
export function pickByShare<T extends readonly [share: number, ...rest: unknown[]]>(
  all: readonly T[],
  random: Random,
): T {
  let left = random.between(
    0,
    all.reduce((sum, [share]) => sum + share, 0),
  );
  const found = all.find(([share]) => {
    left -= share;
    return left < 0;
  });
  if (!found) throw new Error('nothing to pick from');
  return found;
}
