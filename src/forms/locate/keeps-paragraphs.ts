import type { Place } from '../../domain/evidence.ts';

/** Parts of formats that keep paragraphs whole; of others, lines are all that is known. */
const IN_PARAGRAPHS = /\.(?:xml|html?)$/i;

/** Whether what stands at a place is a whole paragraph. */
export function keepsParagraphs({ part }: Place): boolean {
  return IN_PARAGRAPHS.test(part);
}
