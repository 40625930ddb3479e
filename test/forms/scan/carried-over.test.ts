import { describe, expect, test } from 'vitest';
import type { OcrWord } from '../../../src/forms/scan/ocr/ocr.ts';
import { carriedOver } from '../../../src/forms/scan/own-print/doubted-records.ts';
import type { NamedGroup } from '../../../src/forms/scan/own-print/name-groups.ts';
import type { Template } from '../../../src/forms/scan/template/template.ts';

const WORDINGS = {
  en: 'does not assign authority to Study Group 17 to consider this text for approval (reasons attached)',
  ru: 'не наделяет 17-ю Исследовательскую комиссию полномочиями рассмотреть данный текст на предмет утверждения',
  zh: '不授权第17研究组审议此案文以便批准（附理由）',
};

/** What is doubted where these words stand above the first record of a page that is not the form's first. */
function doubted(language: keyof typeof WORDINGS, above: string) {
  const [before, own] = [0, 1].map(() => ({
    label: [],
    slots: { 'not-assign': { lines: [{ text: WORDINGS[language] }] } },
  }));
  const template = { records: [before, own], rightToLeft: false } as unknown as Template;
  const word = (text: string, i: number, y: number): OcrWord => ({
    text,
    confidence: 90,
    line: y,
    box: { x: 300 + 80 * i, y, width: 70, height: 20 },
  });
  const words = above.split(' ').map((text, i) => word(text, i, 100));
  const first = { slot: 'assign', start: 300, end: 900, y: 210, words: [word('words', 0, 200)] };
  const group = { index: 1, lines: [first], label: [], bottom: 900 } as unknown as NamedGroup;
  return carriedOver([group], words, template).map(({ index }) => index);
}

describe('words above the first record of a page', () => {
  test.each([
    ['en', 'except for clause five'],
    ['ru', 'кроме статьи пять'],
    ['zh', '但 须 修改 第五条'],
  ] as const)('put the record before in doubt that goes on there: %s', (language, text) => {
    expect(doubted(language, text)).toEqual([0]);
  });

  test.each([
    ['en', 'Please select one of the two boxes'],
    ['ru', 'Выбезите одну из двух ячеек'],
    ['zh', '请 选择 两 个 方 框 之 一'],
    ['ru', 'рассмотреть данный текст на предмет утверждения'],
    ['en', '- 2 -'],
  ] as const)('are the form’s own: %s %s', (language, text) => expect(doubted(language, text)).toEqual([]));
});
