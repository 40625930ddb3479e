import type { Component } from '../ink/components.ts';
import { boundsOf, type Rect } from '../raster.ts';

/** Letters of a word stand closer than this, in pixels of a page at 100 dpi; lines of text stand farther apart. */
const GAP = 3;
/** Pieces smaller than this are dots and dust. */
const SMALLEST = 3;
/** Joined pieces from which a page has text enough to tell. */
const LEAST_PIECES = 30;

/**
 * Whether lines of text run up or down the picture, told from what closely neighbouring pieces of ink grow together to: words,
 * or the phrases of a script without gaps, are longer along their line than across it, in every script. How sharply ink
 * gathers in lines tells less: the form repeats itself, so that its Chinese signs stand in columns too.
 */
export function linesRunDown(pieces: readonly Component[]): boolean {
  let [along, joined] = [0, 0];
  for (const { box, count } of growTogether(pieces.map(({ box }) => box))) {
    if (count < 2) continue;
    along += count * Math.log(box.width / box.height);
    joined += count;
  }
  return joined >= LEAST_PIECES && along < 0;
}

function growTogether(pieces: readonly Rect[]): { box: Rect; count: number }[] {
  const boxes = pieces
    .filter(({ width, height }) => Math.max(width, height) >= SMALLEST)
    .sort((one, other) => one.y - other.y);
  const group = boxes.map((_, i) => i);
  const first = (i: number): number => {
    let at = i;
    while (group[at] !== at) at = group[at] ?? at;
    group[i] = at;
    return at;
  };
  boxes.forEach((box, i) => {
    for (let k = i + 1; k < boxes.length; k++) {
      const other = boxes[k];
      if (!other || other.y > box.y + box.height + GAP) break;
      if (other.x > box.x + box.width + GAP || box.x > other.x + other.width + GAP) continue;
      group[first(k)] = first(i);
    }
  });
  const groups = Map.groupBy(boxes, (_, i) => first(i));
  return [...groups.values()].map((members) => ({ box: boundsOf(members), count: members.length }));
}
