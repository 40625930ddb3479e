import { child, childElements, textContent, type XmlElement } from '../../packages/parse-xml.ts';
import { twips } from './measures.ts';

/** Twentieths of a point: no letter that can be read is so low. */
const FLAT = 100;
/** A line as high as its letters, in parts of one. */
const WHOLE_LINE = 240;
/** Twentieths of a point: no page of a form is so broad, and nothing in it stands so far to the left of its column. */
const [BEYOND_PAGE, BEFORE_PAGE] = [11_000, -6000];
/** Twentieths of a point that a hundredth of a letter is broad, in which indents may be given. */
const CHARACTER = 2.1;

/** Whether a row is fixed at a height at which not all of what is in it can be seen. */
export function isFlat(rowProperties: XmlElement | undefined, row: XmlElement): boolean {
  const height = child(rowProperties, 'w:trHeight')?.attributes ?? {};
  if (height['w:hRule'] !== 'exact') return false;
  return (twips(height['w:val']) || FLAT) < FLAT * Math.max(1, linesIn(row));
}

/** How many paragraphs the fullest of its cells has, that hold more than nothing. */
function linesIn(row: XmlElement): number {
  const written = (cell: XmlElement) => childElements(cell, 'w:p').filter((each) => textContent(each).trim() !== '');
  return Math.max(0, ...childElements(row, 'w:tc').map((cell) => written(cell).length));
}

/** Whether a paragraph's lines are fixed at such a height, or moved sideways off the page. */
export function isOutOfSight(paragraphProperties: XmlElement | undefined): boolean {
  const { 'w:line': line, 'w:lineRule': rule = 'auto' } = child(paragraphProperties, 'w:spacing')?.attributes ?? {};
  const height = twips(line);
  const isFlatLine = (rule === 'exact' && height < FLAT) || (rule === 'auto' && height < WHOLE_LINE / 2);
  return isFlatLine || isBesidePage(child(paragraphProperties, 'w:ind')?.attributes ?? {});
}

function isBesidePage(indents: Readonly<Record<string, string>>): boolean {
  const indent = (...names: string[]) => {
    const lengths = names.flatMap((name) => [
      twips(indents[`w:${name}`]) || 0,
      (Number(indents[`w:${name}Chars`]) || 0) * CHARACTER,
    ]);
    return lengths.find((length) => length !== 0) ?? 0;
  };
  const sides = [indent('left', 'start'), indent('right', 'end'), indent('firstLine'), indent('hanging')];
  const begins = indent('left', 'start') + indent('firstLine') - indent('hanging');
  return sides.some((length) => Math.abs(length) >= BEYOND_PAGE) || begins <= BEFORE_PAGE;
}

/** Twentieths of a point: no margin of a form's cells is so broad, and no table set in by so much. */
const WIDEST_MARGIN = 7000;

/** Whether what a table or cell holds is moved off the page by its margins or its indent. */
export function isSetOffPage(properties: XmlElement | undefined): boolean {
  const margins = [child(properties, 'w:tcMar'), child(properties, 'w:tblCellMar')].flatMap((each) =>
    childElements(each),
  );
  const widths = [...margins, ...childElements(properties, 'w:tblInd')].map(({ attributes }) =>
    twips(attributes['w:w']),
  );
  const places = childElements(properties, 'w:tblpPr').flatMap(({ attributes }) => [
    twips(attributes['w:tblpX']),
    twips(attributes['w:tblpY']) / 2,
  ]);
  const isBeyond = (most: number) => (length: number) => Math.abs(length) >= most;
  return widths.some(isBeyond(WIDEST_MARGIN)) || places.some(isBeyond(BEYOND_PAGE));
}

/** Whether a paragraph is taken out of its place and set in a frame of its own (17.3.1.11). */
export function isFramedElsewhere(paragraphProperties: XmlElement | undefined): boolean {
  return child(paragraphProperties, 'w:framePr') !== undefined;
}
