import { crop } from '../picture/raster.ts';
import type { AlignedTable } from '../template/align-page.ts';
import type { Outline } from '../template/template-glyphs.ts';
import { isBroadCross } from './broad-cross.ts';
import { type Strokes, strokesAt } from './drawn-strokes.ts';
import { feltShape } from './felt-strokes.ts';
import { askWitness, type Likelihoods } from './learned/mark-witness.ts';
import { markShape } from './mark-shape.ts';
import { isPlusSign } from './plus-sign.ts';
import { insideOf } from './slot-ink.ts';

/** From which probability of anything else the witness contradicts the rules: a circle hides more of a mark, and of a small letter. */
const DOUBTED = { box: 0.5, circle: 0.6 };
/** The same of strokes in a circle that cross, meet or run together: it shows little more than where they do. */
const TOGETHER = 0.85;
/** The same of a blot that fills its circle: a hasty filling looks like any letter to the witness. */
const FILLING = 0.95;
/** Share of what is seen of such a blot that is ink: strokes of letters that run together leave more paper than a hasty filling. */
const SOLID = 0.75;
/** The same of what fills a circle in no shape that the rules know: letters do too, a felt pen's cross looks little like one. */
const UNNAMED = 0.3;
/** The same where rules and outline are less sure: of a box that is lost, or of a felt pen's tick or cross that looks like a letter. */
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
  if (seen.other >= mostDoubt(table, outline, isFull) && !isSureMark(seen) && !isPlus(table, outline)) return null;
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
  if (outline.shape === 'box') return DOUBTED.box;
  if (!strokes || shape === null) return UNNAMED;
  if (shape === 'blot' && isSolid(strokes)) return isFull ? FILLING : TOGETHER;
  return shape === 'cross' || shape === 'two strokes' ? TOGETHER : DOUBTED.circle;
}

function isSolid({ ink, hidden }: Strokes): boolean {
  let [inked, seen] = [0, 0];
  for (let i = 0; i < ink.data.length; i++) {
    if (ink.data[i]) inked += 1;
    if (ink.data[i] || !hidden[i]) seen += 1;
  }
  return inked >= seen * SOLID;
}

/** Whether the witness is sure of a tick, a cross or a filling. A single stroke or a dot it leaves to the rules. */
export function isSeenAsMark({ unruled }: AlignedTable, outline: Outline): boolean {
  return outline.shape !== 'brackets' && isSureMark(askWitness(unruled, outline.rect));
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
