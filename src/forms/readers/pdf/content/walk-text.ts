import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { apply, boundsOf, IDENTITY, type Matrix, multiply } from '../geometry.ts';
import type { Turn } from '../page-view.ts';
import { type DrawnGlyph, glyphText } from './glyph-text.ts';
import type { GraphicsState, WalkedFont } from './graphics-state.ts';
import type { Glyph } from './page-content.ts';
import { hiddenBy, type Walk } from './walk.ts';

/** Letters up to this size, in points, nobody can read. */
const SPECK = 2;

/** Letters squeezed to this share of the width that their font gives are hairs. */
const NARROW = 0.2;

/** Lines of a page that was scanned askew rise by no more than this share of their length. */
const STEEPEST = 0.12;

/** Handles the text operations (ISO 32000-1 §9.4); false for any other operation. */
export function walkText(walk: Walk, operation: number, args: unknown[]): boolean {
  const { state } = walk;
  switch (operation) {
    case OPS.beginText:
      startLine(state, IDENTITY);
      return true;
    case OPS.setTextMatrix:
      startLine(state, toMatrix(args[0]));
      return true;
    case OPS.moveText:
      moveText(state, Number(args[0]), Number(args[1]));
      return true;
    case OPS.setLeadingMoveText:
      state.leading = -Number(args[1]);
      moveText(state, Number(args[0]), Number(args[1]));
      return true;
    case OPS.nextLine:
      moveText(state, 0, state.leading);
      return true;
    case OPS.setFont:
      state.font = walkedFont(walk.fonts(String(args[0])));
      state.fontSize = Number(args[1]);
      return true;
    case OPS.showText:
      showText(walk, args[0] as (DrawnGlyph | number)[]);
      return true;
    default:
      return setTextState(state, operation, Number(args[0]));
  }
}

function setTextState(state: GraphicsState, operation: number, value: number): boolean {
  if (operation === OPS.setCharSpacing) state.charSpacing = value;
  else if (operation === OPS.setWordSpacing) state.wordSpacing = value;
  else if (operation === OPS.setHScale) state.horizontalScale = value / 100;
  else if (operation === OPS.setLeading) state.leading = -value;
  else if (operation === OPS.setTextRise) state.rise = value;
  else if (operation === OPS.setTextRenderingMode) state.renderMode = value;
  else return false;
  return true;
}

function startLine(state: GraphicsState, matrix: Matrix): void {
  state.textMatrix = matrix;
  state.x = state.lineX = 0;
  state.y = state.lineY = 0;
}

function moveText(state: GraphicsState, x: number, y: number): void {
  state.x = state.lineX += x;
  state.y = state.lineY += y;
}

/** pdf.js hands matrices over as arrays or as objects with numbered keys. */
function toMatrix(value: unknown): Matrix {
  const numbers = Object.values((value ?? {}) as Record<string, number>);
  return numbers.length === 6 ? (numbers as Matrix) : IDENTITY;
}

function walkedFont(value: unknown): WalkedFont {
  const font = (value ?? {}) as Record<string, unknown>;
  const name = String(font.name ?? '').replace(/^[A-Z]{6}\+/, '');
  return {
    id: String(font.loadedName ?? font.name ?? ''),
    name,
    bold: font.bold === true || font.black === true || /bold|black|heavy/i.test(name),
    italic: font.italic === true || /italic|oblique/i.test(name),
    vertical: font.vertical === true,
    type3: font.isType3Font === true,
    matrix: (font.fontMatrix as Matrix | undefined) ?? [0.001, 0, 0, 0.001, 0, 0],
  };
}

