import type { Raster } from '../../picture/raster.ts';
import type { SlotLine } from '../../template/slot-lines.ts';
import { type Drawn, type EmptyOutlines, OF_ONE_SIZE, type OutlineKind, outlineOf } from './own-outlines.ts';
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

/** Share of the boxes that teach what neither pens nor the pieces of hairlines can have made up. */
const MOST = 0.75;
/** So many times as many that show other corners together overrule what others taught. */
const TIMES = 1.5;

/**
 * The same with what the boxes show together, where few show themselves however dark they are taken. A cross drawn in one stroke
 * makes a smaller square, and a ring a larger one: where more boxes than taught show corners of another size, these are theirs.
 */
export function withBrokenOnes(
  ink: Raster,
  lines: readonly SlotLine[],
  learnt: EmptyOutlines,
  rightToLeft: boolean,
): EmptyOutlines {
  const own = lines.filter((line) => outlineOf(line) === 'box');
  const taught = learnt.box;
  if (taught && taught.count >= own.length * MOST) return learnt;
  const pooled = pooledBox(ink, own, rightToLeft);
  if (taught && pooled && !tooFew(taught, lines, 'box') && !isOverruled(taught, pooled)) return learnt;
  return { ...learnt, box: byMore(taught, pooled) };
}

function isOverruled(taught: Drawn, pooled: Drawn): boolean {
  return Math.abs(taught.width - pooled.width) > OF_ONE_SIZE && pooled.count >= taught.count * TIMES;
}

function tooFew(drawn: Drawn | null, lines: readonly SlotLine[], kind: OutlineKind): boolean {
  return (drawn?.count ?? 0) < lines.filter((line) => outlineOf(line) === kind).length * FEW;
}

function byMore(one: Drawn | null, other: Drawn | null): Drawn | null {
  return (other?.count ?? 0) > (one?.count ?? 0) ? other : one;
}
