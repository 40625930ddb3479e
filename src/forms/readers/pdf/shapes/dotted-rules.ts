import type { Shape } from '../content/page-content.ts';
import { centre, height, type Rect, width } from '../geometry.ts';
import type { Rule } from './rule.ts';

/** A dot of a dotted ruling, in points. */
const DOT = 2.2;
/** So many dots in a row make a ruling, where no gap between them is wider than this. */
const ENOUGH = 8;
const GAP = 5;
/** Dots of one ruling lie on one line within so many points. */
const OFF = 0.4;

/** The dotted rulings of a page, which browsers draw dot by dot, and the dots that they are made of. */
export function dottedRules(shapes: readonly Shape[]): { rules: Rule[]; dots: ReadonlySet<Shape> } {
  const dots = shapes.filter(isDot);
  const rules = [...linesOf(dots, true), ...linesOf(dots, false)];
  return { rules: rules.map(({ rule }) => rule), dots: new Set(rules.flatMap(({ of }) => of)) };
}

function isDot({ hidden, annotation, fill, box }: Shape): boolean {
  return !hidden && !annotation && fill && width(box) < DOT && height(box) < DOT;
}

interface DottedLine {
  rule: Rule;
  of: Shape[];
}

function linesOf(dots: readonly Shape[], horizontal: boolean): DottedLine[] {
  const along = ({ box }: Shape) => (horizontal ? centre(box).x : centre(box).y);
  const across = ({ box }: Shape) => (horizontal ? centre(box).y : centre(box).x);
  const rows = Map.groupBy(dots, (dot) => Math.round(across(dot) / OFF));
  return [...rows.values()].flatMap((row) => {
    const runs: Shape[][] = [];
    for (const dot of row.toSorted((one, other) => along(one) - along(other))) {
      const open = runs.at(-1);
      const last = open?.at(-1);
      if (open && last && along(dot) - along(last) < GAP) open.push(dot);
      else runs.push([dot]);
    }
    return runs.filter((run) => run.length >= ENOUGH).map((of) => ({ rule: ruleOf(of, horizontal), of }));
  });
}

function ruleOf(dots: readonly Shape[], horizontal: boolean): Rule {
  const box: Rect = {
    left: Math.min(...dots.map((dot) => dot.box.left)),
    right: Math.max(...dots.map((dot) => dot.box.right)),
    top: Math.min(...dots.map((dot) => dot.box.top)),
    bottom: Math.max(...dots.map((dot) => dot.box.bottom)),
  };
  const { x, y } = centre(box);
  const shape = dots[0] as Shape;
  return horizontal
    ? { horizontal, at: y, from: box.left, to: box.right, box, shape }
    : { horizontal, at: x, from: box.top, to: box.bottom, box, shape };
}
