import type { Observation } from '../../domain/evidence.ts';
import { fold } from '../fold.ts';
import { foreignWords } from '../phrases/vocabulary.ts';
import type { DraftRecord, DraftSlot } from './draft.ts';
import { isRemark, slotText } from './free-text.ts';

/** So many records show what the form's own wording is. */
const ENOUGH = 3;

/**
 * Words at a statement that the same statement of other texts has not: "YES" behind it, "NO" before "authority". They
 * may turn its meaning round, so the slot cannot be told. Lost words are no such sign: a page may break anywhere.
 */
export function extraWords(draft: DraftRecord, drafts: readonly DraftRecord[]): Observation[] {
  return [...draft.slots.values()].flatMap((slot) => {
    // A remark of some length, or a condition, is reported as free text.
    if (isRemark(slotText(slot))) return [];
    const extra = drafts.length < ENOUGH ? unknownWords(slot) : beyondCommon(slot, drafts);
    if (extra === '') return [];
    const { place } = slot;
    return [
      {
        slot: slot.slot,
        source: 'typed-mark',
        state: 'unclear',
        place,
        mark: `further words: ${extra}`,
        strength: 0.5,
      },
    ];
  });
}

/** Only English is known well enough to tell a stranger's words from the form's by themselves. */
function unknownWords(slot: DraftSlot): string {
  const text = slotText(slot);
  return slot.language === 'en' && foreignWords(text) > 0 ? text.slice(0, 80) : '';
}

function beyondCommon(slot: DraftSlot, drafts: readonly DraftRecord[]): string {
  const others = drafts.flatMap((draft) => draft.slots.get(slot.slot) ?? []).map(wordsOf);
  const own = wordsOf(slot);
  const key = own.join(' ');
  if (others.filter((words) => words.join(' ') === key).length * 2 > others.length) return '';
  const known = new Map<string, number>();
  for (const words of others) for (const word of words) known.set(word, (known.get(word) ?? 0) + 1);
  const isCommon = (word: string) => (known.get(word) ?? 0) * 2 > others.length;
  return own.flatMap((word) => (isCommon(word) ? [] : [word.split('#')[0]])).join(' ');
}

/**
 * Words with their running number ("no#1" is a second "no"), without numbers and single letters, which are page numbers
 * and marks; Chinese by single characters.
 */
function wordsOf(slot: DraftSlot): string[] {
  const seen = new Map<string, number>();
  const words = fold(slotText(slot)).match(/\p{Script=Han}|[\p{L}--\p{Script=Han}]{2,}/gv) ?? [];
  return words.map((word) => {
    const count = seen.get(word) ?? 0;
    seen.set(word, count + 1);
    return `${word}#${count}`;
  });
}
