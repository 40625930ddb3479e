import type { Raster } from '../picture/raster.ts';
import type { SlotLine } from '../template/slot-lines.ts';
import { type Drawn, type EmptyOutlines, type OutlineKind, outlineOf } from './own-outlines.ts';

/** Darkness from which ink may be a hairline, and how much darker it is taken for: then it is as dark as letters' edges. */
const PALE = 30;
const DARKER = 2.5;
/** Half of a form's outlines are empty: where fewer than this share of them taught, it may have been strokes that did. */
const FEW = 0.25;

/**
 * What a page taught about empty outlines. Where few of a kind taught it, or none, they may be hairlines, paler than any
 * letter: then the page is asked again with all that is pale darkened, and what more of them say counts.
 */
export function withPaleOnes(
  ink: Raster,
  lines: readonly SlotLine[],
  learnt: EmptyOutlines,
  learnFrom: (darkened: Raster) => EmptyOutlines,
): EmptyOutlines {
  const areFew = (kind: OutlineKind) =>
    (learnt[kind]?.count ?? 0) < lines.filter((line) => outlineOf(line) === kind).length * FEW;
  if (!areFew('box') && !areFew('circle')) return learnt;
  const data = ink.data.map((dark) => (dark < PALE ? 0 : Math.min(255, dark * DARKER)));
  const pale = learnFrom({ ...ink, data });
  const taught = (kind: OutlineKind) => (areFew(kind) ? byMore(learnt[kind], pale[kind]) : learnt[kind]);
  return { box: taught('box'), circle: taught('circle') };
}

function byMore(one: Drawn | null, other: Drawn | null): Drawn | null {
  return (other?.count ?? 0) > (one?.count ?? 0) ? other : one;
}
