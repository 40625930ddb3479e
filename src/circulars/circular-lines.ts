import { fold } from '../forms/document/fold.ts';
import { type FormDocument, paragraphText } from '../forms/document/form-document.ts';

/** A line of the circular, with its folded form for comparing. */
export interface Line {
  text: string;
  folded: string;
}

/** What a program that extracts text from Word files leaves of bookmarks and pictures. */
const RESIDUE = /\[(?:bookmark|image): ?[^\]]*\]/gu;
/** Longer lines are no part of a circular that has to be understood; what is cut off is never a number or date. */
const LONGEST_LINE = 6000;

/** The lines of the document itself, in reading order, empty ones left out; letterhead and notes are no part of it. */
export function circularLines(document: FormDocument): Line[] {
  const main = mainPart(document);
  return document.paragraphs
    .filter(({ place }) => place.part === main)
    .flatMap((paragraph) => paragraphText(paragraph).split('\n'))
    .map(lineOf)
    .filter(({ text }) => text !== '');
}

export function lineOf(raw: string): Line {
  const text = raw.replace(RESIDUE, '').normalize('NFC').replace(/\s+/gu, ' ').trim().slice(0, LONGEST_LINE);
  return { text, folded: fold(text) };
}

/** The part with most paragraphs: a header or a note never has as many as the letter. */
function mainPart({ paragraphs }: FormDocument): string {
  const counts = new Map<string, number>();
  for (const { place } of paragraphs) counts.set(place.part, (counts.get(place.part) ?? 0) + 1);
  return [...counts].sort((left, right) => right[1] - left[1])[0]?.[0] ?? '';
}
