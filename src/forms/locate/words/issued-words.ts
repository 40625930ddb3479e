import type { Slot } from '../../../domain/evidence.ts';
import type { Language } from '../../../domain/language.ts';
import { fold } from '../../document/fold.ts';
import type { DraftRecord, DraftSlot } from '../draft.ts';
import { slotText } from './free-text.ts';
import { turnsRound } from './wording-bounds.ts';

/** What the form as issued says at each slot, in one language. */
export type IssuedStatements = ReadonlyMap<Slot, IssuedStatement>;

interface IssuedStatement {
  language: Language;
  text: string;
  words: ReadonlySet<string>;
}

/** A file may break a word or join two: so many letters in a row are the form's own wherever they stand in it. */
const PIECE = 4;

/** The statements that all records of a blank form word alike. */
export function statementsIn(
  drafts: readonly DraftRecord[],
  wordsOf: (slot: DraftSlot) => readonly string[],
): IssuedStatements {
  const statements = new Map<Slot, IssuedStatement>();
  for (const [slot, drawn] of Map.groupBy(
    drafts.flatMap(({ slots }) => [...slots.values()]),
    ({ slot }) => slot,
  )) {
    const wordings = new Map(drawn.map((each) => [wordsOf(each).join(' '), each]));
    const [only, other] = wordings.values();
    if (only && !other)
      statements.set(slot, { language: only.language, text: lettersOf(only), words: new Set(wordsOf(only)) });
  }
  return statements;
}

/**
 * The words of a statement that the form as issued has not: another study group's number, "no authority", changed at one
 * text or at all alike. Words that are missing say nothing: who types the form anew shortens them.
 */
export function notIssued(
  slot: DraftSlot,
  words: readonly string[],
  statements: IssuedStatements | undefined,
): readonly string[] {
  const issued = statements?.get(slot.slot);
  if (issued?.language !== slot.language || issued.text.includes(lettersOf(slot))) return [];
  const isPiece = (word: string) => word.length >= PIECE && issued.text.includes(word);
  // Programs put a question mark for a sign that they lack, at every text.
  const others = words.filter(
    (word) => /^[\p{L}\p{N}]/u.test(word) && !issued.words.has(word) && !isPiece(word.split('#')[0] ?? ''),
  );
  return isDrawnArabic(slot) ? others.filter((word) => turnsRound(word) || /^\d/u.test(word)) : others;
}

/** A page keeps Arabic letters as they were drawn, ligatures turned: a word that is not known may be a broken one. */
function isDrawnArabic({ language, place }: DraftSlot): boolean {
  return language === 'ar' && place.page !== undefined;
}

/** Letters and digits alone: where a line or word is broken, they stay in a row. */
function lettersOf(slot: DraftSlot): string {
  return fold(slotText(slot)).replace(/[^\p{L}\p{N}]/gu, '');
}
