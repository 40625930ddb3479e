import { type Observation, SLOTS, type Slot } from '../../../domain/evidence.ts';
import type { Language } from '../../../domain/language.ts';
import { type DraftRecord, PAIR } from '../draft.ts';
import type { IssuedStatements } from './issued-words.ts';

/** What is known of a form beyond the phrase tables: see `LocateOptions`. */
export interface KnownForm {
  order: readonly Slot[];
  known: ReadonlySet<Language>;
  issued: IssuedStatements | undefined;
}

/**
 * Statements and options that someone removed so as to leave the chosen ones. Wording that was not found may as well
 * be wording that is not known, or on a page that was lost; so it counts as removed only where the same wording was
 * known elsewhere in the form (or is known from an issued form, as English always is), where the other one of the pair was left,
 * where nothing unknown stands in its place, and where the record is followed by another or ends as issued.
 */
export function deletedWording(draft: DraftRecord, drafts: readonly DraftRecord[], form: KnownForm): Observation[] {
  if (draft.refs.length === 0 || draft.remarks.length > 0 || draft.loose.length > 0) return [];
  return SLOTS.filter((slot) => isRemoved(slot, draft, drafts, form)).map((slot) => ({
    slot,
    source: 'deletion',
    state: 'empty',
    place: draft.place,
    mark: 'wording removed',
    strength: 0.7,
  }));
}

function isRemoved(slot: Slot, draft: DraftRecord, drafts: readonly DraftRecord[], form: KnownForm): boolean {
  if (draft.slots.has(slot)) return false;
  // Words before the statement that is there may be what is left of the one that is not found.
  if (slot === form.order[0] && draft.hasWordsBefore) return false;
  const isOption = slot === 'no-comments' || slot === 'comments';
  const goneWithStatement = isOption && !draft.slots.has('assign') && draft.slots.has('not-assign');
  const isLast = drafts.at(-1) === draft;
  const lacksEnd = (each: DraftRecord) => form.order.slice(-1).some((last) => !each.slots.has(last));
  const isCutOff = isLast && lacksEnd(draft) && drafts.every((each) => each === draft || !lacksEnd(each));
  return !isCutOff && (draft.slots.has(PAIR[slot]) || goneWithStatement) && isKnownWording(slot, draft, drafts, form);
}

function isKnownWording(slot: Slot, draft: DraftRecord, drafts: readonly DraftRecord[], { known }: KnownForm): boolean {
  const languages = [...draft.slots.values()].map(({ language }) => language);
  return (
    languages.every((language) => language === 'en' || known.has(language)) ||
    drafts.some((other) => other.slots.has(slot))
  );
}
