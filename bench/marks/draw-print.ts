import type { Random } from '../forms/scan-random.ts';
import type { Writing } from './glyphs.ts';

/** What a form has beside its boxes. */
const WORDS = 'Assigns authority comments ): ( No autorise без замечаний asigna with Does X.1150 ) 1.'.split(' ');

/** The printed box or circle: whole, a hairline or pale, dotted, broken, or not there, as faxes leave it. */
export function printOutline(random: Random, isRound: boolean, size: number): string {
  const look = random.next();
  if (look < 0.08) return '';
  const isFaint = random.chance(0.15);
  const width = isFaint ? random.between(0.04, 0.14) : random.between(0.1, isRound ? 0.3 : 0.45);
  const gap = random.between(0.1, look < 0.15 ? 2 : 0.6);
  const dashes = look < 0.25 ? `stroke-dasharray="${random.between(0.1, 1.2).toFixed(2)} ${gap.toFixed(2)}"` : '';
  const style = `fill="none" stroke="${dark(random, isFaint ? 200 : 90)}" stroke-width="${width.toFixed(2)}" ${dashes}`;
  const [x, y] = [random.normal() * 0.05, random.normal() * 0.05];
  if (isRound) return `<circle cx="${x.toFixed(2)}" cy="${y.toFixed(2)}" r="${(size / 2).toFixed(2)}" ${style}/>`;
  return `<rect x="${(x - size / 2).toFixed(2)}" y="${(y - size / 2).toFixed(2)}" width="${size.toFixed(2)}" height="${size.toFixed(2)}" transform="rotate(${(random.normal() * 0.8).toFixed(2)})" ${style}/>`;
}

/** The form's own words and ruled lines beside a box. */
export function printBeside(random: Random, printed: Writing, size: number, side: number): string {
  const off = (nearest: number, farthest: number) => size / 2 + random.between(nearest, farthest);
  const line = (from: string, to: string) =>
    `<line ${from} ${to} stroke="#222" stroke-width="${random.between(0.1, 0.3).toFixed(2)}"/>`;
  const parts: string[] = [];
  if (random.chance(0.55)) parts.push(word(random, printed, size, off(0.25, 3), 1));
  if (random.chance(0.3)) parts.push(word(random, printed, size, off(0.25, 3), -1));
  if (random.chance(0.15)) {
    const y = off(0.4, 2) * (random.chance(0.5) ? 1 : -1);
    parts.push(line(`x1="${-side}" y1="${y}"`, `x2="${side}" y2="${y + random.normal() * 0.05}"`));
  }
  if (random.chance(0.1)) {
    const x = -off(0.4, 2);
    parts.push(line(`x1="${x}" y1="${-side}"`, `x2="${x}" y2="${side}"`));
  }
  return parts.join('');
}

function word(random: Random, printed: Writing, size: number, away: number, side: 1 | -1): string {
  const drawn = printed.draw(random.pick(WORDS), random);
  if (!drawn) return '';
  const scale = random.between(2.2, 3.4) / 72;
  const x = side > 0 ? away - drawn.left * scale : -away - drawn.right * scale;
  const y = size * random.between(0.15, 0.45);
  return `<path transform="translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${scale.toFixed(4)})" d="${drawn.path}" fill="${dark(random, 60)}"/>`;
}

function dark(random: Random, most: number): string {
  const grey = Math.round(random.between(0, most));
  return `rgb(${grey},${grey},${grey})`;
}
