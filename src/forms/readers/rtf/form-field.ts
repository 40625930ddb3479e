import type { BoxItem } from '../../document/form-document.ts';

/** A form field's group as it is read: `{\*\formfield\fftype1\ffres25\ffdefres1 ...}`. */
export interface FormFieldGroup {
  type: number | null;
  result: number | null;
  byDefault: number | null;
  name: string;
}

const CHECKBOX = 1;
/** "No result yet": the default holds. */
const UNDEFINED_RESULT = 25;

export function emptyFormField(): FormFieldGroup {
  return { type: null, result: null, byDefault: null, name: '' };
}

export function formFieldWord(field: FormFieldGroup, word: string, value: number | null): void {
  if (word === 'fftype') field.type = value ?? 0;
  else if (word === 'ffres') field.result = value ?? 0;
  else if (word === 'ffdefres') field.byDefault = value ?? 0;
}

/** A check box's state. Values that Word never writes, and a field that gives none, are not guessed. */
export function formFieldState(field: FormFieldGroup | null): BoxItem['state'] {
  if (field?.type !== CHECKBOX) return 'unclear';
  const noResult = field.result === null || field.result === UNDEFINED_RESULT;
  const state = noResult ? field.byDefault : field.result;
  if (state === 1) return 'marked';
  return state === 0 ? 'empty' : 'unclear';
}
