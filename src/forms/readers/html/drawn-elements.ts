import { DRAWN, declarationsOf } from './css.ts';
import type { Attributes } from './elements.ts';

/** In pixels: what fills less is a rule, what fills more sets the page out. */
const [LEAST, MOST] = [5, 40];

/** What an empty element draws by its style alone: a square or dot of a ground, a frame or a shadow. */
export function drawsItself({ style = '', bgcolor, width, height }: Attributes): boolean {
  if (bgcolor !== undefined) return [width, height].every((side) => isSide(Number.parseFloat(side ?? '')));
  if (style === '') return false;
  const declared = new Map(declarationsOf(style).map(([name, value]) => [name, value.toLowerCase()]));
  const hasRoom = ['width', 'height'].every((side) => /^[1-9]/.test(declared.get(side) ?? ''));
  const isPadded = /(?:^|\s)[1-9]/.test(declared.get('padding') ?? '');
  const ground = declared.get('background') ?? declared.get('background-color') ?? 'none';
  const isPainted =
    !/^(?:none|transparent|white|inherit|initial|#fff(?:fff)?)$/.test(ground) || declared.has('background-image');
  const borders = [...declared].filter(([name, value]) => name.startsWith('border') && DRAWN.test(value));
  const isThick = borders.some(([, value]) => /\b(?:[3-9]|[1-9]\d)(?:\.\d+)?p[xt]\b/.test(value));
  const isRound = ['box-shadow', 'outline'].some((name) => /\b[3-9]p[xt]\b/.test(declared.get(name) ?? ''));
  return isThick || isRound || ((hasRoom || isPadded) && isPainted) || (hasRoom && borders.length > 0);
}

function isSide(pixels: number): boolean {
  return pixels >= LEAST && pixels <= MOST;
}

/** Elements whose `title` is what they are, and no words of somebody's own. */
const NAMED = new Set(['a', 'img', 'area', 'iframe', 'input', 'button', 'select', 'option', 'link', 'svg', 'style']);

/** Words that show where somebody points at an element, as at an abbreviation. */
export function hoverWords(name: string, { title = '' }: Attributes): string {
  return !NAMED.has(name) && /\p{L}{2}/u.test(title) ? title.trim() : '';
}
