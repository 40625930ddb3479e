import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../../../src/forms/scan/picture/ink/ink.ts';
import { withoutStreaks } from '../../../../src/forms/scan/picture/ink/streaks.ts';

const [WIDTH, HEIGHT] = [300, 420];
const PAPER = 235;

type Draw = (x: number, y: number) => boolean;

/** A page of grey paper, black where one of these draws. */
function page(...drawn: Draw[]): Pixels {
  const data = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
    return drawn.some((each) => each(x, y)) ? 20 : PAPER - ((x * 7 + y * 13) % 5);
  });
  return { width: WIDTH, height: HEIGHT, channels: 1, data };
}

const at = ({ data }: Pixels, x: number, y: number) => data[y * WIDTH + x] ?? 0;
const streak =
  (left: number, thick: number): Draw =>
  (x) =>
    x >= left && x < left + thick;
const turned =
  (draw: Draw): Draw =>
  (x, y) =>
    draw(y, x);
const rule: Draw = (x, y) => y >= 200 && y < 203 && x > 40 && x < 260;
const frame: Draw = (x, y) => x >= 20 && x < 280 && y >= 20 && y < 400 && (x < 22 || x >= 278 || y < 22 || y >= 398);

describe('a streak that a scanner leaves from edge to edge', () => {
  it.each([1, 3, 5])('is taken away, %i pixels wide, and what lies across it stays', (thick) => {
    const clean = withoutStreaks(page(streak(150, thick), rule));
    for (let x = 148; x < 158; x += 1) expect(at(clean, x, 100)).toBeGreaterThan(PAPER - 10);
    expect(at(clean, 150, 201)).toBe(20);
  });

  it('is taken away from a page that was fed sideways', () => {
    expect(at(withoutStreaks(page(turned(streak(100, 2)))), 50, 100)).toBeGreaterThan(PAPER - 10);
  });

  it('may be pale and broken', () => {
    const pale = page(rule);
    for (let y = 0; y < HEIGHT; y += 1) if (y % 7 > 0) pale.data[y * WIDTH + 90] = PAPER - 40;
    expect(at(withoutStreaks(pale), 90, 100)).toBeGreaterThan(PAPER - 10);
  });

  it('may have a colour', () => {
    const grey = page(rule);
    const data = Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, (_, i) => grey.data[Math.floor(i / 3)] ?? 0);
    for (let y = 0; y < HEIGHT; y += 1) data[(y * WIDTH + 70) * 3 + 2] = 90;
    const clean = withoutStreaks({ ...grey, channels: 3, data });
    expect(clean.data[(100 * WIDTH + 70) * 3 + 2]).toBeGreaterThan(PAPER - 10);
  });
});

describe('no streak', () => {
  it.each<[string, Draw[]]>([
    ['a page’s frame', [frame]],
    [
      'a line by hand over all of the page, that does not run straight to the pixel',
      [(x, y) => Math.abs(x - 100 - y / 40) < 2],
    ],
    ['a stroke that ends on the page', [(x, y) => x >= 100 && x < 103 && y > 12 && y < 408]],
    ['a bar', [streak(100, 12)]],
    ['the rulings of a table that fills the picture', [streak(100, 2), turned(streak(100, 2)), turned(streak(200, 2))]],
    ['many lines', [10, 60, 110, 160, 210].map((left) => streak(left, 2))],
  ])('is %s', (_name, drawn) => {
    const seen = page(...drawn);
    expect(withoutStreaks(seen)).toBe(seen);
  });
});
