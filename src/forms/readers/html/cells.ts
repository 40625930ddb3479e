import { type CellBorder, isBoldFrame } from '../../document/framed-cells.ts';
import type { CellLook } from '../../document/walked-cell.ts';
import { declareBackground, declareColour } from './colours.ts';
import { DRAWN, DRAWN_FRAME, declarationsOf, lookOf } from './css.ts';
import type { Attributes } from './elements.ts';
import { pointsOf } from './lengths.ts';
import type { Look } from './look.ts';

/** A cell or row as its tag writes it, and what the page's style sheet adds. */
export interface Styled {
  attributes: Attributes;
  sheet: Look;
}

/** What a cell has of its own, or of its row. */
export function lookOfCell(cell: Styled, row: Styled | null): CellLook {
  const isFramed = hasBoldFrame(cell.attributes.style ?? '') || hasBoldFrame(row?.attributes.style ?? '');
  const ground = groundOf(cell);
  if (ground !== 'none' || row === null) return { ground, isFramed };
  return { ground: groundOf(row), isFramed, isRowsGround: true };
}

function groundOf({ attributes: { bgcolor, style = '' }, sheet }: Styled): CellLook['ground'] {
  const look: Look = { highlight: sheet.highlight, dimmed: sheet.dimmed, ...lookOf(style) };
  if (bgcolor) declareBackground(look, bgcolor.trim().toLowerCase());
  return look.dimmed ? 'dimmed' : look.highlight ? 'highlight' : 'none';
}

/** What frames a cell beside its border. */
const FRAMES = ['outline', 'box-shadow'];

/** Whether a cell has a thick or coloured frame of its own. */
function hasBoldFrame(style: string): boolean {
  const declared = new Map(declarationsOf(style.toLowerCase()));
  const sides = ['top', 'right', 'bottom', 'left'].map(
    (side) => declared.get(`border-${side}`) ?? declared.get('border'),
  );
  if (FRAMES.some((name) => DRAWN_FRAME.test(declared.get(name) ?? ''))) return true;
  return isBoldFrame(sides.flatMap((side) => (side !== undefined && DRAWN.test(side) ? [borderOf(side)] : [])));
}

/** "4px solid red". */
function borderOf(border: string): CellBorder {
  const parts = border.split(/\s+/);
  const look: Look = {};
  const colour = parts.find((part) => pointsOf(part) === undefined && !DRAWN.test(part) && !WIDTH_WORD.test(part));
  if (colour !== undefined) declareColour(look, colour);
  const width = parts.map((part) => (part === 'thick' ? 3.75 : (pointsOf(part) ?? 0)));
  return { width: Math.max(...width), isColoured: look.colour === true };
}

const WIDTH_WORD = /^(thin|medium|thick|\d.*)$/;
