import type { XmlElement } from '../../packages/parse-xml.ts';
import { pointsIn } from './lengths.ts';

type Attributes = XmlElement['attributes'];

/** In points: no letter that can be read is so low. */
const FLAT = 5;
/** In points: no page of a form is so broad, and nothing in it begins so far to the left of its column. */
const [BEYOND_PAGE, BEFORE_PAGE] = [550, -300];
/** In shares: letters or lines so much smaller or narrower than their font gives them are not seen. */
const TINY = 0.2;
/** In shares of a letter: as much as a line is high. */
const LINE = 0.95;
const MARGINS = ['fo:margin-left', 'fo:margin-right', 'fo:text-indent'];

/** Whether a row is fixed at a height at which nothing in it can be seen; a least height grows with the text. */
export function isFlatRow(attributes: Attributes): boolean {
  return (pointsIn(attributes['style:row-height']) ?? FLAT) < FLAT;
}

/** Whether a paragraph's lines are fixed at such a height, or moved sideways off the page; undefined where nothing is said of it. */
export function isOutOfSight(attributes: Attributes): boolean | undefined {
  const isMoved = MARGINS.some((side) => Math.abs(pointsIn(attributes[side]) ?? 0) >= BEYOND_PAGE);
  const begins = (pointsIn(attributes['fo:margin-left']) ?? 0) + (pointsIn(attributes['fo:text-indent']) ?? 0);
  if (isMoved || begins <= BEFORE_PAGE) return true;
  const height = attributes['fo:line-height'];
  const points = pointsIn(height);
  if (points !== null) return points < FLAT;
  return height?.endsWith('%') ? isTiny(height) : undefined;
}

/** Whether letters are set so small or so narrow, or stand at another line; undefined where nothing is said of it ("super 58%", "1%"). */
export function isSquashed(attributes: Attributes): boolean | undefined {
  const { 'style:text-position': position, 'style:text-scale': scale } = attributes;
  const shares = [position?.split(' ')[1], scale].flatMap((share) => share ?? []);
  return shares.length === 0 ? undefined : shares.some(isTiny) || isAtOtherLine(position);
}

/** "100% 58%": how far off the line, in per cent of a letter. */
function isAtOtherLine(position = ''): boolean {
  return Math.abs(Number.parseFloat(position)) >= LINE * 100;
}

function isTiny(share: string): boolean {
  return Number.parseFloat(share) < TINY * 100;
}
