import type { DocumentProblem, FormDocument } from '../form-document.ts';

/**
 * LibreOffice does not track form boxes when it writes doc and odt: a box inside a tracked deletion comes back as a
 * live one. Where such a file has tracked changes near boxes, a person must compare.
 *
 * @returns the problem with the place of the first such change, or null where boxes and changes do not meet.
 */
export function lostChanges(document: FormDocument): DocumentProblem | null {
  const boxed = document.paragraphs.filter(({ items }) => items.some((item) => item.kind === 'box'));
  const tables = new Set(boxed.map(({ place }) => `${place.part} ${place.table}`));
  const outside = boxed.some(({ place }) => place.table === undefined);
  const changed = document.paragraphs.find(
    ({ items, place }) => items.some((item) => item.change) && (outside || tables.has(`${place.part} ${place.table}`)),
  );
  if (!changed) return null;
  const message =
    'The file has tracked changes near its boxes and may have put deleted boxes back. Open it and compare the boxes.';
  return { code: 'marks-disagree', message, place: changed.place };
}
