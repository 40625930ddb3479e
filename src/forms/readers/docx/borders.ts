import { child, type XmlElement } from '../../parse-xml.ts';
import { isSet } from './on-off.ts';

/** A line above or below a paragraph is layout; a frame at both sides is drawn around something. */
export function isFramed(properties: XmlElement | undefined): boolean {
  const borders = child(properties, 'w:pBdr');
  return ['w:left', 'w:right'].every((side) => isSet(child(borders, side)?.attributes['w:val']));
}

/** Whether a cell is crossed out. */
export function hasDiagonal(cellProperties: XmlElement | undefined): boolean {
  const borders = child(cellProperties, 'w:tcBorders');
  return ['w:tl2br', 'w:tr2bl'].some((line) => isSet(child(borders, line)?.attributes['w:val']));
}
