import type { PDFPageProxy } from 'pdfjs-dist';
import { median } from '../../measure/median.ts';
import type { Matrix, Rect } from './geometry.ts';

/** By how many degrees, clockwise, a page is turned from how it is shown to how its text reads. */
export type Turn = 0 | 90 | 180 | 270;

/** The page as a person reads it: turned upright, at reading size. */
export interface PageView {
  turn: Turn;
  scale: number;
  width: number;
  height: number;
  /** From the file's own space to points from the top left corner. */
  matrix: Matrix;
}

/** Forms are set in letters of this size, in points; within the limits a page is read as it is. */
const USUAL = 10;
const SMALL = 8;
const LARGE = 15;

/** @param scale by how much the page is enlarged so that its letters have the usual size */
export function viewOf(page: PDFPageProxy, { turn, scale }: Pick<PageView, 'turn' | 'scale'>): PageView {
  const { width, height, transform } = page.getViewport({ scale, rotation: (page.rotate + turn) % 360 });
  return { turn, scale, width, height, matrix: transform as Matrix };
}

/** The scale at which letters of these sizes are read: a form may have been enlarged, or reduced to fit two on a sheet. */
export function usualScale(sizes: readonly number[]): number {
  const size = median(sizes);
  return size > 0.5 && (size < SMALL || size > LARGE) ? USUAL / size : 1;
}

/** The turn after which most of the writing runs from left to right, counted by the direction in which it runs now. */
export function uprightTurn(directions: Readonly<Record<Turn, number>>): Turn {
  const [[running] = ['0']] = Object.entries(directions).toSorted(([, one], [, other]) => other - one);
  return ((360 - Number(running)) % 360) as Turn;
}

/** A place in shares of the page as it is shown, which is how a person is pointed to it. */
export function shownShare(
  rect: Rect,
  { turn, width, height }: Pick<PageView, 'turn' | 'width' | 'height'>,
): [number, number, number, number] {
  const [x, y, w, h] = [
    rect.left / width,
    rect.top / height,
    (rect.right - rect.left) / width,
    (rect.bottom - rect.top) / height,
  ];
  if (![x, y, w, h].every(Number.isFinite)) return [0, 0, 1, 1];
  const shown: Record<Turn, number[]> = {
    0: [x, y, w, h],
    90: [y, 1 - x - w, h, w],
    180: [1 - x - w, 1 - y - h, w, h],
    270: [1 - y - h, x, h, w],
  };
  return shown[turn].map((share) => Math.round(share * 10_000) / 10_000) as [number, number, number, number];
}
