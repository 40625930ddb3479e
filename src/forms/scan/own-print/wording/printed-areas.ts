import { median } from '../../../measure/median.ts';
import type { OcrWord } from '../../ocr/ocr.ts';
import type { Rect } from '../../picture/raster.ts';
import { foldPrint, lostLetters, printedWords, type ReadWording } from './printed-words.ts';

/** A gap within a line in which recognition may have lost a letter or two, in heights of a line; and a common one. */
const LOST = 2;
const SPACE = 0.8;
/** How much less print may reach beyond a line's ends where all letters were read. */
const NOTHING_LOST = 0.25;

/** A printed word, and the part of the page that it explains: itself, and what may be unread print behind it. */
export interface PrintedArea {
  word: OcrWord;
  area: Rect;
  /** Whether a longer word is the wording's letter by letter. */
  isExact: boolean;
}

/** Letters from which a word that is read rightly tells more than a chance likeness. */
const LONG_ENOUGH = 5;

/** Where the wording's own print stands: its words, and the gaps between those of one line. */
export function printedAreas(text: ReadWording): PrintedArea[] {
  const isWhole = lostLetters(text) === 0;
  const beyond = (side: 'start' | 'end') => text.beyond[side] * (isWhole ? NOTHING_LOST : 1);
  const gap = isWhole ? SPACE : LOST;
  const lines = Map.groupBy(printedWords(text), (word) => word.line).values();
  const wording = foldPrint(text.wording);
  const isExact = (word: OcrWord) => {
    const letters = foldPrint(word.text);
    return letters.length >= LONG_ENOUGH && wording.includes(letters);
  };
  return [...lines].flatMap((line) => {
    const words = line.toSorted((a, b) => a.box.x - b.box.x);
    const boxes = levelled(words.map(({ box }) => box));
    const height = median(boxes.map((box) => box.height));
    return words.flatMap((word, i) => {
      const box = boxes[i];
      if (!box) return [];
      const next = boxes[i + 1];
      const end = box.x + box.width;
      const right = next ? (next.x - end < gap * height ? next.x : end + height * 0.7) : end + beyond('end') * height;
      const left = i === 0 ? box.x - beyond('start') * height : box.x;
      const x = Math.max(0, Math.round(left));
      const area = { x, y: box.y, width: Math.round(right - left), height: box.height };
      return { word, area, isExact: isExact(word) };
    });
  });
}

/** Words of one line reach as far up and down as its others: what reaches farther is drawn over them. */
function levelled(boxes: readonly Rect[]): Rect[] {
  const height = median(boxes.map((box) => box.height));
  const lower = (values: number[]) => values.sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
  const lowest = lower(boxes.map((box) => box.y + box.height)) + height * 0.3;
  const highest = median(boxes.map((box) => box.y)) - height * 0.3;
  return boxes.map((box) => {
    const top = Math.round(Math.max(box.y, highest));
    return { ...box, y: top, height: Math.max(1, Math.round(Math.min(box.y + box.height, lowest)) - top) };
  });
}
