import type { Char } from './blocks.ts';
import type { DraftRecord, DraftSlot } from './draft.ts';
import { type Sign, scanSigns, textOf } from './signs.ts';

/** What a font shows for the circle where it has none: no name, or the black square of a PDF library. */
const UNNAMED = '\uFFFD';
const LACKING: ReadonlySet<string> = new Set(['■', '▪', '▯', '□']);
/** In fewer records, what they have alike may be chance. */
const ENOUGH = 3;

/**
 * The signs that stand for the circle in "(... select one of the two options ⃝):" on this form. A sign that has a
 * name is one only where every record has the same there: whoever marks something marks it in some records.
 */
export function instructionSigns(drafts: readonly DraftRecord[]): ReadonlySet<string> {
  const slots = drafts.flatMap(({ slots }) => slots.get('assign') ?? []);
  const found = slots.map((slot) => slot.body.flatMap(({ chars }) => signsBeforeBracket(chars)));
  const [first = []] = found;
  return new Set(
    first.filter((mark) => LACKING.has(mark) && found.length >= ENOUGH && found.every((marks) => marks.includes(mark))),
  );
}

/** Whether a sign in the wording is the instruction's circle. In Arabic the bracket may come mirrored. */
export function isInstructionCircle(
  sign: Sign,
  slot: DraftSlot,
  chars: readonly Char[],
  own: ReadonlySet<string>,
): boolean {
  const stands = slot.slot === 'assign' && isBeforeBracket(sign, chars);
  return stands && (sign.mark.startsWith(UNNAMED) || own.has(sign.mark));
}

function signsBeforeBracket(chars: readonly Char[]): string[] {
  const { signs } = scanSigns(chars);
  return signs.filter((sign) => isBeforeBracket(sign, chars)).map(({ mark }) => mark);
}

function isBeforeBracket(sign: Sign, chars: readonly Char[]): boolean {
  return /^\s*[()（）]/u.test(textOf(chars, sign.at + 1));
}
