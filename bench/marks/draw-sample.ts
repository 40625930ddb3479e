import type { Kind } from '../../src/forms/scan/marks/learned/mark-view.ts';
import type { Random } from '../forms/scan-random.ts';
import { pickByShare } from './by-share.ts';
import { cross, turnedCross } from './draw-crosses.ts';
import { fill, scribble } from './draw-fills.ts';
import { hastyLetter } from './draw-hasty.ts';
import { type Drawing, dot, slash } from './draw-marks.ts';
import { cancellation, circle, letters, nearestLetters, stray } from './draw-others.ts';
import { printBeside, printOutline } from './draw-print.ts';
import { smallTick, tick } from './draw-ticks.ts';
import type { Writing } from './glyphs.ts';
import { type Pen, takePen } from './pen-stroke.ts';

/** Millimetres of a drawing's side; the box stands in the middle. */
export const SIDE = 16;
/** Dots an inch that drawings are made at: more than they are scanned with. */
export const DRAWN_DPI = 300;

export interface Sample {
  svg: string;
  kind: Kind;
  /** Millimetres. */
  boxSize: number;
}

export interface Hands {
  written: Writing;
  printed: Writing;
}

/** How often what is drawn: marks, and what must not be taken for one. Half of all are letters or worse. */
const CONTENTS: readonly [
  share: number,
  kind: Kind,
  draw: (random: Random, hands: Hands, size: number, pen: Pen) => string,
][] = [
  [0.16, 'tick', plain(tick)],
  [0.04, 'tick', plain(smallTick)],
  [0.11, 'cross', plain(cross)],
  [0.09, 'cross', plain(turnedCross)],
  [0.07, 'fill', plain(fill)],
  [0.07, 'fill', plain(scribble)],
  [0.03, 'stroke', plain(slash)],
  [0.01, 'stroke', plain(dot)],
  [0.06, 'other', takenBack],
  [0.03, 'other', plain(stray)],
  [0.02, 'other', () => ''],
  [0.02, 'other', plain(circle)],
  [0.1, 'other', plain(hastyLetter)],
  [0.08, 'other', nearestLetters],
  [0.23, 'other', letters],
];

/** A box and what stands in it, as somebody may have drawn it. */
export function drawSample(random: Random, hands: Hands): Sample {
  const isRound = random.chance(0.25);
  const size = isRound ? random.between(2, 3.4) : random.between(2.5, 4.6);
  const [, kind, draw] = pickByShare(CONTENTS, random);
  const pen = takePen(random);
  const drawn = draw(random, hands, size, pen);
  const content = pen.isGrainy ? grainy(drawn, random) : drawn;
  const print = printOutline(random, isRound, size) + printBeside(random, hands.printed, size, SIDE);
  return { svg: onPaper(print + content), kind, boxSize: size };
}

function plain(draw: Drawing) {
  return (random: Random, _hands: Hands, size: number, pen: Pen) => draw(random, size, pen);
}

function takenBack(random: Random, _hands: Hands, size: number, pen: Pen): string {
  return (
    random.pick([tick, smallTick, cross, cross, turnedCross, fill])(random, size, pen) + cancellation(random, size, pen)
  );
}

/** The ink of a drawing only where the paper's grain lets it. */
function grainy(drawn: string, random: Random): string {
  const [fine, hard, level] = [random.between(1, 4), random.between(2, 8), random.between(0.65, 1.05)];
  const alpha = `0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  ${hard.toFixed(2)} 0 0 0 ${(level - hard / 2).toFixed(2)}`;
  const noise = `<feTurbulence type="fractalNoise" baseFrequency="${fine.toFixed(2)}" numOctaves="2" seed="${Math.floor(random.between(0, 9999))}"/>`;
  const filter = `<filter id="grain" x="-50%" y="-50%" width="200%" height="200%">${noise}<feColorMatrix values="${alpha}"/><feComposite in="SourceGraphic" operator="in"/></filter>`;
  return `${filter}<g filter="url(#grain)">${drawn}</g>`;
}

function onPaper(drawn: string): string {
  const pixels = Math.round((SIDE / 25.4) * DRAWN_DPI);
  const box = `${-SIDE / 2} ${-SIDE / 2} ${SIDE} ${SIDE}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${pixels}" viewBox="${box}"><rect x="${-SIDE / 2}" y="${-SIDE / 2}" width="${SIDE}" height="${SIDE}" fill="#fff"/>${drawn}</svg>`;
}
