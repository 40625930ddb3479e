import { expect, test } from 'vitest';
import { typedRemarks } from '../../../src/forms/scan/typed-remarks.ts';

function isRemark(text: string): boolean {
  return typedRemarks([{ text, place: { part: 'scan.pdf', page: 1 } }]).length > 0;
}

test.each([
  'SUBJECT TO CLAUSE 7',
  'subject to approval',
  'except X.1280',
  'sous réserve du point 7',
  'при условии п. 7',
  'Not final.',
  'We withdraw this answer.',
  'DRAFT',
  '*** Void ***',
  'ЧЕРНОВИК',
])('"%s" on a page is a remark, short as it is', (text) => expect(isRemark(text)).toBe(true));

test.each([
  'Subject: Member State response to TSB Circular 142',
  '(X:stie), X.1222 (X.taeii), X.1280 (X.oob-sa), X.1281 (X.osia), X.1352, X.1373',
  'Draft new Recommendation ITU-T X.1221',
  'wi? does not assign authority to SG17 to consider this text for approval (reasons',
  'Consultation on Determined draft Recommendations',
  'Yours faithfully,',
])('"%s" is the form\'s own print', (text) => expect(isRemark(text)).toBe(false));
