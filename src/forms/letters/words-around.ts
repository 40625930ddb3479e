import type { FormReading } from '../reader.ts';
import { paragraphsOf } from './wrapped-lines.ts';

/** What stands in front of a form, in the file that holds it: the letter above a form that was pasted into a mail. */
export function wordsInFront(form: FormReading): string[] {
  return wordsAt(form, undefined);
}

/** What stands below a form, where it is signed; comments under a heading of their own are none of it. */
export function wordsBelow(form: FormReading): string[] {
  return wordsAt(form, 'form');
}

function wordsAt({ freeText }: FormReading, where: FormReading['freeText'][number]['behind']): string[] {
  const lines = freeText.filter(({ ref, behind }) => ref === undefined && behind === where);
  return paragraphsOf(lines.map(({ text }) => text));
}
