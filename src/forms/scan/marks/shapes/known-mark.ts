import { insideOf } from '../../outlines/slot-ink.ts';
import { crop } from '../../picture/raster.ts';
import type { AlignedTable } from '../../template/align-page.ts';
import type { Outline } from '../../template/template-glyphs.ts';
import { askWitness, type Likelihoods } from '../learned/mark-witness.ts';
import { isBroadCross } from './broad-cross.ts';
import { strokesAt } from './drawn-strokes.ts';
import { feltShape } from './felt-strokes.ts';
import { paperWithin } from './filled-circle.ts';
import { type MarkShape, markShape } from './mark-shape.ts';
import { isPlusSign } from './plus-sign.ts';

/** From which probability of anything else the witness contradicts the rules about a mark in a box. */
const DOUBTED = 0.35;
/** The same of a mark in a circle: it shows little of a small letter, and of a mark all that the witness goes by. */
const IN_CIRCLE: Record<MarkShape, number> = { tick: 0.3, cross: 0.2, 'two strokes': 0.15, blot: 0.3 };
/** The same of strokes that fill half of their circle: there a letter's run together as a mark's do. */
const BROAD: Record<MarkShape, number> = { ...IN_CIRCLE, tick: 0.1, blot: 0 };
/** The same of a filling, by the paper that it leaves at most: a blot drawn in haste looks like any letter to the witness. */
const FILLINGS = [
  { paper: 0.01, ofBlot: 0.97, ofOther: 0.3 },
  { paper: 0.02, ofBlot: 0.8, ofOther: 0.1 },
  { paper: 0.12, ofBlot: 0.2, ofOther: 0.1 },
];
/** The same where more paper is left than in any of these. */
const WITH_GAPS = 0.05;
/** From which probability of a tick it is one all the same. */
const TICK = 0.85;
/** The same of anything else, where rules and outline are less sure: of a box that is lost, or of a felt pen's mark like a letter. */
const AGREEING = 0.2;
/** From which probability of a mark it is believed without them. */
const SURE = 0.97;

/** A mark that a person would know at a glance: the witness may be sure of a cross. */
export type KnownMark = 'cross' | 'mark';

/**
 * The mark that is drawn at an outline, and no letter, or null: nobody writes "no" in the shape of a tick. Told in two
 * ways, by rules about its strokes and by the learned witness, which knows more hands than the rules do: what the rules
 * take for a mark the witness may refuse, and where it is sure of one it is believed without them.
 * @param isFull whether ink fills the outline: then its strokes are not told apart
 */
export function knownMark(table: AlignedTable, outline: Outline, isFull: boolean): KnownMark | null {
  if (outline.shape === 'brackets') return isMarkByRules(table, outline, isFull) ? 'mark' : null;
  const seen = askWitness(table.unruled, outline.rect);
  const isDoubted = seen.other >= mostDoubt(table, outline, isFull) && !isNamed(seen, outline, isFull);
  if (isDoubted && !isSureMark(seen) && !isPlus(table, outline)) return null;
  return seen.cross >= SURE ? 'cross' : 'mark';
}

/** From which probability of anything else the witness contradicts what the rules take for a mark; 0 where they know none. */
function mostDoubt(table: AlignedTable, outline: Outline, isFull: boolean): number {
  if (outline.shape === 'brackets') return 0;
  const strokes = strokesAt(table, outline);
  const shape = strokes && markShape(strokes);
  if (outline.isLost || !isMarkByRules(table, outline, isFull)) {
    return outline.shape === 'box' && ['tick', 'cross'].includes(shape ?? '') ? AGREEING : 0;
  }
  if (outline.shape === 'box') return DOUBTED;
  if (!isFull) return shape ? IN_CIRCLE[shape] : 0;
  return Math.max(shape ? BROAD[shape] : 0, asFilling(table, outline, shape));
}

/** What fills its circle: the more paper it leaves, the more it may be a letter. */
function asFilling({ unruled }: AlignedTable, outline: Outline, shape: MarkShape | null): number {
  const paper = paperWithin(unruled, outline);
  const filling = FILLINGS.find((most) => paper < most.paper);
  return (shape === 'blot' ? filling?.ofBlot : filling?.ofOther) ?? WITH_GAPS;
}

/** Whether the witness is sure of a tick, a cross or a filling. A single stroke or a dot it leaves to the rules. */
export function isSeenAsMark({ unruled }: AlignedTable, outline: Outline): boolean {
  return outline.shape !== 'brackets' && isSureMark(askWitness(unruled, outline.rect));
}

/** What fills a circle and the witness has a name for, though it is not sure: a dot, as a stroke rather than a letter, or a tick. */
function isNamed({ stroke, tick, other }: Likelihoods, { shape, isLost }: Outline, isFull: boolean): boolean {
  return shape === 'circle' && !isLost && isFull && (stroke > other || tick >= TICK);
}

/** A plus, which the witness never learnt: told by rules of its own, about its courses and about all that is drawn. */
function isPlus(table: AlignedTable, outline: Outline): boolean {
  const strokes = outline.shape === 'box' ? strokesAt(table, outline) : null;
  return strokes !== null && isPlusSign(strokes);
}

function isSureMark({ tick, cross, fill }: Likelihoods): boolean {
  return tick + cross + fill >= SURE;
}

function isMarkByRules(table: AlignedTable, outline: Outline, isFull: boolean): boolean {
  const felt = outline.shape === 'box' ? feltShape(table, outline) : null;
  if (felt === 'cross') return true;
  return felt !== 'letter' && (isFull || isMarkByStrokes(table, outline));
}

/** Only what a person would know for a mark at a glance is one. */
function isMarkByStrokes(table: AlignedTable, outline: Outline): boolean {
  const strokes = strokesAt(table, outline);
  if (strokes === null) return false;
  if (markShape(strokes) !== null) return true;
  return outline.shape === 'box' && isBroadCross(crop(table.unruled, insideOf(outline)));
}
