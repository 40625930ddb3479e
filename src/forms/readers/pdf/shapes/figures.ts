import type { PageContent, Shape } from '../content/page-content.ts';
import { area, centre, grow, height, overlaps, type Rect } from '../geometry.ts';
import { dottedRules } from './dotted-rules.ts';
import { framedCells } from './framed-cells.ts';
import { asRule, frameRules, LONGEST_SIDE, type Rule } from './rule.ts';
import {
  isFrame,
  isGround,
  isHollow,
  isPaperedOver,
  isRing,
  isSolid,
  isSquare,
  isTint,
  SMALLEST_BOX,
} from './shape-kinds.ts';

/** A square or ring of the size of a check box. */
export interface Outline {
  kind: 'box' | 'circle';
  box: Rect;
  /** The shapes that make it, so that they are not taken for a mark in it. */
  shapes: Shape[];
}

/** The page's drawings, told apart by their form. Annotations' drawings are left out. */
export interface Figures {
  rules: Rule[];
  outlines: Outline[];
  /** Coloured areas behind text. */
  tints: Shape[];
  /** Areas of paper, and large ones of no colour. */
  grounds: Shape[];
  /** Frames and rings drawn round a single box (`rings-around.ts`). */
  rings: Shape[];
  /** Whatever is none of these: strokes, signs, pen marks. */
  strokes: Shape[];
  /** Cells of a table that someone framed (`framed-cells.ts`). */
  framed: Rect[];
  /** Lines through and under writing, once they have been told from rulings. */
  decorations: Rule[];
}

/** So many sides of a cell lie in a table's ruling. */
const CELL_SIDES = 2;

export function findFigures(content: PageContent): Figures {
  const dotted = dottedRules(content.shapes);
  const figures: Figures = {
    rules: dotted.rules,
    outlines: [],
    tints: [],
    grounds: [],
    rings: [],
    strokes: [],
    framed: [],
    decorations: [],
  };
  const edges: Rule[] = [];
  const solids: Shape[] = [];
  for (const shape of content.shapes) {
    if (shape.hidden || shape.annotation || dotted.dots.has(shape)) continue;
    const rule = asRule(shape);
    if (isTint(shape)) figures.tints.push(shape);
    else if (rule) (rule.to - rule.from <= LONGEST_SIDE ? edges : figures.rules).push(rule);
    else if (isSolid(shape) && !isPaperedOver(shape, content.shapes)) solids.push(shape);
    else if (isSquare(shape)) addOutline(figures, { kind: 'box', box: shape.box, shapes: [shape] });
    else if (isRing(shape)) addOutline(figures, { kind: 'circle', box: shape.box, shapes: [shape] });
    else if (isFrame(shape)) figures.rules.push(...frameRules(shape));
    else if (isGround(shape)) figures.grounds.push(shape);
    else figures.strokes.push(shape);
  }
  figures.strokes.push(...withoutRulings(squaresFromEdges(edges, figures), figures.rules).map(({ shape }) => shape));
  figures.framed = framedCells(figures.rules);
  figures.strokes.push(...solids);
  figures.outlines.push(...filledOutlines(solids, figures.outlines));
  return figures;
}

/** Edges that stand under each other, and sizes that are one, differ by less, in points. */
const ALIKE = 0.8;
/** Boxes and circles drawn as nothing but their filling, where an empty one above or below is an outline: the filling is the mark. */
function filledOutlines(solids: readonly Shape[], outlines: readonly Outline[]): Outline[] {
  return solids.flatMap(({ box, straight }) => {
    const kind = straight ? 'box' : 'circle';
    if (outlines.some((outline) => overlaps(outline.box, box))) return [];
    const hasEmptyAlike = outlines.some(
      (outline) =>
        outline.kind === kind &&
        Math.abs(outline.box.left - box.left) < ALIKE &&
        Math.abs(outline.box.right - box.right) < ALIKE &&
        Math.abs(height(outline.box) - height(box)) < ALIKE,
    );
    return hasEmptyAlike ? [{ kind, box, shapes: [] }] : [];
  });
}

