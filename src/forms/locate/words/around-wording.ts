import type { Observation } from '../../../domain/evidence.ts';
import { type DraftRecord, type DraftSlot, PAIR } from '../draft.ts';
import { slotText } from './free-text.ts';

/** A bracket or quotation mark, or a line of two signs at least: one may be a list's own. */
const OPENING = /(?:[([{<（［｛【〈《「『«»“”„"‹›]|(?<line>[_\-=~])\k<line>+)\s*$/u;
const CLOSING = /(?:[)\]}>）］｝】〉》」』«»“”"‹›]|(?<line>[_\-=~])\k<line>+)(?=[.,;:：；。，]?\s*$)/u;
/** What closes what each sign opens; quotation marks are set either way round, and a line ends in the same signs. */
const CLOSES: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '<': '>',
  '（': '）',
  '［': '］',
  '｛': '｝',
  '【': '】',
  '〈': '〉',
  '《': '》',
  '「': '」',
  '『': '』',
  '«': '»',
  '»': '«',
  '“': '”',
  '”': '”',
  '„': '“”',
  '"': '"',
  '‹': '›',
  '›': '‹',
  _: '_',
  '-': '-',
  '=': '=',
  '~': '~',
};
const ARROW_BEFORE = />{2,}\s*$/u;
const ARROW_BEHIND = /<(?:[-=]+|<+)\s*$/u;

/**
 * Signs set around one statement of a pair and not around the other: brackets, quotation marks, lines, arrows typed by
 * hand. They single it out, or put it aside as square brackets do in drafts; which of the two nobody can tell.
 */
export function signsAround(draft: DraftRecord): Observation[] {
  return [...draft.slots.values()].flatMap((slot): Observation[] => {
    const around = signsOf(slot);
    const other = draft.slots.get(PAIR[slot.slot]);
    if (around === undefined || (other && signsOf(other) !== undefined)) return [];
    const mark = `set apart: ${around}`;
    return [{ slot: slot.slot, source: 'typed-mark', state: 'unclear', place: slot.place, mark, strength: 0.5 }];
  });
}

function signsOf(slot: DraftSlot): string | undefined {
  const text = slotText(slot);
  const [before = '', behind = ''] = [OPENING.exec(slot.lead)?.[0].trim(), CLOSING.exec(text)?.[0]];
  if (behind !== '' && CLOSES[before[0] ?? '']?.includes(behind[0] ?? '')) return `${before} ${behind}`;
  const arrow = ARROW_BEFORE.exec(slot.lead) ?? ARROW_BEHIND.exec(text);
  return arrow?.[0].trim();
}
