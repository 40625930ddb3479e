import { describe, expect, test } from 'vitest';
import type { OcrWord } from '../../../src/forms/scan/ocr/ocr.ts';
import { labelWording } from '../../../src/forms/scan/own-print/wording/label-wording.ts';
import { printedWords } from '../../../src/forms/scan/own-print/wording/printed-words.ts';
import type { Template } from '../../../src/forms/scan/template/template.ts';
import { circular142 } from '../../support/circular-142.ts';

const [text] = circular142.texts;
const LABEL = text?.printed ?? '';

const template = {
  issued: { consultation: circular142 },
  rightToLeft: false,
  records: [{ ref: text?.ref, label: [{ text: LABEL }] }],
} as unknown as Template;

/** Of words that stand in one line, those that are taken for the print of the first text's label. */
function printedOf(said: string): string[] {
  const words = said.split(' ').map((word, i): OcrWord => {
    return { text: word, box: { x: i * 150, y: 100, width: 140, height: 20 }, confidence: 90, line: 1 };
  });
  const wording = labelWording(0, words, template);
  return printedWords({ words, wording, strict: false, beyond: { start: 0, end: 0 } }).map((word) => word.text);
}

describe('the label of a form that was set anew', () => {
  test("bears the text's running number and its title, however recognition spells it", () => {
    const label = `1. ${LABEL} Securlty assurance framework for digita1 financial services`;
    expect(printedOf(label).join(' ')).toBe(label);
  });

  test('leaves what a person wrote in the place of the title', () => {
    expect(printedOf(`${LABEL} provided that the framework is amended`).join(' ')).toBe(LABEL);
  });

  test('leaves what a person wrote behind the title', () => {
    const label = `${LABEL} Security assurance framework for digital financial services`;
    expect(printedOf(`${label} only if amended`).join(' ')).toBe(label);
  });

  test('leaves a number that is not its own', () => {
    expect(printedOf(`7. ${LABEL}`)).not.toContain('7.');
  });
});
