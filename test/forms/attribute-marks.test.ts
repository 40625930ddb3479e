import { describe, expect, test } from 'vitest';
import { attribute } from '../../src/forms/scan/marks/attribute-marks.ts';
import { extentOf } from '../../src/forms/scan/marks/foreign-ink.ts';
import type { Place, RecordReading } from '../../src/forms/scan/marks/record-reading.ts';
import type { Rect } from '../../src/forms/scan/picture/raster.ts';

const WIDTH = 600;
const CIRCLE = { x: 100, y: 100, width: 25, height: 25 };

/** What a mark of these rectangles makes of a circle in which nothing but the point of a tick shows. */
function withMark(parts: readonly Rect[]): Place {
  const record: RecordReading = { index: 0, slots: {}, doubt: null };
  const mark = 'ink 0.105 / 0.146';
  const place: Place = {
    record,
    slot: 'comments',
    reading: { state: 'unclear', strength: 0.3, mark, box: CIRCLE, found: CIRCLE, outlined: true, isStub: true },
    rect: CIRCLE,
    zone: CIRCLE,
    inside: CIRCLE,
    wording: { x: 170, y: 98, width: 300, height: 28 },
    firstLine: { x: 170, y: 98, width: 300, height: 28 },
  };
  const pixels = parts.flatMap(({ x, y, width, height }) =>
    Array.from({ length: width * height }, (_, i) => (y + Math.floor(i / width)) * WIDTH + x + (i % width)),
  );
  attribute({ box: extentOf(pixels, WIDTH), pixels }, [place], WIDTH);
  return place;
}

describe('the point of a tick within a circle that hides the rest', () => {
  test('is a mark with the end of the stroke beyond it', () => {
    expect(withMark([{ x: 126, y: 90, width: 8, height: 12 }]).reading.state).toBe('marked');
  });

  test('is none by itself', () => {
    expect(withMark([{ x: 109, y: 110, width: 4, height: 5 }]).reading.state).toBe('unclear');
  });

  test('is none with what stands apart from it', () => {
    expect(withMark([{ x: 140, y: 90, width: 8, height: 12 }]).reading.state).toBe('unclear');
  });

  test('is no answer with a line that leads away from it', () => {
    const { record } = withMark([{ x: 126, y: 110, width: 90, height: 4 }]);
    expect(record.doubt).not.toBeNull();
  });
});
