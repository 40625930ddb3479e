import { type Drawing, SMALL_DRAWING } from '../placed-drawing.ts';

/** English Metric Units in a twentieth of a point. */
const PER_TWIP = 635;

/** A picture in the line of the text: the size at which it is to be shown, in twentieths of a point. */
export interface Picture {
  width: number;
  height: number;
}

export function pictureWord(picture: Picture, word: string, value: number | null): void {
  if (word === 'picwgoal') picture.width = value ?? 0;
  else if (word === 'pichgoal') picture.height = value ?? 0;
}

export function inlinePicture({ width, height }: Picture): Drawing {
  const small = Math.min(width, height) * PER_TWIP < SMALL_DRAWING;
  return { kind: 'picture', name: '', small, position: { kind: 'inline' } };
}
