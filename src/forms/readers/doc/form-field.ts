/** A form field's own record, as far as a check box needs it. */
export interface FormField {
  kind: 'text' | 'checkbox' | 'dropdown';
  checked: boolean;
  name: string;
}

const KINDS = ['text', 'checkbox', 'dropdown'] as const;
const HEADER_SIZE = 0x44;
const VERSION = 0xffffffff;
/** "No result yet": the default holds ([MS-DOC] 2.9.78, iRes). */
const UNDEFINED_RESULT = 25;
const LONGEST_NAME = 64;

/**
 * Reads the FFData record to which a field's picture character points in the Data stream ([MS-DOC] 2.9.158, 2.9.78).
 * @returns null where there is no such record, or it is not whole.
 */
export function readFormField(data: Buffer | null, offset: number): FormField | null {
  if (!data || offset + HEADER_SIZE + 12 > data.length) return null;
  const end = offset + data.readUInt32LE(offset);
  const record = offset + data.readUInt16LE(offset + 4);
  if (end > data.length || record < offset + 6 || record + 12 > end) return null;
  if (data.readUInt32LE(record) !== VERSION) return null;
  const bits = data.readUInt16LE(record + 4);
  const kind = KINDS[bits & 3];
  const result = (bits >>> 2) & 31;
  const nameLength = data.readUInt16LE(record + 10);
  const afterName = record + 12 + 2 * nameLength + 2;
  if (!kind || nameLength > LONGEST_NAME || afterName + 2 > end) return null;
  const name = data.toString('utf16le', record + 12, afterName - 2);
  if (kind !== 'checkbox') return { kind, checked: false, name };
  const checked = checkedState(result, data.readUInt16LE(afterName));
  return checked === null ? null : { kind, checked, name };
}

/** Any result but 0, 1 and "undefined", and any default but 0 and 1, is not one that Word writes: no guess. */
function checkedState(result: number, byDefault: number): boolean | null {
  const state = result === UNDEFINED_RESULT ? byDefault : result;
  return state === 0 ? false : state === 1 ? true : null;
}
