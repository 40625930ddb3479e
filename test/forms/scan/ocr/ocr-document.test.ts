import { expect, test } from 'vitest';
import { paragraphText } from '../../../../src/forms/document/form-document.ts';
import { ocrDocument } from '../../../../src/forms/scan/ocr/ocr-document.ts';

/** Words of one page, each a line's text with its place: the words of a line stand a few pixels apart. */
function read(lines: { text: string; x: number; y: number }[]) {
  const words = lines.flatMap(({ text, x, y }, line) =>
    text.split(' ').map((word, i, all) => {
      const before = all.slice(0, i).join(' ').length;
      return { text: word, box: { x: x + before * 30, y, width: word.length * 30, height: 30 }, confidence: 90, line };
    }),
  );
  const page = { part: 'scan.pdf', page: 1, words, written: 0, rightToLeft: false };
  const { paragraphs } = ocrDocument([{ ...page, place: () => [0, 0, 1, 1] }]);
  return paragraphs.map((paragraph) => ({ text: paragraphText(paragraph), column: paragraph.place.column }));
}

test('Chinese is put together without the gaps that recognition leaves between signs', () => {
  const [name, heading] = read([
    { text: '新 加 坡 主管 部 门', x: 100, y: 100 },
    { text: '电信 标准 化 局 第 142 号 通 函', x: 100, y: 200 },
  ]);
  expect(name?.text).toBe('新加坡主管部门');
  expect(heading?.text).toBe('电信标准化局第 142 号通函');
});

test('other words keep the gaps between them', () => {
  const [line] = read([{ text: 'Administration of South Sudan', x: 100, y: 100 }]);
  expect(line?.text).toBe('Administration of South Sudan');
});

test("the sender's block is known by its Chinese label, the colon of which is lost", () => {
  const lines = read([
    { text: '来 自', x: 900, y: 100 },
    { text: '王 示 例', x: 1100, y: 100 },
  ]);
  expect(lines).toEqual([
    { text: '来自', column: 1 },
    { text: '王示例', column: 1 },
  ]);
});
