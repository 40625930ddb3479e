/** Shorter names are one letter from too many others: Mali and Malta, Niger and Nigeria. */
const SHORTEST = 7;
/** A State whose name is so near as well makes it doubtful which one was meant. */
const TOO_NEAR = 2;

/**
 * The only State whose name these words miss by a single letter: one left out, put in, exchanged, or two that changed
 * places. Null where another State's name is nearly as near.
 * @param names codes by the words of the name
 * @param longest of a name, in words
 */
export function nearestName(
  words: readonly string[],
  names: ReadonlyMap<string, ReadonlySet<string>>,
  longest: number,
): string | null {
  const found = new Set<string>();
  for (let start = 0; start < words.length; start += 1) {
    for (let length = 1; length <= Math.min(longest, words.length - start); length += 1) {
      const written = words.slice(start, start + length).join(' ');
      if (written.length < SHORTEST) continue;
      const near = [...names].filter(([name]) => name.length >= SHORTEST - 1 && edits(written, name) <= TOO_NEAR);
      if (near.some(([name]) => edits(written, name) === 1))
        for (const [, codes] of near) for (const code of codes) found.add(code);
    }
  }
  const [only, ...others] = found;
  return only !== undefined && others.length === 0 ? only : null;
}

/** How many letters must be changed to make one word of the other; beyond two it is only told that it is more. */
function edits(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > TOO_NEAR) return TOO_NEAR + 1;
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const isSame = one[row - 1] === other[at - 1];
      let least = Math.min((last[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, (last[at - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      if (isSwapped) least = Math.min(least, (before[at - 2] ?? 0) + 1);
      next.push(least);
    }
    [before, last] = [last, next];
  }
  return last[other.length] ?? 0;
}
