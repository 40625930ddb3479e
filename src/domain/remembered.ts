/** So many texts are remembered, of a form's usual length. */
const MOST_REMEMBERED = 2000;
const LONGEST_REMEMBERED = 1000;

/** A form says the same statement once for every text: what its words hold is looked for once. */
export function remembered<Found extends NonNullable<unknown>>(find: (text: string) => Found): (text: string) => Found {
  const known = new Map<string, Found>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = find(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    if (text.length <= LONGEST_REMEMBERED) known.set(text, found);
    return found;
  };
}

/**
 * The same for as long as an object is known, such as a blank form. What else is needed to find it is the same at every call.
 */
export function rememberedOf<Known extends object, Found, Rest extends unknown[]>(
  find: (known: Known, ...rest: Rest) => Found,
): (known: Known, ...rest: Rest) => Found {
  const found = new WeakMap<Known, Found>();
  return (known, ...rest) => {
    const before = found.get(known);
    if (before !== undefined || found.has(known)) return before as Found;
    const now = find(known, ...rest);
    found.set(known, now);
    return now;
  };
}
