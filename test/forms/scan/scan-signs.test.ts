import { expect, test } from 'vitest';
import { readSign } from '../../../src/forms/scan/marks/slots/slot-sign.ts';
import { createRaster, type Raster } from '../../../src/forms/scan/picture/raster.ts';

/** An option's circle with a blot of this height that begins within it. */
function circleWithBlot(height: number): Raster {
  const page = createRaster(120, 120);
  for (let y = 0; y < 120; y++) {
    for (let x = 0; x < 120; x++) {
      const away = Math.hypot(x - 60, y - 50);
      const isBlot = x >= 54 && x < 67 && y >= 46 && y < 46 + height;
      if ((away > 10 && away < 13.5) || isBlot) page.data[y * 120 + x] = 255;
    }
  }
  return page;
}

const ZONE = { x: 25, y: 25, width: 90, height: 50 };

test('a circle that was filled is a mark', () => {
  expect(readSign(circleWithBlot(10), ZONE)?.state).toBe('marked');
});

test('a blot that runs from one circle to the next option is no sign of either', () => {
  expect(readSign(circleWithBlot(45), ZONE)).toBeNull();
});
