import { inkLook, rgbOf } from '../../document/colour.ts';
import type { CellBorder } from '../../document/framed-cells.ts';
import type { XmlElement } from '../../packages/parse-xml.ts';
import { pointsIn } from './lengths.ts';

/** The sides that are drawn: "2.25pt solid #ff0000" (ODF 1.3 part 3, 20.176). */
export function bordersOf(attributes: XmlElement['attributes']): CellBorder[] {
  const sides = ['top', 'right', 'bottom', 'left'].map(
    (side) => attributes[`fo:border-${side}`] ?? attributes['fo:border'],
  );
  return sides.flatMap((border) => (isDrawn(border) ? [borderOf(border)] : []));
}

/** Whether a border is drawn at all. Some programs write one that is not with all its parts: "0pt none #000000". */
export function isDrawn(border: string | undefined): border is string {
  return border !== undefined && !border.split(' ').includes('none');
}

function borderOf(border: string): CellBorder {
  const [width = '', , colour = ''] = border.split(' ');
  const rgb = rgbOf(colour);
  return { width: pointsIn(width) ?? 0, isColoured: rgb !== null && inkLook(rgb) === 'colour' };
}
