import { centre, contains, height, width } from '../geometry.ts';
import { type Mark, relation } from './marks.ts';
import type { Target } from './targets.ts';

/** A bullet is at most so large a part of the box or circle behind it. */
const LARGEST = 0.5;
/** The bullets of one list stand under each other and are of one size, within so many points. */
const ALIKE = 0.8;
const ENOUGH = 4;

/**
 * The marks without the bullets of a list that the page draws before each of its circles or boxes. What stands alike
 * before all of them tells none from another; a mark drawn inside one is never left out.
 */
export function withoutBullets(marks: readonly Mark[], targets: readonly Target[]): Mark[] {
  const bullets = new Set<Mark>();
  for (const kind of ['box', 'circle'] as const) {
    const all = targets.filter((target) => target.kind === kind);
    const found = all.map((target) => marks.find((mark) => isBullet(mark, target)));
    const [first] = found;
    if (!first || all.length < ENOUGH || !found.every((mark) => mark && isAlike(mark, first))) continue;
    for (const mark of found) if (mark) bullets.add(mark);
  }
  return marks.filter((mark) => !bullets.has(mark));
}

function isBullet(mark: Mark, target: Target): boolean {
  const { box } = target;
  if (!mark.dot || contains(box, centre(mark.box)) || relation(mark, target) === null) return false;
  return Math.max(width(mark.box), height(mark.box)) < LARGEST * Math.max(width(box), height(box));
}

function isAlike({ box }: Mark, other: Mark): boolean {
  return Math.abs(box.left - other.box.left) < ALIKE && Math.abs(width(box) - width(other.box)) < ALIKE;
}
