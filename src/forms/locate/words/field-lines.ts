import { fold } from '../../document/fold.ts';
import { classifyLabel } from '../../phrases/index.ts';
import { isSalutation } from '../../phrases/salutations.ts';
import type { OutsideLine } from '../draft.ts';

/** The fields of a form are few: what stands farther below the first of them is no field's. */
const MOST_LINES = 24;

/**
 * The lines of the form's fields for addressee and sender, from the first "To:" or "From:" to the greeting. Where lines are all
 * that is known, two addresses beside each other share them, and no sentence goes on from one to the next.
 */
export function fieldLines(outside: readonly OutsideLine[]): ReadonlySet<OutsideLine> {
  const before = outside.filter(({ where }) => where === 'before');
  const first = before.findIndex(({ text }) => classifyLabel(labelOf(text)) !== null);
  const end = before.findIndex(({ text }, at) => at > first && isSalutation(text));
  return new Set(first < 0 || end < 0 || end - first > MOST_LINES ? [] : before.slice(first, end));
}

function labelOf(text: string): string {
  return fold(text.split(/(?<=[:：])/u)[0] ?? '');
}
