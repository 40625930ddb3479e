import stringWidth from 'string-width';
import { glyphKind, wordKind } from '../../document/glyphs.ts';

/** "[X]", "( )": boxes and circles as they are typed. */
const TYPED_BOX = /^[[(]\s?\S?\s?[\])]/u;

/** A word that goes on behind its hyphen: "X.5Gsec-" of "X.5Gsec-ctrl". */
const HYPHENATED = /[\p{L}\p{N}][-\u2010\u2011]$/u;

/**
 * The lines of a cell as paragraphs: a line goes on in the next one where that one's first word had no room in it.
 * @param room how wide the longest line of the cell may be, on a screen.
 */
export function cellParagraphs(lines: readonly string[], room: number): string[] {
  const paragraphs: string[] = [];
  let last = '';
  for (const line of lines) {
    const text = line.trim();
    if (goesOn(last, text, room)) paragraphs.push(`${paragraphs.pop()}${gapBetween(last, text)}${text}`);
    else paragraphs.push(text);
    last = line.trimEnd();
  }
  return paragraphs;
}

function goesOn(line: string, next: string, room: number): boolean {
  if (line.trim() === '' || next === '' || beginsWithSign(next)) return false;
  const gap = isWide(next) ? 0 : 1;
  return stringWidth(line) + gap + stringWidth(firstWord(next)) > room;
}

function beginsWithSign(text: string): boolean {
  const [first = ''] = text;
  const [word = ''] = text.split(/\s/u, 1);
  return TYPED_BOX.test(text) || glyphKind(first) !== null || wordKind(word) !== null;
}

/** In Chinese a line may be broken before every sign but those that end something. */
function firstWord(text: string): string {
  if (!isWide(text)) return text.match(/^[^\s\u2E80-\uFFEF]+/u)?.[0] ?? '';
  return text.match(/^.[\p{Pe}\p{Pf}\p{Po}]*/u)?.[0] ?? '';
}

function isWide(text: string): boolean {
  const [first = ''] = text;
  return stringWidth(first) === 2;
}

function gapBetween(line: string, next: string): string {
  const last = Array.from(line).at(-1) ?? '';
  return (isWide(last) && isWide(next)) || HYPHENATED.test(line) ? '' : ' ';
}
