import { describe, expect, it } from 'vitest';
import { SLOTS } from '../../../src/domain/evidence.ts';
import type { OcrWord } from '../../../src/forms/scan/ocr/ocr.ts';
import { nameGroups } from '../../../src/forms/scan/own-print/name-groups.ts';
import { judgeLabel } from '../../../src/forms/scan/template/record-numbers.ts';
import type { Template } from '../../../src/forms/scan/template/template.ts';

const LABELS = [
  ['X.1221', 'Draft new Recommendation ITU-T X.1221', '(X.stie)'],
  ['X.1222', 'Draft new Recommendation ITU-T X.1222', '(X.taeii)'],
  ['X.1280', 'Draft new Recommendation ITU-T X.1280 (X.oob-', 'sa)'],
  ['X.1352', 'Draft Amendment 1 to Recommendation ITU-T X.1352'],
];
const template = {
  records: LABELS.map(([ref, ...lines]) => ({ ref, label: lines.map((text) => ({ text })) })),
} as unknown as Template;
const words = (text: string) => text.split(' ').map((word) => ({ text: word, confidence: 90 })) as unknown as OcrWord[];
const judge = (text: string, index: number) => judgeLabel(words(text), index, template);

describe('a scanned label', () => {
  it.each([
    ['Draft new Recommendation ITU-T X.1221 (X.stie)', 0, 'agrees'],
    ['Draft new Recommendation ITU-T X. 1221 (X.st1e)', 0, 'agrees'],
    ['Draft new Recommendation ITU-T X.1280 (X.oob- sa)', 2, 'agrees'],
    ['Draft Amendment 1 to Recommendation ITU-T X.1352', 3, 'agrees'],
    ['Draft new Recommendation ITU-T X.1221 (X.taeii)', 0, 'contradicts'],
    ['Draft new Recommendation ITU-T X.1222 (X.oob- 5a)', 1, 'contradicts'],
    ['Draft new Recommendation ITU-T (X.taeii)', 0, 'contradicts'],
    ['Draft new Recommendation ITU-T X.1222 (X.stie)', 0, 'contradicts'],
    ['Draft new Recommendation ITU-T X.1221 (X.st?c)', 0, 'agrees'],
    ['Draft new Recommendation', 0, 'unread'],
    ['Draft new Recommendation ITU-T X.3221 (X.stie)', 0, 'unread'],
    ['Draft new Recommendation ITU-T X.3221', 0, 'contradicts'],
    ['Draft new Recommendation ITU-T X.3227 (X.stie)', 0, 'contradicts'],
  ] as const)('%s, where record %i lies, %s', (text, index, verdict) => expect(judge(text, index)).toBe(verdict));
});

describe('a label between others', () => {
  const box = (x: number, y: number) => ({ x, y, width: 10, height: 20 });
  const option = { start: 300, end: 800, whole: true, isExact: true, similarity: 1 };
  const named = (...labels: string[]) => {
    const lines = labels.flatMap((_, i) =>
      SLOTS.map((slot, k) => {
        const y = 100 + 200 * i + 40 * k;
        return { ...option, slot, y, words: [{ text: 'words', confidence: 90, line: 1, box: box(300, y - 10) }] };
      }),
    );
    const beside = labels.flatMap((text, i) =>
      text.split(' ').map((word, k) => ({ text: word, confidence: 70, line: i, box: box(k * 12, 90 + 200 * i) })),
    );
    return nameGroups(lines, beside, template).named.map(({ index }) => index);
  };
  const [first, , last] = ['X.1221 (X.stie)', '', 'X.1280 (X.oob-sa)'].map(
    (text) => `Draft new Recommendation ITU-T ${text}`,
  );

  it('is told by its place where the letter of its number was misread', () => {
    expect(named(first ?? '', 'Draft new Recommendation ITU-T K.1222 (X.taeii)', last ?? '')).toEqual([0, 1, 2]);
  });

  it.each(['Draft new Recommendation ITU-T X.1999 (X.taeii)', 'Draft new Recommendation ITU-T (X.taeii)', 'K.1222'])(
    'is not told where it says %s',
    (text) => expect(named(first ?? '', text, last ?? '')).toEqual([0, 2]),
  );
});
