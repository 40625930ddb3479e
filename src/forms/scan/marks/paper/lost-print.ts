import type { Slot } from '../../../../domain/evidence.ts';
import { median } from '../../../measure/median.ts';
import { dilate } from '../../picture/ink/dilate.ts';
import { at, clip, overlap, type Raster, type Rect } from '../../picture/raster.ts';
import type { AlignedTable } from '../../template/align-page.ts';
import type { PlacedRecord } from '../../template/placed-record.ts';
import type { TextLine } from '../../template/template-lines.ts';

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
        if (!table.isOwnPrint) return wordsOf(table.blank, line).map((word) => shownAt(near, word, 0, 0));
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
/** How far a line may lie off where recognition has it, down and across. */
const REACH = 5;
const REACH_ACROSS = 4;

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
  const letters = wordsOf(print, from);
  const shownOff = (u: number, v: number) => letters.map((word) => shownAt(near, word, across + u, down + v));
  const level = offsets(REACH).map((v) => ({ v, words: shownOff(0, v) }));
  const { v } = level.reduce((best, each) => (shownOf(each.words) > shownOf(best.words) ? each : best));
  const beside = offsets(REACH_ACROSS).map((u) => shownOff(u, v));
  return beside.reduce((best, words) => (shownOf(words) > shownOf(best) ? words : best));
}

/** The least offsets first: of equal ones the nearest is believed. */
function offsets(reach: number): number[] {
  return Array.from({ length: 2 * reach + 1 }, (_, i) => (i % 2 === 1 ? (i + 1) / 2 : -i / 2));
}

function shownOf(words: readonly Word[]): number {
  return words.reduce((sum, { shown, box }) => sum + shown * box.width, 0);
}

/** A word as it is printed. */
interface Printed {
  box: Rect;
  /** Its pixels, across and down in turn. */
  letters: number[];
}

/** The words that are printed in a line. */
function wordsOf(print: Raster, line: TextLine): Printed[] {
  const [left, top] = [Math.round(line.left) - OFF, Math.round(line.top)];
  const right = Math.round(line.right) + OFF;
  const { x, y, width, height } = clip(print, {
    x: left,
    y: top,
    width: right - left,
    height: Math.round(line.bottom) - top,
  });
  const found: Printed[] = [];
  let [from, last] = [-1, -1];
  let letters: number[] = [];
  const end = () => {
    const box = { x: from, y: top, width: last - from + 1, height };
    if (from >= 0 && letters.length >= 2 * LEAST_INK) found.push({ box, letters });
    [from, letters] = [-1, []];
  };
  for (let column = x; column < x + width; column++) {
    if (from >= 0 && (column - last > SPACE || column - from > LONGEST)) end();
    for (let row = y; row < y + height; row++) {
      if ((print.data[row * print.width + column] ?? 0) < LETTER) continue;
      letters.push(column, row);
      if (from < 0) from = column;
      last = column;
    }
  }
  end();
  return found;
}

/** A word, and how much of it shows so far from where it is printed. */
function shownAt(near: Raster, { box, letters }: Printed, dx: number, dy: number): Word {
  let dark = 0;
  for (let i = 0; i < letters.length; i += 2) {
    dark += Math.min(1, at(near, (letters[i] ?? 0) + dx, (letters[i + 1] ?? 0) + dy) / LETTER);
  }
  return { box: { ...box, x: box.x + dx, y: box.y + dy }, shown: (2 * dark) / letters.length };
}
