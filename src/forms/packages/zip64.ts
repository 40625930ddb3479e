/** Stands for a number that the ZIP64 fields hold. */
export const IN_ZIP64 = 0xffffffff;

const ZIP64_EXTRA = 1;

/** Sizes and offset of an entry, where they stand in its ZIP64 extra field: in this order, those alone that say so. */
export function zip64Values(extra: Uint8Array, values: readonly number[]): number[] {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === ZIP64_EXTRA) {
      let next = at + 4;
      return values.map((value) => {
        if (value !== IN_ZIP64 || next + 8 > Math.min(extra.length, at + 4 + length)) return value;
        next += 8;
        return Number(view.getBigUint64(next - 8, true));
      });
    }
    at += 4 + length;
  }
  return [...values];
}
