import type { ObservationSource, Place } from '../../domain/evidence.ts';
import type { Saying } from '../../domain/saying.ts';
import type { LettersSet } from './letters-set.ts';

/**
 * What a reader makes of a document, whatever its format: paragraphs in reading order, each a run of text and boxes
 * with the formatting that can bear a meaning on a form. `locateRecords` finds the form in it.
 */
export interface FormDocument {
  paragraphs: Paragraph[];
  /** Something about the file that a person should know before trusting it (a part left out, a limit reached). */
  problems: DocumentProblem[];
  /** Set where its format tells lines alone: which of them make a paragraph is a guess. */
  inLines?: true;
  /** Set where another mail that it quotes has signs of a form. Its paragraphs are none of the above. */
  quotation?: Quotation;
  /** Lines of the mails that a mail passes on, of those that went between others than the Union. */
  passedOn?: string[];
}

/** What a mail quotes, and itself with it. */
export interface Quotation {
  quoted: Paragraph[];
  /** The mail with what it quotes in its place. Who may have answered between the lines. */
  whole: Paragraph[];
  /** It is one mail that the Union sent: what is marked on a form in it was marked by whoever quotes it. */
  isUnions: boolean;
}

export interface DocumentProblem extends Saying {
  code: 'attachment-damaged' | 'attachment-skipped' | 'marks-disagree' | 'mark-unclear' | 'condition-in-text';
  place?: Place;
}

export interface Paragraph {
  /** `table`, `row`, `column` are set exactly for paragraphs in table cells. Nested tables count as tables of their own. */
  place: Place;
  items: Item[];
  /** How many rows its cell spans, where that is more than one and the format says so. */
  rows?: number;
  /** Set where its table row has a cell over several columns, so that a column's number need not tell what it is under. */
  isInUnevenRow?: boolean;
}

export type Item = TextItem | BoxItem;

export interface TextItem extends LettersSet {
  kind: 'text';
  /** Unicode text; symbol fonts are mapped to the characters they show (`glyphs.ts`) by the reader. */
  text: string;
  /** Formatting that deviates from plain text. */
  format: ReadonlySet<Emphasis>;
  /** Present where the text was inserted or deleted with change tracking. */
  change?: Change;
}

export type Emphasis =
  | 'strike'
  | 'highlight'
  | 'bold'
  | 'italic'
  | 'underline'
  | 'colour'
  | 'faint' // grey letters
  | 'dimmed' // on a grey or black ground
  | 'hidden';

/** A box that knows its own state. A box drawn as a character (☐) is text, not a box item. */
export interface BoxItem {
  kind: 'box';
  source: ObservationSource;
  state: 'marked' | 'empty' | 'unclear';
  /** The field's name or the drawing's description, for the evidence. */
  mark?: string;
  /** More precise than the paragraph's place, where the reader knows (a box on a page). */
  place?: Place;
  /** What a marker did to the box itself, whatever it did to the wording. */
  look?: Emphasis;
  change?: Change;
}

export interface Change {
  type: 'inserted' | 'deleted';
  author: string | null;
}

/** The paragraph's text as accepted: what was inserted is in, what was deleted is out; boxes are left out. */
export function paragraphText(paragraph: Paragraph): string {
  return paragraph.items
    .map((item) => (item.kind === 'text' && item.change?.type !== 'deleted' ? item.text : ''))
    .join('');
}
