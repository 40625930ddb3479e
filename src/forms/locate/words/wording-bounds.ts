import { fold, foldedWords } from '../../document/fold.ts';
import { markWord } from '../../phrases/mark-words.ts';
import { foreignWords, isCourtesy } from '../../phrases/vocabulary.ts';
import type { Line, LineAnchor } from '../blocks.ts';
import { textOf } from '../chars.ts';
import { isStatement } from '../columns/side-cells.ts';
import type { DraftSlot } from '../draft.ts';
import { type Scan, scanSigns, untold } from '../signs.ts';
import { splitPrefix } from './split-prefix.ts';

/** The form's own words that, alone before a statement, turn it round. */
const TURNS_ROUND = new RegExp(
  `(?<!\\p{L})(?:${foldedWords('not|no|none|yes|non|ne|pas|oui|si|не|нет|да|لا|نعم|غير')})(?!\\p{L})|不|未|否|是`,
  'u',
);

export function turnsRound(text: string): boolean {
  return TURNS_ROUND.test(fold(text));
}

/** A line may begin with the end of the option before it in one language only: "Замечаний нет". */
const LAST_WORD = fold('нет');

/**
 * Whether all that stands before a statement in its line is "yes" or "no": an answer to what follows, not the end of
 * the wording before, which ends in such a word only where it lacks it still.
 */
export function answersNext(text: string, before: DraftSlot): boolean {
  const word = markWord(text);
  if (word !== 'yes' && word !== 'no') return false;
  return fold(text) !== LAST_WORD || wordsOf(before).includes(LAST_WORD);
}

function wordsOf({ body }: DraftSlot): string[] {
  return fold(body.map(({ chars }) => textOf(chars)).join(' ')).match(/\p{L}+/gu) ?? [];
}

/** Several statements in one line, the first with nothing before it and the last with a sign after it. */
export function signsBehind(line: Line, anchors: readonly LineAnchor[]): boolean {
  const [first, last] = [anchors[0], anchors.at(-1)];
  if (!first || !last || first === last) return false;
  const before = scanSigns(splitPrefix(line.chars.slice(0, first.head)).prefix).signs;
  const tail = scanSigns(line.chars.slice(last.head));
  return before.length === 0 && tail.signs.some((sign) => sign.at >= (tail.words.at(-1)?.end ?? 0));
}

export function untoldScan(scan: Scan): Scan {
  return { ...scan, signs: scan.signs.map((sign) => untold(sign)) };
}

/** Signs in cells before and behind the statements of one row: which belong to which cannot be told. */
export function leaveUntold(slots: readonly DraftSlot[]): void {
  for (const slot of slots) if (isStatement(slot)) slot.signs = slot.signs.map((sign) => untold(sign));
}

/** Whether the phrase of a slot may still go on: a statement ends with its bracket. */
export function goesOn(slot: DraftSlot | null): slot is DraftSlot {
  if (!slot) return false;
  const text = slot.body.map(({ chars }) => textOf(chars)).join(' ');
  const opened = text.match(/[(（]/gu)?.length ?? 0;
  const closed = text.match(/[)）]/gu)?.length ?? 0;
  return opened === 0 || closed < opened;
}

/** Whether a line goes on with the wording before it: the form's own words, but for a word that is not known. A letter's end does not. */
export function isContinuation(line: Line, words: number): boolean {
  if (isCourtesy(line.text)) return false;
  const foreign = foreignWords(line.text);
  return foreign === 0 || (foreign === 1 && words >= 5);
}

/** "⃝):" in a line of its own, which ends the instruction in the brackets above it: no sign of what comes next. */
export function closesInstruction(line: Line, slot: DraftSlot | null): slot is DraftSlot {
  if (slot?.slot !== 'assign' || !/^\s*\S{1,2}\s*[)）]\s*[:：]?\s*$/u.test(line.text)) return false;
  const said = slot.body.map(({ chars }) => textOf(chars)).join(' ');
  return (said.match(/[(（]/gu)?.length ?? 0) > (said.match(/[)）]/gu)?.length ?? 0);
}
