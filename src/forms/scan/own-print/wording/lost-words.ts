import { fold } from '../../ocr/fold-text.ts';
import type { OcrWord } from '../../ocr/ocr.ts';
import { around, type Rect } from '../../picture/raster.ts';
import { copyIfRepeated, type SeenPrint } from './own-wording.ts';
import { foldPrint, printedWords, type ReadWording } from './printed-words.ts';
import { type SeenPage, searchWording, type WordingPlace } from './wording-shift.ts';

/** Letters from which a word tells what it is by its picture, and how surely it must be read elsewhere. */
const LONG_ENOUGH = 6;
const SURELY = 80;
/** Heights of a line above and below the words of a label that were read, in which the rest of it may stand. */
const BEYOND = 1.8;

/**
 * Recognition loses a word of a label, or reads it in another script, which the labels beside it show and for which the
 * form's wording has room: where the same picture stands in the label's column, that is the word. Copies what it shares with
 * the others to the print, and nothing that is drawn over it.
 */
export function copyLostWords(seen: SeenPage, print: SeenPrint, records: readonly { label: ReadWording }[]): void {
  const known = records.map(({ label }) => printedWords(label));
  const column = known.flat().length > 0 ? around(known.flat()) : null;
  if (!column) return;
  for (const [i, { label }] of records.entries()) {
    const own = known[i] ?? [];
    if (own.length === 0) continue;
    const room = roomOf(own, column);
    const others = known.flatMap((words, k) => (k === i ? [] : words));
    for (const alike of lostWords(label, own, others)) {
      const [first] = alike;
      const box = first && searchWording(seen, first.box, room);
      if (box)
        copyIfRepeated(
          seen,
          print,
          placeOf(first.text, box),
          alike.map((word) => placeOf(word.text, word.box)),
        );
    }
  }
}

/** The words that a label lacks, each as often as it stands in other labels. */
function lostWords({ wording }: ReadWording, own: readonly OcrWord[], others: readonly OcrWord[]): OcrWord[][] {
  const isRead = own.map(({ text }) => foldPrint(text)).join('');
  const should = foldPrint(wording);
  const sure = others.filter(({ text, confidence }) => confidence >= SURELY && fold(text).length >= LONG_ENOUGH);
  const groups = [...Map.groupBy(sure, ({ text }) => foldPrint(text))];
  return groups.flatMap(([text, words]) => (should.includes(text) && !isRead.includes(text) ? [words] : []));
}

/** The part of the labels' column in which the rest of a label stands. */
function roomOf(own: readonly OcrWord[], column: Rect): Rect {
  const { y, height } = around(own);
  const beyond = BEYOND * Math.max(...own.map(({ box }) => box.height));
  return { x: column.x, y: y - beyond, width: column.width, height: height + 2 * beyond };
}

function placeOf(wording: string, box: Rect): WordingPlace {
  return { wording, area: box, x: box.x, y: box.y + box.height / 2 };
}
