import { describe, expect, test } from 'vitest';
import { strokesAt } from '../../../../src/forms/scan/marks/shapes/drawn-strokes.ts';
import { type MarkShape, markShape } from '../../../../src/forms/scan/marks/shapes/mark-shape.ts';
import { createRaster, type Raster } from '../../../../src/forms/scan/picture/raster.ts';
import type { AlignedTable } from '../../../../src/forms/scan/template/align-page.ts';

/** Side of a box, in pixels: 4.3 mm. */
const SIDE = 34;

/** What is seen of strokes, each of them points "x,y" in hundredths of the box. */
function seen(strokes: readonly string[], dark = 255, pen = 4, side = SIDE): MarkShape | null {
  const blank = createRaster(140, 120);
  const end = 40 + side;
  for (let i = 40; i < end; i++) {
    for (const at of [40, 41, end - 2, end - 1]) {
      blank.data[at * 140 + i] = 255;
      blank.data[i * 140 + at] = 255;
    }
  }
  const unruled = createRaster(140, 120);
  unruled.data.set(blank.data);
  for (const stroke of strokes) {
    const points = stroke.split(' ').map((point) => point.split(',').map(Number));
    for (const [i, to] of points.slice(1).entries()) drawLine(unruled, points[i] ?? to, to, { dark, pen, side });
  }
  const rect = { x: 40, y: 40, width: side, height: side };
  const drawn = strokesAt({ unruled, blank } as AlignedTable, { shape: 'box', rect, thickness: 2 });
  return drawn && markShape(drawn);
}

interface Pen {
  dark: number;
  /** Its width, in pixels. */
  pen: number;
  /** Of the box. */
  side: number;
}

function drawLine(
  page: Raster,
  [x = 0, y = 0]: number[],
  [toX = 0, toY = 0]: number[],
  { dark, pen, side }: Pen,
): void {
  for (let i = 0; i <= 80; i++) {
    const across = Math.round(40 + (side / 100) * (x + ((toX - x) * i) / 80));
    const down = Math.round(40 + (side / 100) * (y + ((toY - y) * i) / 80));
    for (let v = -pen / 2; v < pen / 2; v++) {
      page.data.fill(dark, (down + v) * page.width + across - pen / 2, (down + v) * page.width + across + pen / 2);
    }
  }
}

/** A ring of so much width and height about a point. */
function round(x: number, y: number, width: number, height: number): string {
  const points = Array.from({ length: 17 }, (_, i) => (i / 16) * 2 * Math.PI);
  return points.map((turn) => `${x + (width / 2) * Math.cos(turn)},${y + (height / 2) * Math.sin(turn)}`).join(' ');
}

const CROSS = ['15,15 85,85', '85,15 15,85'];
const N = '10,85 12,15 42,85 45,15';

describe('a mark is known at a glance', () => {
  test.each<[string, string[], MarkShape]>([
    ['a cross', CROSS, 'cross'],
    ['a cross of unequal strokes that runs beyond the box', ['20,10 90,80', '130,-30 10,105'], 'cross'],
    ['a star', [...CROSS, '50,10 50,90'], 'cross'],
    ['a tick with its point below the box', ['15,30 45,120 110,-40'], 'tick'],
    ['a tick', ['10,45 40,85 95,5'], 'tick'],
    ['a small tick, which is hardly more than a stroke', ['30,50 45,70 75,20'], 'blot'],
    ['a stroke', ['20,90 80,10'], 'blot'],
    ['a dot', [round(50, 50, 15, 15), round(50, 50, 5, 5)], 'blot'],
  ])('%s', (_, strokes, shape) => {
    expect(seen(strokes)).toBe(shape);
    expect(seen(strokes, 120)).toBe(shape);
  });
});

test('a cross of a felt pen shows little of its arms within the box', () => {
  expect(seen(['8,8 92,88', '92,8 12,92'], 255, 8)).toBe('cross');
});

test.each<[string, string[], number]>([
  ['a cross in a small box', ['-20,-15 115,120', '120,-20 -15,115'], 25],
  ['a short cross in a small box', ['10,20 90,85', '85,10 20,90'], 25],
  ['a long tick in a small box', ['0,40 40,95 125,-25'], 25],
])('%s, much of which the print hides, is a mark', (_, strokes, side) => {
  expect(seen(strokes, 255, 4, side)).not.toBeNull();
});

