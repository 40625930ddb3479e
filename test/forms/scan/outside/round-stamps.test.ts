import { describe, expect, test } from 'vitest';
import { handwrittenLines } from '../../../../src/forms/scan/outside/handwritten-lines.ts';
import { createRaster, type Raster } from '../../../../src/forms/scan/picture/raster.ts';

/** Pixels in a millimetre at 200 dpi, about. */
const MM = 8;

/** A sheet with a ring as broad as a pen's stroke, of which so many degrees in every 60 are missing, and eight letters within it. */
function ringed(across: number, down: number, missing: number): Raster {
  const ink = createRaster(800, 800);
  const dot = (x: number, y: number) => {
    for (let v = -2; v <= 2; v++) ink.data.fill(255, (y + v) * ink.width + x - 2, (y + v) * ink.width + x + 3);
  };
  for (let step = 0; step < 3600; step++) {
    const degrees = step / 10;
    if (degrees % 60 < missing) continue;
    const angle = (degrees / 180) * Math.PI;
    dot(Math.round(400 + across * MM * Math.cos(angle)), Math.round(400 + down * MM * Math.sin(angle)));
  }
  for (let letter = 0; letter < 8; letter++) {
    for (let y = 390; y < 408; y++) dot(320 + letter * 20, y);
  }
  return ink;
}

const linesOf = (ink: Raster) => handwrittenLines(ink, [], MM, 110).filter(({ strokes }) => strokes >= 8);

describe('letters within a ring that is in pieces', () => {
  test('are a stamp’s where the pieces lie on a circle', () => {
    for (const missing of [6, 20]) expect(linesOf(ringed(14, 14, missing))).toEqual([]);
  });

  test('are somebody’s where a hand drew around them, or where most of the ring is missing', () => {
    expect(linesOf(ringed(15, 12, 6))).toHaveLength(1);
    expect(linesOf(ringed(14, 14, 36))).toHaveLength(1);
  });

  test('are somebody’s in a circle too small or too large for a stamp', () => {
    expect(linesOf(ringed(30, 30, 6))).toHaveLength(1);
  });
});
