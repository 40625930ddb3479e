import { foldCodePoint } from '../document/fold.ts';
import type { Paragraph } from '../document/form-document.ts';
import { glyphKind } from '../document/glyphs.ts';

/** One code point of a paragraph and the item it stands in; a box stands for itself. */
export interface Letter {
  codePoint: string;
  item: Paragraph['items'][number];
}

/** A word as comparison takes it, and where it stands: letters `from` to `to` (exclusive) of its paragraph. */
export interface PhraseWord {
  folded: string;
  paragraph: number;
  from: number;
  to: number;
  /** A sign, a box or a bracket stands between the word before and this one: no phrase reaches over it. */
  apart: boolean;
}

const WORD_PART = /[\p{L}\p{N}\p{Mn}\p{Mc}]/u;
const HAN = /\p{Script=Han}/u;
const PARTING = /[([{)\]}（［【）］】\t]/u;

export function lettersOf(paragraph: Paragraph): Letter[] {
  return paragraph.items.flatMap((item): Letter[] =>
    item.kind === 'box' ? [{ codePoint: '\uFFFC', item }] : [...item.text].map((codePoint) => ({ codePoint, item })),
  );
}

/** The words of one paragraph, folded; each Chinese character is a word. */
export function wordsOfLetters(letters: readonly Letter[], paragraph: number): PhraseWord[] {
  const words: PhraseWord[] = [];
  let apart = false;
  let at = 0;
  while (at < letters.length) {
    const letter = letters[at];
    if (!letter || !isWordPart(letter)) {
      apart ||= letter !== undefined && parts(letter);
      at++;
      continue;
    }
    const to = wordEnd(letters, at);
    words.push({ folded: foldAll(letters.slice(at, to)), paragraph, from: at, to, apart });
    apart = false;
    at = to;
  }
  return words;
}

function isWordPart({ codePoint, item }: Letter): boolean {
  return item.kind === 'text' && WORD_PART.test(codePoint) && glyphKind(codePoint) === null;
}

function parts({ codePoint, item }: Letter): boolean {
  return item.kind === 'box' || PARTING.test(codePoint) || /^(?:box|circle|free)/.test(glyphKind(codePoint) ?? '');
}

function wordEnd(letters: readonly Letter[], start: number): number {
  const first = letters[start];
  let end = start + 1;
  if (first && HAN.test(first.codePoint)) return end;
  for (let next = letters[end]; next && isWordPart(next) && !HAN.test(next.codePoint); next = letters[end]) end++;
  return end;
}

function foldAll(letters: readonly Letter[]): string {
  return letters.map(({ codePoint }) => foldCodePoint(codePoint)).join('');
}

/** Letters put together to items again: neighbours of one item become one piece of its kind. */
export function itemsOf(letters: readonly Letter[]): Paragraph['items'] {
  const runs: { item: Letter['item']; text: string }[] = [];
  for (const { codePoint, item } of letters) {
    const last = runs.at(-1);
    if (last && last.item === item && item.kind === 'text') last.text += codePoint;
    else runs.push({ item, text: codePoint });
  }
  return runs.flatMap(({ item, text }): Paragraph['items'] => {
    if (item.kind === 'box') return [item];
    return text === '' ? [] : [{ ...item, text }];
  });
}
