/**
 * Text reduced to what survives character recognition: letters and digits, unaccented, lower case. Used on both sides
 * of every comparison.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

export function isRightToLeft(text: string): boolean {
  const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  return arabic > text.length * 0.3;
}

export interface Match {
  /** First and one past the last position in the text. */
  start: number;
  end: number;
  /** Share of the pattern's letters that were found, 0 to 1 (1 minus edit distance per letter). */
  similarity: number;
}

/**
 * Where a pattern occurs best in a text, as approximate substring (Sellers). With `shortest` the pattern may also be cut
 * off by the end of the text after at least so many letters: a line that breaks earlier than the issued form's.
 */
export function findApproximately(pattern: string, text: string, shortest = pattern.length): Match | null {
  const m = pattern.length;
  let cost = Int32Array.from({ length: m + 1 }, (_, i) => i);
  let start = new Int32Array(m + 1);
  let [nextCost, nextStart] = [new Int32Array(m + 1), new Int32Array(m + 1)];
  let best: Match | null = null;
  const consider = (length: number, end: number) => {
    const similarity = 1 - (cost[length] ?? length) / length;
    if (!best || similarity > best.similarity) best = { start: start[length] ?? 0, end, similarity };
  };
  for (let j = 1; j <= text.length; j++) {
    nextCost[0] = 0;
    nextStart[0] = j;
    for (let i = 1; i <= m; i++) {
      const swap = (cost[i - 1] ?? 0) + (pattern[i - 1] === text[j - 1] ? 0 : 1);
      const skipText = (cost[i] ?? 0) + 1;
      const skipPattern = (nextCost[i - 1] ?? 0) + 1;
      const least = Math.min(swap, skipText, skipPattern);
      nextCost[i] = least;
      nextStart[i] = (least === swap ? start[i - 1] : least === skipText ? start[i] : nextStart[i - 1]) ?? 0;
    }
    [cost, nextCost] = [nextCost, cost];
    [start, nextStart] = [nextStart, start];
    consider(m, j);
  }
  for (let length = shortest; length < m; length++) consider(length, text.length);
  return best;
}
