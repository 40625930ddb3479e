import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dilate } from '../../../../src/forms/scan/picture/ink/dilate.ts';
import { at, type Raster } from '../../../../src/forms/scan/picture/raster.ts';

const raster = fc
  .tuple(fc.integer({ min: 1, max: 21 }), fc.integer({ min: 1, max: 9 }))
  .chain(([width, height]) =>
    fc
      .uint8Array({ minLength: width * height, maxLength: width * height })
      .map((data): Raster => ({ width, height, data })),
  );

test('each pixel becomes the largest of the square around it, whatever the width of the picture', () => {
  fc.assert(
    fc.property(raster, fc.integer({ min: 0, max: 6 }), (picture, radius) => {
      const grown = dilate(picture, radius);
      for (let y = 0; y < picture.height; y++) {
        for (let x = 0; x < picture.width; x++) {
          let largest = 0;
          for (let v = -radius; v <= radius; v++) {
            for (let u = -radius; u <= radius; u++) largest = Math.max(largest, at(picture, x + u, y + v));
          }
          expect(grown.data[y * picture.width + x]).toBe(largest);
        }
      }
    }),
  );
});
