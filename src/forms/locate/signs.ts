import type { ObservationSource } from '../../domain/evidence.ts';
import { remembered, rememberedOf } from '../../domain/remembered.ts';
import type { BoxItem, TextItem } from '../document/form-document.ts';
import { glyphKind, isMarkLetter, isNoteSign, wordKind } from '../document/glyphs.ts';
import { type Char, textOf } from './chars.ts';

/** A box, circle or mark found in a stretch of text, and where in it. */
export interface Sign {
  state: 'marked' | 'empty' | 'unclear';
  source: ObservationSource;
  mark: string;
  at: number;
  item: TextItem | BoxItem;
  /** A list's own sign: means something only where it differs from its neighbour's. */
  bullet?: boolean;
}

export interface Word {
  text: string;
  at: number;
  end: number;
}

/** What stands in a stretch of text: the signs a form bears, and the words that are neither marks nor numbering. */
export interface Scan {
  readonly signs: readonly Sign[];
  readonly words: readonly Word[];
}

interface FoundSoFar {
  signs: Sign[];
  words: Word[];
}

const OPENING = '([{<|（［【';
const CLOSING: Record<string, string> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '<': '>',
  '|': '|',
  '（': '）',
  '［': '］',
  '【': '】',
};
const WORD_PART = /[\p{L}\p{N}\p{M}]/u;
const JOINER = /['’.\-‑_/]/u;
const LONGEST_NUMBER = 3;
const NUMBERING = /^(?:\d{1,2}|[a-h]|i{1,3}|iv)$/iu;

const isOtherWordPart = remembered((codePoint) => WORD_PART.test(codePoint) && !isNoteSign(codePoint));

/** Most letters are ASCII, and told without a look at the tables of Unicode. */
function isWordPart(codePoint: string): boolean {
  const code = codePoint.charCodeAt(0);
  if (code >= 0x80) return isOtherWordPart(codePoint);
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
}

/** Several rules look at one stretch of text in turn. */
export const scanSigns = rememberedOf((chars: readonly Char[]): Scan => {
  const scan: FoundSoFar = { signs: [], words: [] };
  let at = 0;
  while (at < chars.length) at = scanOne(chars, at, scan);
  return scan;
});

/** Takes what stands at this place and returns the place after it. */
function scanOne(chars: readonly Char[], at: number, scan: FoundSoFar): number {
  const char = chars[at];
  if (!char) return at + 1;
  if (char.item.kind === 'box') {
    const { state, source, mark } = char.item;
    scan.signs.push({ state, source, mark: mark ?? source, at, item: char.item });
    return at + 1;
  }
  const blank = blankField(chars, at);
  if (blank > 0) {
    const mark = textOf(chars, at, at + blank);
    scan.signs.push({ state: 'empty', source: 'glyph', mark, at, item: char.item });
    return at + blank;
  }
  const arrow = typedArrow(chars, at);
  if (arrow > 0) {
    const mark = textOf(chars, at, at + arrow);
    scan.signs.push(judged({ state: 'unclear', source: 'typed-mark', mark, at, item: char.item }));
    return at + arrow;
  }
  if (isWordPart(char.codePoint) && glyphKind(char.codePoint) === null) return scanWord(chars, at, scan);
  const sign = signOf(char, at);
  if (sign) scan.signs.push(sign);
  return at + 1;
}

/** The length of an empty field typed as "[ ]", "( )", "|_|" or "____", or 0. */
function blankField(chars: readonly Char[], at: number): number {
  const first = chars[at]?.codePoint ?? '';
  if (first === '_') {
    let end = at;
    while (chars[end]?.codePoint === '_') end++;
    return end - at >= 2 && !isMarkAt(chars, end) && !isMarkAt(chars, at - 1) ? end - at : 0;
  }
  const closing = OPENING.includes(first) ? CLOSING[first] : undefined;
  if (!closing) return 0;
  for (let end = at + 1; end < Math.min(chars.length, at + 10); end++) {
    const codePoint = chars[end]?.codePoint ?? '';
    if (codePoint === closing && chars[end]?.item.kind === 'text') return end + 1 - at;
    if (!/[\s_.…]/u.test(codePoint)) return 0;
  }
  return 0;
}

/** The length of an arrow typed as "->" or "==>", or 0. */
function typedArrow(chars: readonly Char[], at: number): number {
  const first = chars[at]?.codePoint ?? '';
  if (first !== '-' && first !== '=') return 0;
  let end = at;
  while (chars[end]?.codePoint === first) end++;
  return chars[end]?.codePoint === '>' ? end + 1 - at : 0;
}

function isMarkAt(chars: readonly Char[], at: number): boolean {
  const codePoint = chars[at]?.codePoint ?? '';
  return wordKind(codePoint) !== null || glyphKind(codePoint) === 'free-mark';
}

function scanWord(chars: readonly Char[], at: number, scan: FoundSoFar): number {
  const end = wordEnd(chars, at);
  const text = textOf(chars, at, end);
  const item = chars[at]?.item;
  const kind = wordKind(text);
  // "X 1373" is a number of the X series, "X.saf-dfs" was taken as one word.
  const isReference = kind !== null && /^[\s.]{0,2}\d/u.test(textOf(chars, end, end + 3));
  if (kind && item && !isReference) {
    const state = kind === 'free-mark' ? 'marked' : 'unclear';
    scan.signs.push(judged({ state, source: 'typed-mark', mark: text, at, item }));
  } else if (!(text.length <= LONGEST_NUMBER && NUMBERING.test(text) && /^[.)]/u.test(textOf(chars, end, end + 1)))) {
    scan.words.push({ text, at, end });
  }
  return end;
}

