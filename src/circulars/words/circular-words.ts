import type { DeterminedText } from '../../domain/consultation.ts';
import type { Language } from '../../domain/language.ts';

/**
 * The words by which one language's circular is understood. Only the English wording is taken from an issued circular;
 * the others are reconstructed, so that everything is known by key words and never by whole sentences. Phrases with
 * gaps are written as `forms/phrases/pattern.ts` describes.
 */
export interface CircularWords {
  language: Language;
  /** The word before the number of an annex. */
  annex: string[];
  /** The label before the subject. */
  subject: string[];
  /** How the letter begins. */
  salutation: string[];
  /** The line above a text's summary. */
  summary: string[];
  /** A heading in Annex 1 names a text by one of these. */
  draft: string[];
  /** Words of the kind of text, the most particular kinds first. */
  types: [DeterminedText['type'], string[]][];
  /** The study group's number. */
  studyGroup: string[];
  /** The same as an abbreviation, written together with the number: "SG17". */
  studyGroupSign: string[];
  /** A note that denies something, and one that makes an exception of the texts it names. */
  none: string[];
  except: string[];
  /** Intellectual property rights. */
  ipr: string[];
  /** Sentences that consult some Member States only. */
  restricted: string[];
  /** A circular that corrects another one. */
  corrigendum: string[];
  /** What stands before a place: "in Geneva". */
  in: string[];
}
