import type { Raster } from '../picture/raster.ts';
import type { SlotLine } from '../template/slot-lines.ts';
import { type Drawn, type EmptyOutlines, type OutlineKind, outlineOf } from './own-outlines.ts';
import { pooledBox } from './pooled-box.ts';

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
  const areFew = (kind: OutlineKind) => tooFew(learnt[kind], lines, kind);
  if (!areFew('box') && !areFew('circle')) return learnt;
  const data = ink.data.map((dark) => (dark < PALE ? 0 : Math.min(255, dark * DARKER)));
  const pale = learnFrom({ ...ink, data });
  const taught = (kind: OutlineKind) => (areFew(kind) ? byMore(learnt[kind], pale[kind]) : learnt[kind]);
  return { box: taught('box'), circle: taught('circle') };
}

/** The same with what the boxes show together, where few show themselves however dark they are taken. */
export function withBrokenOnes(
  ink: Raster,
  lines: readonly SlotLine[],
  learnt: EmptyOutlines,
  rightToLeft: boolean,
): EmptyOutlines {
  if (!tooFew(learnt.box, lines, 'box')) return learnt;
  const own = lines.filter((line) => outlineOf(line) === 'box');
  return { ...learnt, box: byMore(learnt.box, pooledBox(ink, own, rightToLeft)) };
}

function tooFew(drawn: Drawn | null, lines: readonly SlotLine[], kind: OutlineKind): boolean {
  return (drawn?.count ?? 0) < lines.filter((line) => outlineOf(line) === kind).length * FEW;
}

function byMore(one: Drawn | null, other: Drawn | null): Drawn | null {
  return (other?.count ?? 0) > (one?.count ?? 0) ? other : one;
}