/** Outlines within one another (a frame's outer and inner edge) are one; a much smaller one is a mark in it. */
function addOutline(figures: Figures, outline: Outline): void {
  const same = figures.outlines.find((other) => {
    const [a, b] = [centre(other.box), centre(outline.box)];
    return Math.hypot(a.x - b.x, a.y - b.y) < 2 && area(other.box) > 0.25 * area(outline.box);
  });
  if (!same) {
    figures.outlines.push(outline);
  } else if (area(outline.box) >= 0.6 * area(same.box) || outline.shapes.every(isHollow)) {
    same.shapes.push(...outline.shapes);
    if (area(outline.box) > area(same.box)) same.box = outline.box;
  } else {
    figures.strokes.push(...outline.shapes);
  }
}

/** Rounds in which short lines are found to lead on from those of the round before: a narrow cell's sides, then its neighbour's. */
const ROUNDS = 3;

/** Adds the short lines that are pieces of rulings to these. Returns the others. */
function withoutRulings(edges: readonly Rule[], rules: Rule[]): Rule[] {
  let others = [...edges];
  for (let round = 0; round < ROUNDS; round++) {
    const found = new Set(others.filter((edge) => endsAtRule(edge, rules) || goesOnFrom(edge, rules)));
    if (found.size === 0) break;
    rules.push(...found);
    others = others.filter((edge) => !found.has(edge));
  }
  return others;
}

/** A short line is the border of a narrow cell where it ends at another ruling; otherwise it is a dash or a stroke. */
function endsAtRule(edge: Rule, rules: readonly Rule[]): boolean {
  return rules.some(
    (rule) =>
      rule.horizontal !== edge.horizontal &&
      edge.at > rule.from - 2 &&
      edge.at < rule.to + 2 &&
      Math.min(Math.abs(rule.at - edge.from), Math.abs(rule.at - edge.to)) < 2,
  );
}

/** A short line that begins where a ruling ends goes on with it. */
function goesOnFrom(edge: Rule, rules: readonly Rule[]): boolean {
  return rules.some(
    (rule) =>
      rule.horizontal === edge.horizontal &&
      Math.abs(rule.at - edge.at) < 1 &&
      Math.min(Math.abs(rule.to - edge.from), Math.abs(rule.from - edge.to)) < 1,
  );
}

/** Whether a longer line goes along a side or on from its end. */
function isPartOfRuling(side: Rule, rules: readonly Rule[]): boolean {
  return rules.some(
    (rule) =>
      rule.horizontal === side.horizontal &&
      Math.abs(rule.at - side.at) < 2 &&
      rule.from < side.to + 2 &&
      rule.to > side.from - 2,
  );
}

/** Some producers draw a box as four single lines, and so are small cells of a table. Returns the lines that make neither. */
function squaresFromEdges(edges: Rule[], figures: Figures): Rule[] {
  const used = new Set<Rule>();
  const candidates = edges.slice(0, 600);
  for (const top of candidates.filter(({ horizontal }) => horizontal)) {
    const side = top.to - top.from;
    if (side < SMALLEST_BOX || used.has(top)) continue;
    const box = { left: top.from, right: top.to, top: top.at, bottom: top.at + side };
    const around = candidates.filter((edge) => !used.has(edge) && overlaps(grow(edge.box, 1), grow(box, 0.3 * side)));
    const close = (one: number, other: number) => Math.abs(one - other) < 1.5;
    const bottom = around.find(
      (edge) =>
        edge.horizontal &&
        edge.at > top.at + 0.7 * side &&
        edge.at < top.at + 1.4 * side &&
        close(edge.from, top.from) &&
        close(edge.to, top.to),
    );
    const sides = [top.from, top.to].map((x) => around.find((edge) => !edge.horizontal && close(edge.at, x)));
    if (!bottom || sides.some((edge) => edge === undefined)) continue;
    const rules = [top, bottom, ...(sides as Rule[])];
    for (const edge of rules) used.add(edge);
    if (rules.filter((edge) => isPartOfRuling(edge, figures.rules)).length >= CELL_SIDES) {
      figures.rules.push(...rules);
      continue;
    }
    addOutline(figures, {
      kind: 'box',
      box: { ...box, bottom: bottom.at },
      shapes: rules.map(({ shape }) => shape),
    });
  }
  return edges.filter((edge) => !used.has(edge));
}
