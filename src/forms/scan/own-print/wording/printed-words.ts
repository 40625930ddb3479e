import { fold, isRightToLeft } from '../../ocr/fold-text.ts';
import type { OcrWord } from '../../ocr/ocr.ts';

/** Words of the page that should be one piece of the issued form's wording, and that wording. */
export interface ReadWording {
  words: readonly OcrWord[];
  wording: string;
  /** Whether a short word must be the form's letter by letter. In a label recognition mixes scripts up. */
  strict?: boolean;
  /** How far beyond its words a line's own print may reach, in heights of a line: recognition loses letters at its ends. */
  beyond: { start: number; end: number };
}

/** Share of a word's letters that must take the place of a letter of the wording, and that must be that letter. */
const IN_PLACE = 0.6;
const ALIKE = 0.25;
const SHORT = 5;
const SHORT_ALIKE = 0.6;

/**
 * The words that stand for the wording, in its order and each letter but once: a word of a person's own is none of them,
 * even one that the form has elsewhere. Brackets and stops count where they stand beside such a word.
 */
export function printedWords({ words, wording, strict = true }: ReadWording): OcrWord[] {
  const folded = words.map((word) => foldPrint(word.text));
  const aligned = align(foldPrint(wording), folded);
  let position = 0;
  const loose = isRightToLeft(wording) ? foldPrint(wording) : '';
  const printed = words.filter((_, i) => {
    // Latin runs within Arabic stand in an order of their own.
    if ((folded[i]?.length ?? 0) > 1 && loose.includes(folded[i] ?? '')) {
      position += folded[i]?.length ?? 0;
      return true;
    }
    const length = folded[i]?.length ?? 0;
    const letters = aligned.slice(position, position + length);
    position += length;
    const inPlace = letters.filter((letter) => letter !== 'added').length;
    const alike = letters.filter((letter) => letter === 'same').length;
    // A short word of a person's own finds letters enough in any wording.
    const least = length < SHORT && strict ? SHORT_ALIKE : ALIKE;
    return length > 0 && inPlace >= length * IN_PLACE && (alike >= length * least || length === 1);
  });
  const stops = words.filter((word) => STOPS.test(word.text) && printed.some((other) => isBeside(word, other)));
  return [...printed, ...stops];
}

/** How many of the wording's letters, brackets and colons no word stands for. */
export function lostLetters({ words, wording }: ReadWording): number {
  const all = foldPrint(wording);
  const read = words.map((word) => word.text).join('');
  const letters = align(all, [foldPrint(read)]);
  const signs = (text: string) => text.match(/[():（）：]/gu)?.length ?? 0;
  const found = letters.filter((letter) => letter !== 'added').length;
  return all.length - found + Math.max(0, signs(wording) - signs(read));
}

/** Letters as recognition tells them apart; the circle that the statement shows is read as a letter or a nought. */
export function foldPrint(text: string): string {
  return fold(text.replace(/[\u20dd○◯]/gu, 'o'))
    .replace(/[0q©]/gu, 'o')
    .replace(/[li]/gu, '1');
}

type Letter = 'same' | 'other' | 'added';

/**
 * What a letter more or less costs, and how much dearer the first of several added ones is: what is added hangs together,
 * and is whole words rather than the end of one and the beginning of the next.
 */
const STEP = 10;
const BEGINS = 1;
const WITHIN_WORD = 1;

/** What each letter of the words stands for in the cheapest alignment with the wording (Levenshtein, with affine gaps). */
function align(wording: string, words: readonly string[]): Letter[] {
  const text = words.join('');
  const width = text.length + 1;
  const { cost, added } = alignmentCosts(wording, words);
  const letters = new Array<Letter>(text.length).fill('added');
  let [i, j] = [wording.length, text.length];
  let isAdding = false;
  while (i > 0 && j > 0) {
    const at = i * width + j;
    const here = cost[at] ?? 0;
    const same = wording[i - 1] === text[j - 1];
    if (!isAdding && here === (cost[at - width - 1] ?? 0) + (same ? 0 : STEP)) {
      letters[j - 1] = same ? 'same' : 'other';
      i -= 1;
      j -= 1;
    } else if (isAdding || here === added[at]) {
      isAdding = added[at] === (added[at - 1] ?? 0) + STEP;
      j -= 1;
    } else i -= 1;
  }
  return letters;
}

/** The least costs of aligning beginnings of both; and those where the text's last letter is added to the wording. */
function alignmentCosts(wording: string, words: readonly string[]): { cost: Uint32Array; added: Uint32Array } {
  const text = words.join('');
  const width = text.length + 1;
  const begins = words.flatMap((word) =>
    Array.from({ length: word.length }, (_, i) => BEGINS + (i > 0 ? WITHIN_WORD : 0)),
  );
  const cost = new Uint32Array((wording.length + 1) * width);
  const added = new Uint32Array(cost.length).fill(NEVER);
  for (let j = 1; j < width; j++) cost[j] = added[j] = j * STEP + BEGINS;
  for (let i = 1; i <= wording.length; i++) {
    cost[i * width] = i * STEP;
    for (let j = 1; j < width; j++) {
      const at = i * width + j;
      const more = Math.min((added[at - 1] ?? NEVER) + STEP, (cost[at - 1] ?? 0) + STEP + (begins[j - 1] ?? BEGINS));
      const swap = (cost[at - width - 1] ?? 0) + (wording[i - 1] === text[j - 1] ? 0 : STEP);
      added[at] = more;
      cost[at] = Math.min(more, swap, (cost[at - width] ?? 0) + STEP);
    }
  }
  return { cost, added };
}

const NEVER = 0x3fffffff;

const STOPS = /^[()[\].,:;،؛（）。，：；]+$/u;

/** On the word's line, no further from it than the circle in the statement, and no taller than the word. */
function isBeside({ box: sign }: OcrWord, { box: word }: OcrWord): boolean {
  const gap = Math.max(sign.x - (word.x + word.width), word.x - (sign.x + sign.width));
  const level = sign.y + sign.height > word.y && sign.y < word.y + word.height;
  return level && gap < word.height * 1.3 && sign.height <= word.height * 1.3 && sign.width <= word.height;
}
