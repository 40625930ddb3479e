import type { Traits } from '../../document/letters-set.ts';
import { letterTraits } from './letter-traits.ts';
import { type ParagraphLook, PLAIN_PARAGRAPH } from './paragraph-look.ts';

/** What the text of a group is for. */
export type Destination =
  | 'text'
  | 'fonts'
  | 'colours'
  | 'authors'
  | 'generator'
  | 'picture'
  | 'form'
  | 'form-name'
  | 'object-class'
  | 'shape-name'
  | 'shape-value'
  | 'comment'
  | 'without-unicode'
  | 'ignored';

/** The formatting of text, as far as it bears a meaning on a form. */
export interface TextFormat extends Traits {
  bold: boolean;
  italic: boolean;
  /** The same of letters that are written from right to left. */
  boldComplex: boolean;
  italicComplex: boolean;
  strike: boolean;
  doubleStrike: boolean;
  underline: boolean;
  hidden: boolean;
  /** Set too narrow against their font to be seen. */
  narrow: boolean;
  /** Raised or lowered to another line: nobody can tell to which it belongs. */
  offLine: boolean;
  /** In half points. */
  size: number;
  /** Numbers in the table of colours; 0 is automatic. */
  colour: number;
  highlight: number;
  background: number;
  /** How much of the ground behind it a pattern covers, in hundredths of a per cent. */
  pattern: number;
  framed: boolean;
  font: number;
  inserted: boolean;
  deleted: boolean;
  /** Moved here, or moved away from here, with change tracking. */
  movedHere: boolean;
  movedAway: boolean;
  insertedBy: number;
  deletedBy: number;
  movedBy: number;
}

/** Everything that a closing brace restores. */
export interface GroupState {
  destination: Destination;
  /** Where a text that is written twice goes in its better version. */
  better: Destination;
  format: TextFormat;
  /** How many characters stand for each \u in programs that know no Unicode. */
  fallbackLength: number;
  inTable: boolean;
  tableDepth: number;
  around: ParagraphLook;
  /** What to do when the group ends; not inherited by groups inside. */
  onEnd: (() => void) | null;
}

export const PLAIN_FORMAT: TextFormat = {
  bold: false,
  italic: false,
  boldComplex: false,
  italicComplex: false,
  strike: false,
  doubleStrike: false,
  underline: false,
  hidden: false,
  narrow: false,
  offLine: false,
  size: 24,
  colour: 0,
  highlight: 0,
  background: 0,
  pattern: 0,
  framed: false,
  font: 0,
  inserted: false,
  deleted: false,
  movedHere: false,
  movedAway: false,
  insertedBy: 0,
  deletedBy: 0,
  movedBy: 0,
};

export const FIRST_STATE: GroupState = {
  destination: 'text',
  better: 'text',
  format: PLAIN_FORMAT,
  fallbackLength: 1,
  inTable: false,
  tableDepth: 0,
  around: PLAIN_PARAGRAPH,
  onEnd: null,
};

type Switch =
  | 'bold'
  | 'italic'
  | 'boldComplex'
  | 'italicComplex'
  | 'strike'
  | 'doubleStrike'
  | 'hidden'
  | 'inserted'
  | 'deleted'
  | 'movedHere'
  | 'movedAway';

const SWITCHES: Readonly<Record<string, Switch>> = {
  b: 'bold',
  i: 'italic',
  ab: 'boldComplex',
  ai: 'italicComplex',
  strike: 'strike',
  striked: 'doubleStrike',
  v: 'hidden',
  revised: 'inserted',
  deleted: 'deleted',
  mvt: 'movedHere',
  mvf: 'movedAway',
};

const NUMBERS: Readonly<
  Record<
    string,
    'colour' | 'highlight' | 'background' | 'pattern' | 'font' | 'size' | 'insertedBy' | 'deletedBy' | 'movedBy'
  >
> = {
  cf: 'colour',
  highlight: 'highlight',
  cb: 'background',
  chcbpat: 'background',
  chshdng: 'pattern',
  f: 'font',
  fs: 'size',
  revauth: 'insertedBy',
  revauthdel: 'deletedBy',
  mvauth: 'movedBy',
};

/** In per cent of the width that the font gives. */
const NARROW = 20;

function isNarrow(width: number | null): boolean {
  return width !== null && width > 0 && width < NARROW;
}

/** In half points: as much as a line is high. */
const LINE = 24;

/** \ul and its kinds (\uldb, \ulwave); \ulc is only the line's colour. */
const UNDERLINE = /^ul(?!c$|none$)[a-z]*$/;

/** The formatting after a control word, or null if the word is none of formatting. */
export function formatAfter(format: TextFormat, word: string, value: number | null): TextFormat | null {
  const flag = SWITCHES[word];
  if (flag) return { ...format, [flag]: value !== 0 };
  const number = NUMBERS[word];
  if (number) return { ...format, [number]: value ?? 0 };
  if (word === 'chbrdr') return { ...format, framed: true };
  if (word === 'charscalex') return { ...format, ...letterTraits(word, value), narrow: isNarrow(value) };
  if (word === 'up' || word === 'dn') return { ...format, ...letterTraits(word, value), offLine: (value ?? 0) >= LINE };
  const traits = letterTraits(word, value);
  if (traits) return { ...format, ...traits };
  if (word === 'ulnone') return { ...format, underline: false };
  if (UNDERLINE.test(word)) return { ...format, underline: value !== 0 };
  return null;
}