test('a steep tick of a broad pen is a mark: the outline hides the outer edges of its arms', () => {
  for (const tick of ['10,10 48,90 90,5', '14,12 52,92 88,8']) expect(seen([tick], 255, 6)).toBe('tick');
});

test.each<[string, string[]]>([
  ['"U"', ['12,8 14,60 30,88 65,88 84,60 86,8']],
  ['"U", its arms leaning', ['8,8 20,65 38,88 62,88 80,65 92,8']],
  ['"Y" with wide arms', ['5,5 50,55 95,5', '50,55 50,95']],
])('%s of a broad pen is none', (_, strokes) => {
  for (const pen of [6, 8]) expect(seen(strokes, 255, pen)).toBeNull();
});

/** A line to and fro across the box, so many times, between two heights. */
function hatched(strokes: number, top = 12, bottom = 88): string {
  const step = (bottom - top) / strokes;
  return Array.from({ length: strokes + 1 }, (_, i) => `${i % 2 ? 98 : 2},${top + i * step}`).join(' ');
}

test.each([5, 6, 7])('a box hatched in %d strokes is marked', (strokes) => {
  expect(seen([hatched(strokes)], 255, 2)).toBe('blot');
});

test('what is hatched out is no mark', () => {
  expect(seen([hatched(5), '15,12 45,88 88,12'], 255, 2)).toBeNull();
});

test('a box that is blackened but for its edge is marked', () => {
  const rows = Array.from({ length: 8 }, (_, i) => `18,${20 + i * 8} 75,${20 + i * 8}`);
  expect(seen(rows)).toBe('blot');
});

test('a large dot in a box is a mark, and a letter of a felt pen none', () => {
  expect(seen([8, 20, 32, 44, 54].map((across) => round(50, 50, across, across)))).toBe('blot');
  const felt = 13;
  for (const letter of [
    ['20,20 80,20', '50,20 50,80'],
    ['25,20 25,75 80,75'],
    ['20,20 75,20 45,80'],
    [round(50, 50, 50, 60)],
  ])
    expect(seen(letter, 255, felt)).toBeNull();
});

describe('what is written within a box is none', () => {
  test.each<[string, string[]]>([
    ['"No", its letters apart', [N, round(75, 65, 30, 40)]],
    ['"No", its letters joined', [N, round(60, 60, 35, 50)]],
    ['"no", small', ['20,70 20,40 35,42 38,70', round(55, 55, 26, 30)]],
    ['"N/A", beyond the box', [N, '50,95 80,5', '80,90 105,10 125,90', '88,60 120,60']],
    ['a cross and "no" behind it', ['10,20 40,80', '40,20 10,80', '55,80 55,40 70,45 72,80', round(95, 60, 30, 40)]],
    ['"нет"', ['10,20 10,80', '30,20 30,80', '10,50 30,50', round(52, 50, 25, 50), '70,20 95,20', '82,20 82,80']],
    ['a nought', [round(50, 50, 50, 60)]],
    ['a dash', ['15,50 85,52']],
    ['"r"', ['35,20 38,85', '37,45 50,25 75,18']],
    ['"Z"', ['12,15 88,15 12,85 88,85']],
    ['"S"', ['85,20 50,12 15,28 50,48 85,68 50,88 12,80']],
    ['"3"', ['15,15 60,12 85,28 50,48 85,68 55,88 15,82']],
    ['"M"', ['10,88 12,12 50,70 88,12 90,88']],
    ['"W"', ['8,12 30,88 50,30 70,88 92,12']],
    ['"J"', ['65,10 64,75 45,90 28,78']],
    ['"T", leaning', ['28,15 85,12', '58,14 48,88']],
    ['"Y"', ['22,12 48,48', '82,12 48,48 44,90']],
    ['an upright line, which may be "1" or "l"', ['52,12 48,88']],
  ])('%s', (_, strokes) => {
    expect(seen(strokes)).toBeNull();
  });
});
