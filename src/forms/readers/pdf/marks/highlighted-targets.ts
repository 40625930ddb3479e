import type { Emphasis } from '../../../document/form-document.ts';
import type { Overlay } from '../content/annotations.ts';
import { centre, contains } from '../geometry.ts';
import type { Figures } from '../shapes/figures.ts';
import type { Target } from './targets.ts';

/** So many boxes and circles that all look alike are the form's own look. */
const ENOUGH = 4;

/**
 * The boxes and circles over which a marker was drawn, by an annotation, as an area of colour or as a
 * frame of its cell, and what marker. On a
 * page where it is all of them, the form came so.
 */
export function highlightedTargets(
  targets: readonly Target[],
  figures: Figures,
  overlays: readonly Overlay[],
): Map<Target, Emphasis> {
  const found = new Map<Target, Emphasis>();
  for (const target of targets) {
    const middle = centre(target.box);
    const overlay = overlays.find(
      ({ emphasis, quads, hidden }) => emphasis && !hidden && quads.some((quad) => contains(quad, middle)),
    );
    const isOnColour = [...figures.tints.map(({ box }) => box), ...figures.framed].some((area) =>
      contains(area, middle),
    );
    const emphasis = overlay?.emphasis ?? (isOnColour ? 'highlight' : null);
    if (emphasis) found.set(target, emphasis);
  }
  return found.size === targets.length && found.size >= ENOUGH ? new Map() : found;
}
