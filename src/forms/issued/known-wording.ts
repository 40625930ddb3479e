import type { Place } from '../../domain/evidence.ts';
import type { FormDocument } from '../document/form-document.ts';
import type { IssuedPhrase, IssuedWording } from './learn-wording.ts';
import { itemsOf, type Letter, lettersOf, type PhraseWord, wordsOfLetters } from './phrase-words.ts';

/** So short a phrase ("Data:") is the form's own only where a line begins with it. */
const SHORT = 3;

/**
 * The document with the issued form's own wording put into words that the readers know, wherever it stands as issued,
 * word for word. Signs, boxes, formatting and whatever else the sender wrote stay as they are.
 */
export function inKnownWording(document: FormDocument, { phrases }: IssuedWording): FormDocument {
  const letters = document.paragraphs.map(lettersOf);
  const words = letters.map(wordsOfLetters);
  const byFirst = Map.groupBy(phrases, ({ words: [first = ''] }) => first);
  for (const block of blocksOf(document)) {
    const own = block.flatMap((paragraph) => words[paragraph] ?? []);
    let at = 0;
    while (at < own.length) {
      const phrase = byFirst.get(own[at]?.folded ?? '')?.find((each) => standsAt(each, own, at));
      if (phrase) replace(phrase, own.slice(at, at + phrase.words.length), letters);
      at += phrase?.words.length ?? 1;
    }
  }
  const paragraphs = document.paragraphs.map(({ place }, at) => ({ place, items: itemsOf(letters[at] ?? []) }));
  return { ...document, paragraphs };
}

/** The numbers of paragraphs that stand together in one cell, or in one run outside tables. */
function blocksOf({ paragraphs }: FormDocument): number[][] {
  const blocks: number[][] = [];
  paragraphs.forEach(({ place }, at) => {
    const before = paragraphs[at - 1]?.place;
    if (before && cellOf(before) === cellOf(place)) blocks.at(-1)?.push(at);
    else blocks.push([at]);
  });
  return blocks;
}

function cellOf({ part, table, row, column }: Place): string {
  return [part, table, row, column].join(' ');
}

function standsAt({ words, known }: IssuedPhrase, own: readonly PhraseWord[], start: number): boolean {
  const isThere = words.every((word, at) => {
    const found = own[start + at];
    return found?.folded === word && (at === 0 || !found.apart);
  });
  if (!isThere || words.length >= SHORT) return isThere;
  const [before, first, after] = [own[start - 1], own[start], own[start + words.length]];
  const begins = before?.paragraph !== first?.paragraph || first?.apart === true;
  return begins && (known !== '' || after?.paragraph !== first?.paragraph);
}

/**
 * Puts the known wording in the place of the issued one, so many of its words for each of those, so that a part of the
 * wording in bold letters stays a part in bold letters.
 */
function replace({ known }: IssuedPhrase, words: readonly PhraseWord[], letters: Letter[][]): void {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return;
  for (let paragraph = first.paragraph; paragraph <= last.paragraph; paragraph++) {
    const line = letters[paragraph] ?? [];
    const from = paragraph === first.paragraph ? first.from : 0;
    const to = paragraph === last.paragraph ? last.to : line.length;
    for (let at = from; at < to; at++) write(line, at, '');
  }
  const knownWords = known === '' ? [] : known.split(' ');
  words.forEach(({ paragraph, from }, at) => {
    const [start, end] = [at, at + 1].map((each) => Math.floor((each * knownWords.length) / words.length));
    const share = knownWords.slice(start, end).join(' ');
    const isLast = end === knownWords.length;
    if (share !== '') write(letters[paragraph] ?? [], from, isLast ? share : `${share} `);
  });
}

function write(line: Letter[], at: number, codePoint: string): void {
  const letter = line[at];
  if (letter) line[at] = { ...letter, codePoint };
}
