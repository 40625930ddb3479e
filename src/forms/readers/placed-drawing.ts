import type { Place } from '../../domain/evidence.ts';

/** Where a drawing may show, as far as its anchor tells. Lengths in English Metric Units (360,000 a centimetre). */
export type DrawingPosition =
  | { kind: 'inline' }
  /** Measured downwards from its own paragraph. */
  | { kind: 'beside-paragraph'; top: number; bottom: number }
  /** Measured from the top of the page or its margin. */
  | { kind: 'on-page'; bottom: number }
  | { kind: 'unknown' };

/** What a drawing in the text is, as far as it may be a mark. */
export interface Drawing {
  kind: 'picture' | 'shape' | 'ink' | 'text-box' | 'embedded-file';
  /** Its name in the program that made it ("Oval 3"), if it has one. */
  name: string;
  /** A picture so narrow or low that it may be a pasted tick, line or ring. */
  small: boolean;
  /** The picture that it is, as far as its format's reader tells. */
  picture?: { id: string; isAltered: boolean };
  position: DrawingPosition;
}

/** A drawing, and the place that it is anchored at. */
export interface PlacedDrawing {
  drawing: Drawing;
  place: Place;
}

/** Whether so little is written in a box of text that it may be a mark, wherever on the page the box was laid. */
export function isMarkAlone(text: string): boolean {
  return [...text.trim()].length <= LONGEST_MARK;
}

const LONGEST_MARK = 3;

/** Two centimetres in English Metric Units. */
export const SMALL_DRAWING = 720_000;
