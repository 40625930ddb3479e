import { describe, expect, it } from 'vitest';
import type { OcrWord } from '../../src/forms/scan/ocr/ocr.ts';
import { judgeLabel } from '../../src/forms/scan/template/record-numbers.ts';
import type { Template } from '../../src/forms/scan/template/template.ts';

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
  ] as const)('%s, where record %i lies, %s', (text, index, verdict) => expect(judge(text, index)).toBe(verdict));
});
