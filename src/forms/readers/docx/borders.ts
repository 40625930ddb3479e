import { inkLook, rgbOf } from '../../document/colour.ts';
import { isBoldFrame } from '../../document/framed-cells.ts';
import { child, type XmlElement } from '../../packages/parse-xml.ts';
import { isSet } from './on-off.ts';

const SIDES = ['w:top', 'w:left', 'w:start', 'w:bottom', 'w:right', 'w:end'];

/** A line above or below a paragraph is layout; a frame at both sides is drawn around something. */
export function isFramed(properties: XmlElement | undefined): boolean {
  const borders = child(properties, 'w:pBdr');
  return ['w:left', 'w:right'].every((side) => isSet(child(borders, side)?.attributes['w:val']));
}

/** Whether a line is drawn at some side of a paragraph. */
export function isLined(properties: XmlElement | undefined): boolean {
  const borders = child(properties, 'w:pBdr');
  return SIDES.some((side) => isSet(child(borders, side)?.attributes['w:val']));
}

/** Whether a cell has a thick or coloured frame of its own. */
export function hasBoldFrame(cellProperties: XmlElement | undefined): boolean {
  const borders = child(cellProperties, 'w:tcBorders');
  const sides = SIDES.flatMap((side) => child(borders, side) ?? []);
  const drawn = sides.map(({ attributes }) => attributes).filter(({ 'w:val': line }) => isSet(line));
  return isBoldFrame(
    drawn.map(({ 'w:val': line, 'w:sz': eighths = '0', 'w:color': colour = 'auto' }) => {
      const rgb = rgbOf(colour);
      return {
        width: Math.max(Number(eighths) / 8, BROAD.test(line ?? '') ? 2 : 0),
        isColoured: rgb !== null && inkLook(rgb) === 'colour',
      };
    }),
  );
}

/** Lines made of several, which are broad by that. */
const BROAD = /double|triple|thick|wave|emboss|engrave|set/i;

/** Whether a cell is crossed out. */
export function hasDiagonal(cellProperties: XmlElement | undefined): boolean {
  const borders = child(cellProperties, 'w:tcBorders');
  return ['w:tl2br', 'w:tr2bl'].some((line) => isSet(child(borders, line)?.attributes['w:val']));
}
