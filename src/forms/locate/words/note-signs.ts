import type { Observation, Slot } from '../../../domain/evidence.ts';
import { isNoteSign } from '../../document/glyphs.ts';
import type { Char } from '../chars.ts';
import type { DraftRecord, DraftSlot, PlacedSign } from '../draft.ts';
import { type Sign, untold } from '../signs.ts';
import { slotText } from './free-text.ts';

const WHERE = 'refers to a note';
const ASTERISK = /^[*＊]$/u;
/** A small number set right behind a word, or one in brackets: "suggested changes1", "attached (2)". */
const NOTE_NUMBER = /(?<=\p{Ll}{3})\d{1,2}(?![\p{L}\p{N}])|[([（]\d{1,2}[)\]）]/u;

/** The slots at which most texts refer to a note: there it is the form's own. */
export function ownNotes(drafts: readonly DraftRecord[]): ReadonlySet<Slot> {
  const counts = new Map<Slot, { notes: number; all: number }>();
  for (const slot of drafts.flatMap(({ slots }) => [...slots.values()])) {
    const count = counts.get(slot.slot) ?? { notes: 0, all: 0 };
    counts.set(slot.slot, { notes: count.notes + (refersToNote(slot) ? 1 : 0), all: count.all + 1 });
  }
  return new Set([...counts].flatMap(([slot, { notes, all }]) => (all > 1 && notes * 2 > all ? [slot] : [])));
}

function refersToNote(slot: DraftSlot): boolean {
  const isInWording = slot.body.some(({ chars }) => chars.some(({ codePoint }) => isNoteSign(codePoint)));
  return isInWording || slot.signs.some(isNote) || NOTE_NUMBER.test(slotText(slot));
}

/** The signs that stand beside one text's label: a reference to a note that most labels bear is the form's own. */
export function withoutOwnNotes(drafts: readonly DraftRecord[]): (draft: DraftRecord) => PlacedSign[] {
  const isOwn = drafts.length > 1 && drafts.filter(({ loose }) => loose.some(isNote)).length * 2 > drafts.length;
  return ({ loose }) => (isOwn ? loose.filter((sign) => !isNote(sign)) : loose);
}

/** A number that refers to a note at one text's statement: whatever the note says, it limits what is marked here. */
export function noteNumbers(draft: DraftRecord, own: ReadonlySet<Slot>): Observation[] {
  return [...draft.slots.values()].flatMap((slot): Observation[] => {
    const [number] = own.has(slot.slot) ? [] : (NOTE_NUMBER.exec(slotText(slot)) ?? []);
    if (number === undefined) return [];
    const mark = `${number} (${WHERE})`;
    return [{ slot: slot.slot, source: 'typed-mark', state: 'unclear', place: slot.place, mark, strength: 0.5 }];
  });
}

/**
 * Signs in front of a statement: an asterisk behind a mark ("X*") is no second mark, but refers to a note. "*X*" is how
 * mail programs write an X in bold.
 */
export function withNoteSigns(signs: readonly PlacedSign[]): readonly PlacedSign[] {
  const first = signs.findIndex(({ state }) => state === 'marked');
  if (first < 0 || isAsterisk(signs[first] as PlacedSign)) return signs;
  return signs.map((sign, at) => (at > first && isAsterisk(sign) ? untold(sign, WHERE) : sign));
}

/** An asterisk right behind a statement's last word refers to a note, unless one stands before the wording too. */
export function asNoteSign(sign: Sign, chars: readonly Char[], slot: DraftSlot): Sign {
  const isAttached = isAsterisk(sign) && /[\p{L}\p{N})）\]]/u.test(chars[sign.at - 1]?.codePoint ?? '');
  return isAttached && !slot.signs.some(isAsterisk) ? untold(sign, WHERE) : sign;
}

/** Whether the sign itself refers to a note, as no mark does. */
export function isNote({ mark }: Sign): boolean {
  return isNoteSign(mark[0] ?? '');
}

function isAsterisk({ mark }: Sign): boolean {
  return ASTERISK.test(mark);
}
