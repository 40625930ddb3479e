import type { PagePicture } from './page-picture.ts';
import type { Rect } from './picture/raster.ts';

/** A box in the upright picture's pixels as left, top, width, height in shares of the page as it came. */
export function placeOnPage(picture: PagePicture, { x, y, width, height }: Rect): [number, number, number, number] {
  const corners = [
    picture.toSource(x, y),
    picture.toSource(x + width, y),
    picture.toSource(x, y + height),
    picture.toSource(x + width, y + height),
  ];
  const share = (value: number) => Math.min(1, Math.max(0, value));
  const left = share(Math.min(...corners.map(([u]) => u)));
  const top = share(Math.min(...corners.map(([, v]) => v)));
  const right = share(Math.max(...corners.map(([u]) => u)));
  const bottom = share(Math.max(...corners.map(([, v]) => v)));
  return [left, top, right - left, bottom - top];
}
