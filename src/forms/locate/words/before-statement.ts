import type { Place } from '../../../domain/evidence.ts';
import { markWord } from '../../phrases/mark-words.ts';
import type { Line } from '../blocks.ts';
import { type Char, textOf } from '../chars.ts';
import { type DraftSlot, placeOf } from '../draft.ts';
import { scanSigns, untold } from '../signs.ts';

/** "un-assigns": what a hyphen joins to a statement changes its first word. */
export function isPrefix(text: string): boolean {
  return /^\s*\p{L}{2,5}\p{Pd}$/u.test(text);
}

/** A number or letter alone, in brackets perhaps, stands before the statement as a sign does, and ends no phrase. */
export function isLone(text: string): boolean {
  return /^\s*(?:\p{Nd}|[\p{L}--\p{Script=Han}]|[\[\(\{]\s?\p{Nd}\s?[\]\)\}])$/v.test(text);
}

/** "X.1352: assigns ...", "..., no comments": right behind a word such a sign ends what the word ends, and is typed for no box. */
const PUNCTUATION = /^(?:\s?[:;：；]|[,.，。、])\s*$/u;

/** What stands before a statement as its sign: signs, or a number alone. */
export function leadOf(leading: readonly Char[], prefix: readonly Char[]): string {
  const text = textOf(prefix);
  if (isLone(textOf(leading))) return `${textOf(leading)}${text}`;
  return leading.length > 0 && PUNCTUATION.test(text) ? '' : text;
}

/** What stands before a statement in its line; of "☐ YES" the answer alone, typed at a box that was left empty. */
export function leadingText(chars: readonly Char[]): string {
  const { signs, words } = scanSigns(chars);
  const answer = words.map((word) => word.text).join(' ');
  const isAnswer = markWord(answer) !== null && signs.every((sign) => sign.state === 'empty');
  return isAnswer ? answer : textOf(chars).trim();
}

/** A box among words in front of the statement: it is not empty, and nobody can tell what it says. */
export function addAmongWords(slot: DraftSlot, chars: readonly Char[], place: Place): void {
  const boxes = scanSigns(chars).signs.filter(({ item, source }) => item.kind === 'box' || source === 'glyph');
  for (const sign of boxes) if (sign.state !== 'empty' && !sign.bullet) slot.signs.push({ ...untold(sign), place });
}

/** Words such as "yes" where only a sign belongs. */
export function addUnclear(slot: DraftSlot, line: Line, length: number): void {
  const item = line.chars[0]?.item;
  const mark = leadingText(line.chars.slice(0, length));
  if (item) slot.signs.push({ state: 'unclear', source: 'typed-mark', mark, at: 0, item, place: line.place });
}

export function addWaiting(line: Line, slot: DraftSlot, hasOwn: boolean): void {
  slot.beside.push(line.text);
  for (const sign of scanSigns(line.chars).signs) {
    // Where the statement has a sign in its own line, another one above it may belong to the option before.
    const told = hasOwn && sign.state === 'marked' ? untold(sign) : sign;
    slot.signs.push({ ...told, place: placeOf(sign, line.place), detached: true });
  }
}