/** A word's end: joiners within it belong to it, so that "X.saf-dfs" never looks like a lone X. */
function wordEnd(chars: readonly Char[], start: number): number {
  // An X typed right before a capitalised word is a mark of its own.
  const first = chars[start]?.codePoint ?? '';
  if (isMarkLetter(first) && /^.\p{Lu}\p{Ll}/u.test(textOf(chars, start, start + 3))) return start + 1;
  let end = start;
  for (;;) {
    const char = chars[end];
    if (char?.item.kind !== 'text') return end;
    const isJoiner = JOINER.test(char.codePoint) && isInWord(chars[end + 1]?.codePoint ?? '');
    if (!isInWord(char.codePoint) && !isJoiner) return end;
    end++;
  }
}

function isInWord(codePoint: string): boolean {
  return isWordPart(codePoint) && glyphKind(codePoint) === null;
}

function signOf(char: Char, at: number): Sign | null {
  const { codePoint, item } = char;
  const make = (state: Sign['state'], source: ObservationSource) =>
    judged({ state, source, mark: codePoint, at, item });
  if (isNoteSign(codePoint)) return untold(make('unclear', 'typed-mark'), 'refers to a note');
  switch (glyphKind(codePoint)) {
    case 'box-marked':
    case 'circle-marked':
      return make('marked', 'glyph');
    case 'box-empty':
    case 'circle-empty':
      return { state: 'empty', source: 'glyph', mark: codePoint, at, item };
    case 'free-mark':
      return make('marked', 'typed-mark');
    case 'ambiguous':
      return make('unclear', 'typed-mark');
    case 'bullet':
      return { ...make('unclear', 'glyph'), bullet: true };
    default:
      return /[\p{S}\p{Co}!?]/u.test(codePoint) && !'<>|'.includes(codePoint) ? make('unclear', 'typed-mark') : null;
  }
}

/** A sign of which its place does not tell to what it belongs. */
export function untold<S extends Sign>(sign: S, where = 'between two statements'): S {
  return { ...sign, state: 'unclear', mark: `${sign.mark} (${where})` };
}

/** A mark that was struck out or hidden is there and is not: nobody can tell what is meant. */
function judged(sign: Sign): Sign {
  const format = sign.item.kind === 'text' ? sign.item.format : null;
  if (format?.has('strike')) return { ...sign, state: 'unclear', mark: `${sign.mark} (struck out)` };
  return format?.has('hidden') ? { ...sign, state: 'unclear', mark: `${sign.mark} (hidden)` } : sign;
}
