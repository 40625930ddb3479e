import { IDENTITY, type Matrix, type Rect } from '../geometry.ts';
import type { FontTraits } from './page-content.ts';

/** What the walk knows of a font: how wide its glyphs run, and what it is. */
export interface WalkedFont extends FontTraits {
  /** Tells it from other fonts of the same name, as the subsets of one font are. */
  id: string;
  vertical: boolean;
  matrix: Matrix;
}

/** The part of the PDF graphics and text state (ISO 32000-1 §8.4, §9.3) that decides where and whether something shows. */
export interface GraphicsState {
  matrix: Matrix;
  clip: Rect;
  fillColour: string;
  strokeColour: string;
  fillAlpha: number;
  strokeAlpha: number;
  blended: boolean;
  lineWidth: number;
  font: WalkedFont;
  fontSize: number;
  textMatrix: Matrix;
  /** Pen and start of line within the text matrix. */
  x: number;
  y: number;
  lineX: number;
  lineY: number;
  charSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
  renderMode: number;
}

const NO_FONT: WalkedFont = {
  id: '',
  name: '',
  bold: false,
  italic: false,
  vertical: false,
  type3: false,
  matrix: [0.001, 0, 0, 0.001, 0, 0],
};

export function initialState(matrix: Matrix, clip: Rect): GraphicsState {
  return {
    matrix,
    clip,
    fillColour: '#000000',
    strokeColour: '#000000',
    fillAlpha: 1,
    strokeAlpha: 1,
    blended: false,
    lineWidth: 1,
    font: NO_FONT,
    fontSize: 0,
    textMatrix: IDENTITY,
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
    charSpacing: 0,
    wordSpacing: 0,
    horizontalScale: 1,
    leading: 0,
    rise: 0,
    renderMode: 0,
  };
}
