import { describe, expect, test } from 'vitest';
import { findRules } from '../../../../src/forms/scan/own-print/rules/own-rules.ts';
import { createRaster, type Raster } from '../../../../src/forms/scan/picture/raster.ts';

/** A page with three ruled lines from 50 to 750, the middle one as `draw` inks it, column by column. */
function page(draw: (x: number) => number[]): Raster {
  const ink = createRaster(800, 300);
  for (let x = 50; x < 750; x++) {
    for (const rows of [[50, 51, 52], draw(x), [250, 251, 252]]) for (const y of rows) ink.data[y * 800 + x] = 255;
  }
  return ink;
}

const isRuled = (ink: Raster, x: number) =>
  [149, 150, 151, 152].some((y) => findRules(ink, { across: 400, down: 100, straight: true }).mask.data[y * 800 + x]);

describe('a ruled line of a coarse fax', () => {
  test('is followed where it steps from one line of the fax to the next', () => {
    const stepping = (x: number) =>
      x > 300 && x < 520 ? (x % 5 < 3 ? [150, 151] : x % 5 === 3 ? [152, 153] : []) : [151, 152];
    const ink = page(stepping);
    expect(isRuled(ink, 100)).toBe(true);
    expect(isRuled(ink, 400)).toBe(true);
    expect(isRuled(ink, 700)).toBe(true);
  });

  test('is none where it ends elsewhere than the others', () => {
    const shorter = (x: number) => (x > 620 ? [] : x > 300 && x < 520 && x % 5 > 2 ? [] : [151, 152]);
    expect(isRuled(page(shorter), 400)).toBe(false);
  });
});
