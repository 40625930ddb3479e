/** One change of a property: a code ("sprm" in [MS-DOC] 2.2.5) with its operand. */
export interface Modifier {
  code: number;
  /** The operand's bytes; for those of variable length without the length byte. */
  operand: Buffer;
}

const OPERAND_SIZES = [1, 1, 2, 4, 2, 2, null, 3] as const;
const DEFINE_TABLE = 0xd608;
const CHANGE_TABS = 0xc615;

/** The modifiers of a list, in order; a list that is cut off ends with its last whole modifier. */
export function readModifiers(list: Buffer): Modifier[] {
  const modifiers: Modifier[] = [];
  let at = 0;
  while (at + 3 <= list.length) {
    const code = list.readUInt16LE(at);
    const { start, size } = operandAt(list, at + 2, code);
    if (start + size > list.length) break;
    modifiers.push({ code, operand: list.subarray(start, start + size) });
    at = start + size;
  }
  return modifiers;
}

function operandAt(list: Buffer, at: number, code: number): { start: number; size: number } {
  const fixed = OPERAND_SIZES[code >>> 13];
  if (fixed) return { start: at, size: fixed };
  if (code === DEFINE_TABLE) {
    return at + 2 <= list.length ? { start: at + 2, size: list.readUInt16LE(at) - 1 } : { start: at, size: 3 };
  }
  const length = list[at] ?? 0;
  // A list of tab stops too long for one byte gives no length; nothing of interest can follow it.
  if (code === CHANGE_TABS && length === 255) return { start: at + 1, size: list.length };
  return { start: at + 1, size: length };
}

/** The operand as an unsigned number, of up to four bytes. */
export function operandNumber({ operand }: Modifier): number {
  return operand.length === 0 ? 0 : operand.readUIntLE(0, Math.min(4, operand.length));
}

/**
 * Whether a border is drawn: its second byte, or of the longer form its sixth, is the kind of its line; 0 is none, 0xff
 * that there is no border ([MS-DOC] 2.9.16, 2.9.17).
 */
export function isLine({ operand }: Modifier): boolean {
  const kind = operand[operand.length >= 8 ? 5 : 1] ?? 0;
  return kind !== 0 && kind !== 0xff;
}

/** The short form that a piece may carry instead of a list ([MS-DOC] 2.9.215): a code's number and one byte. */
export function expandShortModifier(isprm: number, value: number): Modifier | null {
  const code = SHORT_CODES[isprm];
  return code === undefined ? null : { code, operand: Buffer.of(value) };
}

const SHORT_CODES: Readonly<Record<number, number>> = {
  24: 0x2416,
  25: 0x2417,
  65: 0x0800,
  66: 0x0801,
  71: 0x0806,
  77: 0x2a0c,
  83: 0x2a33,
  85: 0x0835,
  86: 0x0836,
  87: 0x0837,
  92: 0x083c,
  94: 0x2a3e,
  98: 0x2a42,
  115: 0x2a53,
  117: 0x0855,
};
