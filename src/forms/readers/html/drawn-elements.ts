import { DRAWN, declarationsOf } from './css.ts';
import type { Attributes } from './elements.ts';

/** What an empty element draws by its style alone: a square or dot of a ground or frame. */
export function drawsItself({ style = '' }: Attributes): boolean {
  if (style === '') return false;
  const declared = new Map(declarationsOf(style).map(([name, value]) => [name, value.toLowerCase()]));
  const hasRoom = ['width', 'height'].every((side) => /^[1-9]/.test(declared.get(side) ?? ''));
  const ground = declared.get('background') ?? declared.get('background-color') ?? 'none';
  const isPainted = !/^(?:none|transparent|white|inherit|initial|#fff(?:fff)?)$/.test(ground);
  const isFramed = [...declared].some(([name, value]) => name.startsWith('border') && DRAWN.test(value));
  return hasRoom && (isPainted || isFramed);
}

/** Elements whose `title` is what they are, and no words of somebody's own. */
const NAMED = new Set(['a', 'img', 'area', 'iframe', 'input', 'button', 'select', 'option', 'link', 'svg', 'style']);

/** Words that show where somebody points at an element, as at an abbreviation. */
export function hoverWords(name: string, { title = '' }: Attributes): string {
  return !NAMED.has(name) && /\p{L}{2}/u.test(title) ? title.trim() : '';
}
