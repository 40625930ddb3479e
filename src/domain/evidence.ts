/** The four places of a form's record that can bear a mark: two boxes, and under the first of them two circles. */
export const SLOTS = ['assign', 'no-comments', 'comments', 'not-assign'] as const;

export type Slot = (typeof SLOTS)[number];

/** A pair of slots of which one is to be chosen. */
export type Pair = readonly [Slot, Slot];

export const BOXES: Pair = ['assign', 'not-assign'];
export const OPTIONS: Pair = ['no-comments', 'comments'];

/** What kind of thing a reader looked at. A state from a form field is a fact; a mark on a page is a measurement. */
export type ObservationSource =
  | 'form-field' // a legacy Word check box (FORMCHECKBOX) or its equivalent in odt, rtf, doc
  | 'content-control' // a Word or LibreOffice content-control check box
  | 'active-x' // an ActiveX or OLE control
  | 'acroform' // a PDF form's check box or radio button
  | 'glyph' // a box or circle character that shows a state by itself (☒, ☐)
  | 'typed-mark' // a character typed at a box or circle (X, ✓)
  | 'vector-box' // a box drawn as lines on a PDF page
  | 'annotation' // ink, highlight, stamp or free text laid over a PDF page
  | 'strike' // wording struck through
  | 'emphasis' // wording highlighted, bold, underlined or coloured
  | 'tracked-change' // wording inserted or deleted with change tracking
  | 'deletion' // an option's wording removed from the form
  | 'ink'; // ink measured in a scanned or rendered page

/** Where in an attachment something was seen: a part and table cell, or a page and a box on it. */
export interface Place {
  /** The part of a container (`word/document.xml`), or the file's own name for formats without parts. */
  part: string;
  table?: number;
  /** Zero-based row and column of the table. */
  row?: number;
  column?: number;
  /** Zero-based running number of the paragraph in the part. */
  paragraph?: number;
  /** One-based page. */
  page?: number;
  /** Left, top, width, height as shares (0 to 1) of the page, from its top left corner. */
  box?: [number, number, number, number];
}

/** What was seen at one slot of one record. Observations never decide: `interpretForm` weighs them. */
export interface Observation {
  slot: Slot;
  source: ObservationSource;
  /** `unclear` is a mark that is there but cannot be told (a hairline, a typed letter O at a circle). */
  state: 'marked' | 'empty' | 'unclear';
  place: Place;
  /** The mark itself as a person would name it: the character, the field's name, the ink share. */
  mark?: string;
  /** Who made it, where the format says so (tracked changes, annotations). */
  author?: string;
  /** How sure the reader is of the state, 0 to 1. A form field's state is 1. */
  strength: number;
}

/** An observation together with the attachment and reader it came from: what an answer rests on. */
export interface Evidence extends Observation {
  /** File name of the attachment, with the containers it lay in: `reply.zip/Annex 2.docx`. */
  attachment: string;
  /** SHA-256 of the attachment's bytes, hexadecimal. */
  sha256: string;
  reader: string;
}
