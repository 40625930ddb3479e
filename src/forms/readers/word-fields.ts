/** A Word field that is being read: its instruction first, then (after a separator) what it shows. */
export interface WordField {
  instruction: string;
  showsResult: boolean;
}

export type FieldKind = 'checkbox' | 'dropdown' | 'control' | 'symbol' | 'button' | 'other';

const KINDS: Readonly<Record<string, FieldKind>> = {
  FORMCHECKBOX: 'checkbox',
  FORMDROPDOWN: 'dropdown',
  CONTROL: 'control',
  SYMBOL: 'symbol',
  MACROBUTTON: 'button',
};

const MOST_NESTED = 50;

/** The fields around a place of the text. */
export class FieldStack<Field extends WordField> {
  readonly #fields: Field[] = [];

  open(field: Field): void {
    if (this.#fields.length >= MOST_NESTED) this.#fields.length = 0;
    this.#fields.push(field);
  }

  close(): Field | undefined {
    return this.#fields.pop();
  }

  get innermost(): Field | undefined {
    return this.#fields.at(-1);
  }

  /** The field to whose instruction a text at this place belongs, if it belongs to one. */
  get instructed(): Field | undefined {
    return this.#fields.findLast((field) => !field.showsResult);
  }

  /** Whether this place is seen on the page: in no instruction, nor in a result for which something else is shown. */
  get isShown(): boolean {
    return this.#fields.every((field) => field.showsResult && fieldKind(field) === 'other');
  }
}

export function fieldKind(field: WordField): FieldKind {
  return KINDS[words(field)[0]?.toUpperCase() ?? ''] ?? 'other';
}

/** Whether an embedded control's class is one that can be ticked ("Forms.CheckBox.1"). */
export function isTickable(controlClass: string): boolean {
  return /check|option|toggle/i.test(controlClass);
}

/** `CONTROL Forms.CheckBox.1 \s` */
export function controlClass(field: WordField): string {
  return words(field)[1] ?? '';
}

/** `SYMBOL 254 \f "Wingdings"`: a character's number and its font. */
export function symbolOf(field: WordField): { code: number; font: string } | null {
  const code = Number(words(field)[1] ?? 'none');
  const font = /\\f\s+(?:"([^"]*)"|(\S+))/i.exec(field.instruction);
  return Number.isInteger(code) && code > 0 && code < 0x10ffff ? { code, font: font?.[1] ?? font?.[2] ?? '' } : null;
}

/** `MACROBUTTON name text`: people make boxes to click from it; the text is what they see. */
export function buttonText(field: WordField): string {
  return words(field).slice(2).join(' ');
}

function words(field: WordField): string[] {
  return field.instruction.trim().split(/\s+/);
}
