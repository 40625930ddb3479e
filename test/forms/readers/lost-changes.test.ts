import { expect, test } from 'vitest';
import type { FormDocument } from '../../../src/forms/document/form-document.ts';
import { locateRecords } from '../../../src/forms/locate-records.ts';
import { lostChanges } from '../../../src/forms/readers/lost-changes.ts';
import { placeProblems } from '../../../src/forms/readers/place-problems.ts';
import { box, CIRCLE, type RecordSpec, text } from '../../support/form-document.ts';
import { WORDING } from '../../support/form-wording.ts';
import { fullForm } from '../../support/read-form.ts';

const inserted = { type: 'inserted' as const, author: 'A' };
const deleted = { type: 'deleted' as const, author: 'A' };

/** The texts of which staff must compare the boxes, in a file of LibreOffice. */
function doubted(first: Omit<RecordSpec, 'label'>[]): (string | undefined)[] {
  const document: FormDocument = fullForm(first);
  const reading = locateRecords({ ...document, problems: lostChanges(document) });
  return placeProblems(reading).problems.map((problem) => problem.text);
}

test('a box that may have come back matters only where no mark decides the text', () => {
  const crossed = { signs: { assign: [box(), text('X', [], inserted)], 'no-comments': `X${CIRCLE}\t` } };
  const struck = { wording: { 'not-assign': [text(WORDING.en['not-assign'], [], deleted)] } };
  const untold = { signs: { assign: [box(), text(' ', [], deleted)] } };
  expect(doubted([crossed, struck, untold])).toEqual(['X.1222']);
  expect(doubted([untold, untold])).toEqual(['X.1150', 'X.1221']);
});
