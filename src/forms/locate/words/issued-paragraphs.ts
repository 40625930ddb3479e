import { remembered } from '../../../domain/remembered.ts';
import { fold } from '../../document/fold.ts';
import { type FormDocument, paragraphText } from '../../document/form-document.ts';

/** Shorter ones ("From:") may stand in anybody's line. */
const LEAST_LETTERS = 24;

/** What still belongs to the sentence before. */
const CLOSING = /^[\p{Po}\p{Pe}\p{Pf}\s]+/u;

/** What the blank form says around its table, a paragraph each, as letters alone. */
export function paragraphsAround({ paragraphs }: FormDocument): string[] {
  const around = paragraphs.filter(({ place }) => place.table === undefined).map(paragraphText);
  return around.map((text) => lettersOf(text).letters).filter(({ length }) => length >= LEAST_LETTERS);
}

/** A line of fewer letters may say something of its own in words that the form has too. */
const LEAST_OF_LINE = 12;

/** A paragraph put together of lines, without what the form itself says in it: whole paragraphs, or a line or two of one. */
export function withoutIssued(text: string, issued: readonly string[]): string {
  const rest = addedTo(text, issued);
  if (rest !== '') return withoutIssued(rest, issued);
  const { letters } = lettersOf(text);
  const isIssued = letters.length >= LEAST_OF_LINE && issued.some((paragraph) => paragraph.includes(letters));
  return isIssued || issued.includes(letters) ? '' : text;
}

/** What stands in a paragraph of the form's own beside what the form says there; empty where nothing does, or in no such paragraph. */
export function addedTo(text: string, issued: readonly string[]): string {
  const { letters, ends } = lettersOf(text);
  for (const paragraph of issued) {
    const at = letters.indexOf(paragraph);
    if (at < 0) continue;
    const from = at === 0 ? 0 : (ends[at - 1] ?? 0);
    const behind = text.slice(ends[at + paragraph.length - 1]).replace(CLOSING, '');
    const rest = `${text.slice(0, from)} ${behind}`.trim();
    return lettersOf(rest).letters === '' ? '' : rest;
  }
  return '';
}

/** A text's letters and digits, folded, and where in it each of them ends. */
const lettersOf = remembered((text): { letters: string; ends: readonly number[] } => {
  let letters = '';
  const ends: number[] = [];
  let end = 0;
  for (const codePoint of text) {
    end += codePoint.length;
    const own = lettersIn(codePoint);
    letters += own;
    for (let at = 0; at < own.length; at++) ends.push(end);
  }
  return { letters, ends };
});

const lettersIn = remembered((codePoint) => fold(codePoint).replace(/[^\p{L}\p{N}]/gu, ''));
