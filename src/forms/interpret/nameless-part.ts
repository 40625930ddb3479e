import type { Finding } from '../../domain/finding.ts';
import type { TextRef } from '../../domain/text-ref.ts';
import type { FormRecord } from '../reader.ts';
import { say } from '../sentences.ts';

/**
 * Where a part of the form bears no name at all, its own may have been taken for a neighbour's, and so on from part to
 * part: a person looks at what every text was given.
 * @param found all that is said of the texts already
 */
export function besideNameless(
  records: readonly FormRecord[],
  refs: readonly TextRef[],
  found: readonly Finding[],
): Finding[] {
  const isNameless = records.some((record) => record.refs.length === 0 && record.label.trim() === '');
  if (!isNameless) return [];
  const told = new Set(found.map(({ text }) => text));
  return refs
    .filter((ref) => !told.has(ref))
    .map((ref) => ({ code: 'mark-unclear', text: ref, ...say('beside-nameless-part', { text: ref }) }));
}
