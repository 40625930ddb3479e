import type { FormReading } from '../reader.ts';
import { paragraphsOf } from './wrapped-lines.ts';

/** What stands in front of a form, in the file that holds it: the letter above a form that was pasted into a mail. */
export function wordsInFront({ freeText }: FormReading): string[] {
  const lines = freeText.filter(({ ref, behind }) => ref === undefined && behind === undefined);
  return paragraphsOf(lines.map(({ text }) => text));
}
