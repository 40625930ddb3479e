import { describe, expect, test } from 'vitest';
import { attribute } from '../../src/forms/scan/marks/attribute-marks.ts';
import type { ForeignMark } from '../../src/forms/scan/marks/foreign-ink.ts';
import type { Place, RecordReading } from '../../src/forms/scan/marks/record-reading.ts';
import { joinRings, withoutRings } from '../../src/forms/scan/marks/ringed-options.ts';
import { extentOf } from '../../src/forms/scan/picture/gathered-ink.ts';
import { createRaster, type Rect } from '../../src/forms/scan/picture/raster.ts';

const WIDTH = 900;

/** Two options of a record, their lines 44 pixels apart. */
function options(): Place[] {
  const record: RecordReading = { index: 0, slots: {}, doubt: null };
  return (['no-comments', 'comments'] as const).map((slot, i) => {
    const rect = { x: 100, y: 200 + 44 * i, width: 25, height: 25 };
    const wording = { x: 180, y: 200 + 44 * i, width: 400, height: 28 };
    const reading = { state: 'empty' as const, strength: 0.9, mark: '', box: rect, found: rect, outlined: true };
    return { record, slot, reading, rect, zone: rect, inside: rect, wording, firstLine: wording };
  });
}

/** An oval drawn in a box by a pen of three pixels, as far as print does not hide it: shares of its course, from the right. */
function arcs({ x, y, width, height }: Rect, shown: readonly [number, number][]): ForeignMark[] {
  return shown.map(([from, to]) => {
    const pixels = new Set<number>();
    for (let share = from; share < to; share += 0.0004) {
      const angle = 2 * Math.PI * share;
      const atX = Math.round(x + (width / 2) * (1 + Math.cos(angle)));
      const atY = Math.round(y + (height / 2) * (1 + Math.sin(angle)));
      for (let v = -1; v <= 1; v++) for (let u = -1; u <= 1; u++) pixels.add((atY + v) * WIDTH + atX + u);
    }
    return { box: extentOf([...pixels], WIDTH), pixels: [...pixels] };
  });
}

/** Cut apart by the letters that it crosses. */
const CUT: [number, number][] = [
  [-0.1, 0.12],
  [0.14, 0.24],
  [0.27, 0.6],
  [0.62, 0.88],
];
const AROUND_FIRST = { x: 150, y: 190, width: 460, height: 48 };

function judged(drawn: readonly ForeignMark[]) {
  const places = options();
  const marks = joinRings(drawn, places, WIDTH);
  const kinds = marks.map((mark) => attribute(mark, places, WIDTH));
  return { kinds, states: places.map(({ reading }) => reading.state), doubt: places[0]?.record.doubt ?? null };
}

describe('a ring around an option’s words', () => {
  test('is that option’s mark, in pieces too', () => {
    expect(judged(arcs(AROUND_FIRST, CUT))).toEqual({ kinds: ['ring'], states: ['marked', 'empty'], doubt: null });
  });

  test('is none where it is open', () => {
    const { states, doubt } = judged(
      arcs(AROUND_FIRST, [
        [-0.1, 0.12],
        [0.14, 0.24],
        [0.27, 0.5],
      ]),
    );
    expect(states).toEqual(['empty', 'empty']);
    expect(doubt).not.toBeNull();
  });

  test('is none where it runs around both options', () => {
    const { states, doubt } = judged(arcs({ x: 150, y: 186, width: 460, height: 100 }, CUT));
    expect(states).not.toContain('marked');
    expect(doubt).not.toBeNull();
  });

  test('is none where something else is drawn within it', () => {
    const line = arcs({ x: 250, y: 208, width: 250, height: 14 }, [
      [0, 0.2],
      [0.3, 0.9],
    ]);
    const { states, doubt } = judged([...arcs(AROUND_FIRST, CUT), ...line]);
    expect(states).toEqual(['empty', 'empty']);
    expect(doubt).not.toBeNull();
  });
});

test('without its ring a page keeps the line that strikes the ringed words', () => {
  const page = createRaster(WIDTH, 400);
  const rings = arcs(AROUND_FIRST, [[0, 1]]);
  for (const pixel of rings[0]?.pixels ?? []) page.data[pixel] = 200;
  page.data.fill(200, 214 * WIDTH + 200, 214 * WIDTH + 560);
  const rest = withoutRings(page, rings);
  expect(rest.data.filter(Boolean)).toHaveLength(360);
  expect(page.data.filter(Boolean).length).toBeGreaterThan(360);
});
