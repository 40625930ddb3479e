import { child, type XmlElement } from '../../packages/parse-xml.ts';

/** Twentieths of a point: no letter is so low. */
const FLAT = 60;
/** Twentieths of a point: no page of a form is so broad. */
const BEYOND_PAGE = 11_000;

/** Whether a row is fixed at a height at which nothing in it can be seen. */
export function isFlat(rowProperties: XmlElement | undefined): boolean {
  const height = child(rowProperties, 'w:trHeight')?.attributes ?? {};
  return height['w:hRule'] === 'exact' && Number(height['w:val'] ?? FLAT) < FLAT;
}

/** Whether a paragraph's lines are fixed at such a height, or moved sideways off the page. */
export function isOutOfSight(paragraphProperties: XmlElement | undefined): boolean {
  const { 'w:line': line = FLAT, 'w:lineRule': rule } = child(paragraphProperties, 'w:spacing')?.attributes ?? {};
  const indents = Object.entries(child(paragraphProperties, 'w:ind')?.attributes ?? {});
  const isMoved = indents.some(([name, value]) => !name.endsWith('Chars') && Math.abs(Number(value)) >= BEYOND_PAGE);
  return (rule === 'exact' && Number(line) < FLAT) || isMoved;
}
