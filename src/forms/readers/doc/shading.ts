import { type Ground, groundLook, rgbOfNumber, WORD_PALETTE } from '../../document/colour.ts';

/** A colour that is no colour, but the usual one. */
export const AUTOMATIC = 0xff000000;
/** Ten bytes: the colours of pattern and ground, and the pattern ([MS-DOC] 2.9.245). */
const SIZE = 10;
const NO_PATTERN = new Set([0, 0xffff]);
/** Two bytes: five bits for each colour's number in the palette, six for the pattern ([MS-DOC] 2.9.246). */
const SIZE_97 = 2;
const NOTHING_97 = 0xffff;

/** A shading's look. The colours of a pattern are not mixed here: it is a ground that is not paper. */
export function shadingAt(operand: Buffer, offset: number): Ground {
  if (operand.length < offset + 8) return 'none';
  const pattern = operand.length < offset + SIZE ? 0 : operand.readUInt16LE(offset + 8);
  if (!NO_PATTERN.has(pattern)) return 'dimmed';
  const ground = operand.readUInt32LE(offset + 4);
  return ground < AUTOMATIC ? groundLook(rgbOfNumber(ground)) : 'none';
}

/** The same as Word 97 wrote it. */
export function shading97At(operand: Buffer, offset: number): Ground {
  const value = operand.length < offset + SIZE_97 ? NOTHING_97 : operand.readUInt16LE(offset);
  if (value === NOTHING_97) return 'none';
  if (value >> 10 !== 0) return 'dimmed';
  const colour = WORD_PALETTE[(value >> 5) & 31];
  return colour ? groundLook(colour) : 'none';
}

export function shadings(operand: Buffer): Ground[] {
  return Array.from({ length: Math.floor(operand.length / SIZE) }, (_, index) => shadingAt(operand, SIZE * index));
}

export function shadings97(operand: Buffer): Ground[] {
  return Array.from({ length: Math.floor(operand.length / SIZE_97) }, (_, index) => {
    return shading97At(operand, SIZE_97 * index);
  });
}
