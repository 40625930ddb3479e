import type { Slot } from '../../../domain/evidence.ts';
import { median } from '../../median.ts';
import { at, crop, dilate, overlap, type Raster, type Rect } from '../picture/raster.ts';
import type { AlignedTable } from '../template/align-page.ts';
import type { PlacedRecord } from '../template/placed-record.ts';
import type { TextLine } from '../template/template-lines.ts';

/** Darkness of print from which a pixel is a letter's, and columns without any that part words. */
const LETTER = 150;
const SPACE = 4;
/** Longer words are cut, in pixels: Chinese has no spaces, and half a word may be covered. */
const LONGEST = 70;
/** Pixels of letters, less of which do not tell. */
const LEAST_INK = 45;
/** How far print may lie off where it is looked for. */
const OFF = 2;
/** Share of its letters that a word shows, against most words of the page, below which it is not there. */
const THERE = 0.5;

/** A word that should stand on the page, and how much of its letters does. */
interface Word {
  box: Rect;
  shown: number;
}

/**
 * Where a record lacks a word of the form: painted over, erased, covered. What hides print changes what a mark says, and
 * leaves no ink that could be seen. Each word is held against the others of the page, which fax and blur thin alike.
 */
export function findLostPrint(table: AlignedTable, placed: readonly PlacedRecord[]): (Rect | null)[] {
  const near = dilate(table.page, OFF);
  const records = placed.map((record) =>
    textsOf(record).map(({ text, lines }) =>
      lines.map((line, i) => {
        if (!table.isOwnPrint) return wordsShown(table.blank, near, line, { dx: 0, dy: 0 });
        const others = placed.flatMap((other) => (other === record ? [] : textsOf(other)));
        const alike = others.flatMap((other) => (other.text === text ? (other.lines[i] ?? []) : []));
        return text === 'label' ? [] : sharedWords(table.blank, near, line, alike);
      }),
    ),
  );
  const usual = median(records.flat(3).map(({ shown }) => shown));
  const isLost = ({ shown }: Word) => shown < usual * THERE;
  return records.map((texts, i) => {
    const here = i === records.length - 1 ? texts.map((lines) => untilBreak(lines, isLost)) : texts;
    return here.flat(2).find(isLost)?.box ?? null;
  });
}

interface Text {
  text: Slot | 'label';
  lines: readonly TextLine[];
}

function textsOf({ label, slots }: PlacedRecord): Text[] {
  return [{ text: 'label', lines: label }, ...slots.map(({ slot, lines }) => ({ text: slot, lines }))];
}

/** The last record of a page may go on overleaf. */
function untilBreak(lines: readonly Word[][], isLost: (word: Word) => boolean): readonly Word[][] {
  const last = lines.findLastIndex((words) => words.some((word) => !isLost(word)));
  return last < 0 ? lines : lines.slice(0, last + 1);
}

/** Records that must have a word which another one lacks, where only the page itself shows what is print. */
const OTHERS = 2;
/** How far a line may lie off where recognition has it. */
const REACH = 5;

/** The words of a line that other records print alike, and how much of them this one shows. */
function sharedWords(print: Raster, near: Raster, line: TextLine, alike: readonly TextLine[]): Word[] {
  const seen = alike.map((other) => bestShown(print, near, other, line));
  const [first = [], ...others] = seen;
  return first.flatMap((word) => {
    const same = [word, ...others.flatMap((words) => words.find(({ box }) => overlap(box, word.box)) ?? [])];
    return same.length >= OTHERS ? [{ box: word.box, shown: Math.max(...same.map(({ shown }) => shown)) }] : [];
  });
}

/** The words of one line in the place of another, where they fit best. */
function bestShown(print: Raster, near: Raster, from: TextLine, to: TextLine): Word[] {
  const [across, down] = [Math.round(to.left - from.left), Math.round(to.top - from.top)];
  let best: Word[] = [];
  let most = -1;
  for (let v = -REACH; v <= REACH; v++) {
    const words = wordsShown(print, near, from, { dx: across, dy: down + v });
    const shown = words.reduce((sum, word) => sum + word.shown * word.box.width, 0);
    if (shown > most) [best, most] = [words, shown];
  }
  return best;
}

/** The words that are printed in a line, and how much of each shows so far from it. */
function wordsShown(print: Raster, near: Raster, line: TextLine, { dx, dy }: { dx: number; dy: number }): Word[] {
  const x = Math.round(line.left) - OFF;
  const y = Math.round(line.top);
  const letters = crop(print, { x, y, width: Math.round(line.right) + OFF - x, height: Math.round(line.bottom) - y });
  const found: Word[] = [];
  let [from, last, ink, dark] = [-1, -1, 0, 0];
  const end = () => {
    const box = { x: x + dx + from, y: y + dy, width: last - from + 1, height: letters.height };
    if (from >= 0 && ink >= LEAST_INK) found.push({ box, shown: dark / ink });
    [from, ink, dark] = [-1, 0, 0];
  };
  for (let column = 0; column < letters.width; column++) {
    if (from >= 0 && (column - last > SPACE || column - from > LONGEST)) end();
    for (let row = 0; row < letters.height; row++) {
      if (at(letters, column, row) < LETTER) continue;
      ink += 1;
      dark += Math.min(1, at(near, x + column + dx, y + row + dy) / LETTER);
      if (from < 0) from = column;
      last = column;
    }
  }
  end();
  return found;
}
