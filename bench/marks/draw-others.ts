import type { Random } from '../forms/scan-random.ts';
import { pickByShare } from './by-share.ts';
import type { Drawing } from './draw-marks.ts';
import type { Writing } from './glyphs.ts';
import { type Pen, type Point, stroke, takePen } from './pen-stroke.ts';

/** Letters that nobody takes for marks: "v" and "x" are ticks and crosses. */
const LETTERS: readonly [share: number, texts: readonly string[]][] = [
  [0.5, [...'abcdefghijklmnopqrstuwyzABCDEFGHIJKLMNOPQRSTUWYZ']],
  [0.16, [...'0123456789']],
  [0.13, [...'абвгдежзийклмнопрстуфцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФЦЧШЩЪЫЬЭЮЯ']],
  [0.04, [...'?!&%@#*+=:;()-']],
  [0.04, [...'是否不同意无有附الانعمغيرب']],
  [
    0.13,
    'no non No NO yes oui si Sí ok OK da нет да Да Нет n/a N/A на ja не то see vu لا نعم 不是 同意 AB JK MP St TR 10 12 1) a) x1 ex ax vis iv VI xi XI x? X? tx it if'.split(
      ' ',
    ),
  ],
];

/** Those of two strokes that cross or meet, which are nearest to a cross or a tick. */
const NEAREST: typeof LETTERS = [
  [0.8, [...'tfkKyY4+7rLTzZnNuHhλ']],
  [0.2, [...'ИНЖжКкуУЧчтТгГл十义']],
];

/** What letters are written with, by whom and of what print. */
interface Writers {
  written: Writing;
  printed: Writing;
}

/** One or some letters in a box, by one of many hands; about one in eight in print. */
export function letters(random: Random, hands: Writers, size: number, pen: Pen): string {
  return write(LETTERS, random, hands, size, pen, random.between(0.55, 1.35));
}

/** The same of the letters nearest to marks, some of them as small as a small mark. */
export function nearestLetters(random: Random, hands: Writers, size: number, pen: Pen): string {
  const isSmall = random.chance(0.35);
  const thick = isSmall && random.chance(0.7) ? { ...pen, width: size * random.between(0.14, 0.28) } : pen;
  return write(NEAREST, random, hands, size, thick, isSmall ? random.between(0.35, 0.7) : random.between(0.55, 1.35));
}

function write(all: typeof LETTERS, random: Random, hands: Writers, size: number, pen: Pen, high: number): string {
  const [, texts] = pickByShare(all, random);
  const drawn = (random.chance(0.12) ? hands.printed : hands.written).draw(random.pick(texts), random);
  if (!drawn) return write(all, random, hands, size, pen, high);
  const { path, left, right, top, bottom } = drawn;
  const fits = Math.min((size * high) / (bottom - top), (size * random.between(0.7, 2)) / (right - left));
  const bolder = (Math.max(0, pen.width - 0.25) / fits) * random.between(0.4, 0.9);
  const place = [
    `translate(${random.normal() * size * 0.12} ${random.normal() * size * 0.12})`,
    `rotate(${random.between(-14, 14)})`,
    `skewX(${random.between(-18, 8)})`,
    `scale(${fits * random.between(0.85, 1.15)} ${fits})`,
    `translate(${-(left + right) / 2} ${-(top + bottom) / 2})`,
  ];
  return `<path transform="${place.join(' ')}" d="${path}" fill="${pen.colour}" stroke="${pen.colour}" stroke-width="${bolder.toFixed(2)}" stroke-linejoin="round" opacity="${pen.opacity.toFixed(2)}"/>`;
}

/** What takes a mark back: scratches over it, or lines through it. */
export const cancellation: Drawing = (random, size, pen) => {
  const own = random.chance(0.3) ? takePen(random) : pen;
  if (random.chance(0.55)) {
    const once = scratch(random, size, own);
    return random.chance(0.4) ? once + scratch(random, size, own) : once;
  }
  const line = () => {
    const y = size * random.between(-0.35, 0.35);
    const end = (side: 1 | -1): Point => [side * size * random.between(0.8, 2), y + random.normal() * 0.3];
    return stroke([end(-1), end(1)], random, own, 0.1);
  };
  return Array.from({ length: random.chance(0.5) ? 2 : 3 }, line).join('');
};

/** To and fro over all of the box and somewhat beyond. */
function scratch(random: Random, size: number, pen: Pen): string {
  const turns = 6 + Math.floor(random.between(0, 5));
  const reach = size * random.between(0.7, 1.05);
  const course = Array.from(
    { length: turns + 1 },
    (_, i): Point => [
      reach * (-1 + (2 * i) / turns) + random.normal() * 0.1,
      size * (i % 2 ? -1 : 1) * random.between(0.45, 0.8),
    ],
  );
  return stroke(course, random, pen, 0.02);
}

/** A stroke that comes from elsewhere and reaches into the box, or dust. */
export const stray: Drawing = (random, size, pen) => {
  const way = random.next();
  if (way < 0.4) {
    const y = size * random.between(-0.6, 0.6);
    const end = (x: number): Point => [x, y + random.normal() * 0.6];
    return stroke([end(-size * random.between(0.2, 3)), end(size * random.between(0, 3))], random, pen, 0.2);
  }
  if (way < 0.7) {
    const angle = random.between(0, 2 * Math.PI);
    const at = (reach: number, turn: number): Point => [
      size * reach * Math.cos(angle + turn),
      size * reach * Math.sin(angle + turn),
    ];
    const [from, to] = [random.between(1.2, 2.5), random.between(0, 0.4)];
    return stroke([at(from, random.normal() * 0.3), at(to, random.normal() * 0.5)], random, pen, 0.1);
  }
  const speck = () => {
    const at = () => (size * random.between(-0.9, 0.9)).toFixed(2);
    return `<circle cx="${at()}" cy="${at()}" r="${random.between(0.05, 0.25).toFixed(2)}" fill="${pen.colour}"/>`;
  };
  return Array.from({ length: 1 + Math.floor(random.between(0, 5)) }, speck).join('');
};

/** A ring or an "O": around the box, it is a ring's business; within it, nobody knows. */
export const circle: Drawing = (random, size, pen) => {
  const [across, down] = [size * random.between(0.2, 0.9), size * random.between(0.2, 0.9)];
  const [dx, dy] = [random.normal() * size * 0.08, random.normal() * size * 0.08];
  const start = random.between(0, 2 * Math.PI);
  const course = Array.from({ length: 30 }, (_, i): Point => {
    const angle = start + (i / 28) * 2 * Math.PI;
    return [dx + across * Math.cos(angle), dy + down * Math.sin(angle)];
  });
  return stroke(course, random, pen, 0.02);
};
