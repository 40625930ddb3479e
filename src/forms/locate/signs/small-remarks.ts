import type { Observation } from '../../../domain/evidence.ts';
import { remembered, rememberedOf } from '../../../domain/remembered.ts';
import { wordKind } from '../../document/glyphs.ts';
import { markWord } from '../../phrases/mark-words.ts';
import { textOf } from '../chars.ts';
import { type DraftRecord, type DraftSlot, PAIR } from '../draft.ts';

/** In fewer records, what they have alike may be chance. */
const ENOUGH = 3;
/** A word, a sign that points at something, a minus in brackets. */
const PIECE =
  /[\p{L}\p{N}\p{Mn}\p{Mc}]+(?:[./'’-][\p{L}\p{N}\p{Mn}\p{Mc}]+)*|[§¶%‰#&@]|(?<![(（*]\s?)\*+\)|[([（]\s?[\p{Pd}−]\s?[)\]）]/gu;
/** "A", "p.m", "Y/N". */
const LETTER = /^\p{L}\p{Mn}*(?:[./]\p{L}){0,2}$/u;
const ROMAN = /^[ivx]{2,4}$/iu;
/** "2", "1st", "X1": longer ones are names. */
const NUMBER = /^(?=.*\p{N})[\p{L}\p{N}]{1,4}$/u;
const DASH = /(?<![\p{L}\p{N}])[\p{Pd}−](?![\p{L}\p{N}])/gu;
const WORD = /[\p{L}--\p{Script=Han}]{2}|\p{Script=Han}/v;

type Zone = (slot: DraftSlot) => string[];

/**
 * A lone letter, number or sign ("(a)", "2", "50%") at one text's box, statement or option, where those of the other texts have
 * none: it refers to something or limits what is marked there. What most texts have is the form's own numbering.
 */
export function smallRemarks(draft: DraftRecord, drafts: readonly DraftRecord[]): Observation[] {
  return [...draft.slots.values()].flatMap((slot): Observation[] => {
    const others =
      drafts.length < ENOUGH
        ? [draft.slots.get(PAIR[slot.slot])]
        : drafts.map(({ slots }) => slots.get(slot.slot)).filter((each) => each !== slot);
    // The two statements of one text differ in their words.
    const zones: Zone[] = drafts.length < ENOUGH ? [before] : [before, within];
    const mark = zones.flatMap((zone) => beyond(slot, others, zone))[0];
    if (mark === undefined) return [];
    return [{ slot: slot.slot, source: 'typed-mark', state: 'unclear', place: slot.place, mark, strength: 0.5 }];
  });
}

/** What stands there beyond the number of such pieces that most of the others have. */
function beyond(slot: DraftSlot, others: readonly (DraftSlot | undefined)[], zone: Zone): string[] {
  const own = zone(slot);
  if (own.length === 0) return [];
  const found = others.filter((each) => each !== undefined);
  const alike = found.filter((each) => zone(each).length >= own.length);
  return alike.length * 2 < found.length ? own : [];
}

function before({ lead, beside, signs }: DraftSlot): string[] {
  const isMarked = signs.some(({ state }) => state === 'marked');
  // Everybody writes a dash for "nothing"; at what is marked it says something else.
  const dashes = isMarked ? beside.flatMap((text) => text.match(DASH) ?? []) : [];
  return [...[lead, ...beside].flatMap(piecesOf), ...dashes];
}

/** In a page's text a line without a word is the page's own: its number. Arabic loses figures and letters there. */
const within = rememberedOf(({ body, language, place: { page } }: DraftSlot): string[] => {
  if (language === 'ar' && page !== undefined) return [];
  return body
    .map(({ chars, place }) => ({ text: textOf(chars), isPage: place.page !== undefined }))
    .filter(({ text, isPage }) => !isPage || WORD.test(text))
    .flatMap(({ text }) => piecesOf(text));
});

/** The same statements stand in every record. */
const piecesOf = remembered((text): readonly string[] =>
  (text.match(PIECE) ?? []).filter(
    (piece) =>
      wordKind(piece) === null &&
      (/^\p{N}/u.test(piece) || markWord(piece) === null) &&
      (/^[^\p{L}\p{N}]/u.test(piece) ||
        NUMBER.test(piece) ||
        ROMAN.test(piece) ||
        (LETTER.test(piece) && !/\p{Script=Han}/u.test(piece))),
  ),
);