function showText(walk: Walk, glyphs: (DrawnGlyph | number)[]): void {
  const { state } = walk;
  const { font } = state;
  const toward = font.vertical ? 1 : -1;
  let pen = 0;
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      pen += (toward * glyph * state.fontSize) / 1000;
      continue;
    }
    const advance = glyph.width * font.matrix[0] * state.fontSize;
    if (state.fontSize !== 0) emit(walk, glyph, pen, advance);
    const spacing = (glyph.isSpace ? state.wordSpacing : 0) + state.charSpacing;
    pen += font.vertical ? -state.fontSize - spacing : advance + spacing;
  }
  if (font.vertical) state.y += pen;
  else state.x += pen * state.horizontalScale;
}

function emit(walk: Walk, drawn: DrawnGlyph, pen: number, advance: number): void {
  const { state } = walk;
  const { font } = state;
  const { text, guessed } = glyphText(drawn, font.name);
  if (text === '') return;
  const matrix = multiply(state.matrix, state.textMatrix);
  // Vertical writing hangs its glyphs centred below the pen.
  const x0 = font.vertical ? state.x - advance / 2 : state.x + pen * state.horizontalScale;
  const y0 = font.vertical ? state.y + pen - 0.75 * state.fontSize : state.y + state.rise;
  const x1 = x0 + advance * (font.vertical ? 1 : state.horizontalScale);
  const origin = apply(matrix, x0, y0);
  const end = apply(matrix, x1, y0);
  const up = apply(matrix, x0, y0 + state.fontSize);
  const size = Math.hypot(up.x - origin.x, up.y - origin.y);
  const isLevel = Math.abs(end.y - origin.y) <= STEEPEST * Math.abs(end.x - origin.x);
  const upright = up.y < origin.y && Math.abs(up.x - origin.x) < 0.4 * size && isLevel;
  if (/\p{L}/u.test(text)) walk.content.directions[directionOf(up.x - origin.x, up.y - origin.y)]++;
  const glyph: Glyph = {
    text,
    box: glyphBox(matrix, x0, x1, y0, state.fontSize),
    baseline: (origin.y + end.y) / 2,
    from: origin,
    to: end,
    size,
    font,
    sign: `${font.id}/${drawn.originalCharCode}`,
    guessed,
    colour: state.fillColour,
    hidden: null,
    order: walk.order,
    annotation: walk.annotation,
    upright,
  };
  glyph.hidden = hiddenGlyph(walk, glyph, matrix);
  walk.content.glyphs.push(glyph);
}

/** How wide letters are set for their height, against what their font gives: 1 where they are not squeezed. */
function widthAgainstHeight([a, b, c, d]: Matrix, { font, horizontalScale }: GraphicsState): number {
  // Only the font of drawn glyphs measures them in units that may differ for width and height.
  const unit = font.type3 ? Math.abs(font.matrix[0] / font.matrix[3]) : 1;
  return (Math.hypot(a, b) * Math.abs(horizontalScale) * unit) / Math.hypot(c, d);
}

/** Where a letter's top points, as the direction in which its line runs. */
function directionOf(x: number, y: number): Turn {
  if (Math.abs(y) >= Math.abs(x)) return y <= 0 ? 0 : 180;
  return x > 0 ? 90 : 270;
}

function glyphBox(matrix: Matrix, x0: number, x1: number, y0: number, size: number) {
  const low = y0 - 0.22 * size;
  const high = y0 + 0.78 * size;
  return boundsOf([apply(matrix, x0, low), apply(matrix, x1, low), apply(matrix, x0, high), apply(matrix, x1, high)]);
}

function hiddenGlyph(walk: Walk, glyph: Glyph, matrix: Matrix): string | null {
  // Text rendering modes 3 and 7 paint nothing (§9.3.6): OCR layers are written so. Type 3 glyphs ignore other modes.
  if (walk.state.renderMode === 3 || walk.state.renderMode === 7) return 'invisible writing mode';
  if (glyph.size <= SPECK) return 'a size that nobody can read';
  if (glyph.text.trim() !== '' && widthAgainstHeight(matrix, walk.state) < NARROW)
    return 'a width that nobody can read';
  return hiddenBy(walk, glyph.box, walk.state.fillAlpha);
}
