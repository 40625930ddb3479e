/** The file cut off at so many places, spread evenly. */
export function* truncations(bytes: Uint8Array, count: number): Generator<Uint8Array> {
  for (let index = 0; index < count; index += 1) yield bytes.slice(0, Math.floor((bytes.length * index) / count));
}

/** Copies of the file with some bits turned over, the same on every run. */
export function* bitFlips(bytes: Uint8Array, count: number, flipsEach = 8): Generator<Uint8Array> {
  const random = pseudoRandom(bytes.length);
  for (let index = 0; index < count; index += 1) {
    const copy = Uint8Array.from(bytes);
    for (let flip = 0; flip < flipsEach; flip += 1) {
      const at = Math.floor(random() * copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    }
    yield copy;
  }
}

/** A linear congruential generator: enough to spread damage, and the same damage each time. */
function pseudoRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
