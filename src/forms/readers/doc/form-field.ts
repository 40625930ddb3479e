/** A form field's own record, as far as a check box needs it. */
export interface FormField {
  kind: 'text' | 'checkbox' | 'dropdown';
  checked: boolean;
  name: string;
}

const KINDS = ['text', 'checkbox', 'dropdown'] as const;
const HEADER_SIZE = 0x44;
/** Version, bits, the longest text and the box's size; the name follows. */
const FIXED_SIZE = 10;
const VERSION = 0xffffffff;
/** "No result yet": the default holds ([MS-DOC] 2.9.78, iRes). */
const UNDEFINED_RESULT = 25;
const LONGEST_NAME = 64;

/**
 * Reads the form data to which a field's picture character points in the Data stream ([MS-DOC] 2.9.158).
 * @returns null where there is no such record, or it is not whole.
 */
export function readFormField(data: Buffer | null, offset: number): FormField | null {
  if (!data || offset + HEADER_SIZE > data.length) return null;
  const end = offset + data.readUInt32LE(offset);
  const record = offset + data.readUInt16LE(offset + 4);
  return end > data.length || record < offset + 6 ? null : readFormData(data.subarray(record, end));
}

/** Reads an FFData record ([MS-DOC] 2.9.78); null where it is not whole or holds what Word never writes. */
export function readFormData(record: Buffer): FormField | null {
  if (record.length < FIXED_SIZE + 2 || record.readUInt32LE(0) !== VERSION) return null;
  const bits = record.readUInt16LE(4);
  const kind = KINDS[bits & 3];
  const nameLength = record.readUInt16LE(FIXED_SIZE);
  const afterName = FIXED_SIZE + 2 + 2 * nameLength + 2;
  if (!kind || nameLength > LONGEST_NAME || afterName + 2 > record.length) return null;
  const name = record.toString('utf16le', FIXED_SIZE + 2, afterName - 2);
  if (kind !== 'checkbox') return { kind, checked: false, name };
  const checked = checkedState((bits >>> 2) & 31, record.readUInt16LE(afterName));
  return checked === null ? null : { kind, checked, name };
}

/** Any result but 0, 1 and "undefined", and any default but 0 and 1, is not one that Word writes: no guess. */
function checkedState(result: number, byDefault: number): boolean | null {
  const state = result === UNDEFINED_RESULT ? byDefault : result;
  return state === 0 ? false : state === 1 ? true : null;
}
