import { type Char, textOf } from '../chars.ts';
import type { DraftRecord, DraftSlot } from '../draft.ts';
import { type Sign, scanSigns } from '../signs.ts';

/** What a font shows for the circle where it has none: no name, or the black square of a PDF library. */
const UNNAMED = '\uFFFD';
/** What else comes in its place: a mail in a character set that lacks it has a question mark, or someone typed an O. */
const LACKING: ReadonlySet<string> = new Set(['■', '▪', '▯', '□', '?', 'o', 'O', '0', 'о', 'О']);
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
  if (slot.slot !== 'assign') return false;
  return isUnnamedCircle(sign, chars) || (isBeforeBracket(sign, chars) && own.has(bareMark(sign)));
}

/** Whether a sign of the wording is the instruction's circle as a font shows it that lacks it. */
export function isUnnamedCircle(sign: Sign, chars: readonly Char[]): boolean {
  return sign.mark.startsWith(UNNAMED) && isBeforeBracket(sign, chars);
}

function signsBeforeBracket(chars: readonly Char[]): string[] {
  const { signs } = scanSigns(chars);
  return signs.filter((sign) => isBeforeBracket(sign, chars)).map(bareMark);
}

/** The sign without what is said of it: that it is struck out along with its statement. */
function bareMark({ mark }: Sign): string {
  return mark.split(' ')[0] ?? mark;
}

/** The Chinese instruction goes on: "在两个选项 ⃝ 中选其一". */
function isBeforeBracket(sign: Sign, chars: readonly Char[]): boolean {
  return /^\s*[()（）中]/u.test(textOf(chars, sign.at + 1));
}
