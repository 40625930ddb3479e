/**
 * A search along a picture's pixels: the first one from an index on that is at least as dark as `level`, and `end` where
 * there is none before it. Most of a page is paper, of which four pixels are passed at a time.
 */
export function inkSearch(data: Uint8Array, level: number): (from: number, end: number) => number {
  const isWhole = data.byteOffset % Int32Array.BYTES_PER_ELEMENT === 0;
  const words = isWhole ? new Int32Array(data.buffer, data.byteOffset, data.length >> 2) : new Int32Array();
  // Added to the lower seven bits of a pixel, this sets its highest one from the level on.
  const toLevel = Math.imul(Math.max(0, 128 - level), ONE_EACH);
  const mayBeInked = (word: number) => ((((word & LOW_BITS) + toLevel) | word) & HIGH_BITS) !== 0;
  return (from, end) => {
    for (let i = from; i < end; i++) {
      if ((i & 3) === 0) {
        while (i < end && !mayBeInked(words[i >> 2] ?? HIGH_BITS)) i += 4;
        if (i >= end) break;
      }
      if ((data[i] ?? 0) >= level) return i;
    }
    return end;
  };
}

/** Of the four bytes of a word: 1 in each, their highest bits, and all others. */
const ONE_EACH = 0x01010101;
const HIGH_BITS = 0x80808080 | 0;
const LOW_BITS = 0x7f7f7f7f;
