import { fold } from './fold-text.ts';
import type { OcrWord } from './ocr.ts';

/** Words of one line, in reading order. */
export function linesOf(words: readonly OcrWord[], rightToLeft: boolean): OcrWord[][] {
  const lines = new Map<number, OcrWord[]>();
  for (const word of words) {
    if (!fold(word.text)) continue;
    const line = lines.get(word.line);
    if (line) line.push(word);
    else lines.set(word.line, [word]);
  }
  const side = rightToLeft ? -1 : 1;
  return [...lines.values()].map((line) => line.sort((a, b) => side * (a.box.x - b.box.x)));
}
