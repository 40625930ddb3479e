import { expect, it } from 'vitest';
import type { OutsideLine } from '../../../src/forms/locate/draft.ts';
import { fieldLines } from '../../../src/forms/locate/words/field-lines.ts';
import { findFreeText } from '../../../src/forms/locate/words/free-text.ts';
import { saysOwn } from '../../../src/forms/phrases/sender-lines.ts';

const linesOf = (texts: readonly string[], where: OutsideLine['where'] = 'before') =>
  texts.map((text): OutsideLine => ({ text, place: { part: 'form.pdf', page: 1 }, where }));

/** As a page shows two addresses beside each other, a line for both. */
const FIELDS = [
  'Кому: Директору От:',
  'Международный союз электросвязи Швейцария',
  'Place des Nations Office fédéral, Zukunftstrasse 44',
  'CH-1211 Geneva 20, Switzerland',
];

it('the fields go from the first label to the greeting', () => {
  const lines = linesOf(['Предмет', ...FIELDS, 'Уважаемая госпожа, уважаемый господин,', 'В связи с консультациями']);
  expect([...fieldLines(lines)].map(({ text }) => text)).toEqual(FIELDS);
});

it('there are none without a greeting, or below the form', () => {
  expect(fieldLines(linesOf(FIELDS)).size).toBe(0);
  expect(fieldLines(linesOf([...FIELDS, 'Dear Sir,'], 'after')).size).toBe(0);
});

it('what stands in them is no sentence, whatever the line before ends with', () => {
  const around = ['всвязисконсультациямисгосударствамичленами'];
  const lines = linesOf([...FIELDS, 'Dear Sir,']);
  const found = findFreeText([], lines, { inLines: true, around, circulars: [142] });
  for (const { text, paragraph } of found) expect(paragraph).toBe(text);
});

it('one word of Arabic among others of an address is a name', () => {
  expect(saysOwn('سويسرا Place des Nations')).toBe(false);
  expect(saysOwn('Chargé de mission auprès du Directeur Général', 1)).toBe(false);
});
