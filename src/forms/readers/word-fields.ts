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

/** Fields that show nothing of their own, or of which a form that was never filled in has no result. */
const SHOW_NOTHING = new Set(
  (
    'SET ASK XE TC TA RD PRIVATE NEXT NEXTIF SKIPIF MERGEREC MERGESEQ MERGEFIELD ADDIN ADDRESSBLOCK GREETINGLINE ' +
    'FORMTEXT FORMCHECKBOX FORMDROPDOWN CONTROL EMBED HTMLCONTROL HYPERLINK TOC INDEX BIBLIOGRAPHY DATABASE ' +
    'TITLE SUBJECT AUTHOR KEYWORDS COMMENTS LASTSAVEDBY FILENAME TEMPLATE INFO DOCPROPERTY ' +
    'USERNAME USERADDRESS USERINITIALS DATE TIME CREATEDATE SAVEDATE PRINTDATE EDITTIME ' +
    'PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF SYMBOL EQ MACROBUTTON'
  ).split(' '),
);
/** What stands for a text that nobody can foretell: read as a sign that may be anything. */
export const UNTOLD = '\uFFFD';

/**
 * What a field shows that was stored without a result: Word works it out when it prints or updates the file, as with a
 * QUOTE or an IF, and until then one person sees nothing there and another its text.
 */
export function untoldResult(instruction: string): string {
  const [word = ''] = instruction.trim().split(/[\s\\"]+/);
  return word === '' || SHOW_NOTHING.has(word.toUpperCase()) ? '' : UNTOLD;
}

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

  get all(): readonly Field[] {
    return this.#fields;
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
