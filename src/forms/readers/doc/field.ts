import type { FormField } from './form-field.ts';

/** A field that is being read: its instruction first, then (after a separator) what it shows. */
export interface OpenField {
  instruction: string;
  showsResult: boolean;
  /** Set where the field has form data; null where the data cannot be read. */
  form?: FormField | null;
}

export type FieldKind = 'checkbox' | 'dropdown' | 'control' | 'symbol' | 'button' | 'other';

const KINDS: Readonly<Record<string, FieldKind>> = {
  FORMCHECKBOX: 'checkbox',
  FORMDROPDOWN: 'dropdown',
  CONTROL: 'control',
  SYMBOL: 'symbol',
  MACROBUTTON: 'button',
};

export function fieldKind(field: OpenField): FieldKind {
  return KINDS[words(field)[0]?.toUpperCase() ?? ''] ?? 'other';
}

/** Whether what stands after the separator is what a reader of the page sees; the others show their instruction. */
export function hasVisibleResult(field: OpenField): boolean {
  return fieldKind(field) === 'other';
}

/** Whether an embedded control is one that can be ticked. */
export function isTickable(field: OpenField): boolean {
  return /check|option|toggle/i.test(words(field)[1] ?? '');
}

/** `SYMBOL 254 \f "Wingdings"`: a character's number and its font. */
export function symbolOf(field: OpenField): { code: number; font: string } | null {
  const code = Number(words(field)[1] ?? 'none');
  const font = /\\f\s+(?:"([^"]*)"|(\S+))/i.exec(field.instruction);
  return Number.isInteger(code) && code > 0 && code < 0x10ffff ? { code, font: font?.[1] ?? font?.[2] ?? '' } : null;
}

/** `MACROBUTTON name text`: people make boxes to click from it; the text is what they see. */
export function buttonText(field: OpenField): string {
  return words(field).slice(2).join(' ');
}

function words(field: OpenField): string[] {
  return field.instruction.trim().split(/\s+/);
}
