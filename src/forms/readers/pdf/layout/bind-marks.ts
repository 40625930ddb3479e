import { centre, contains, grow, height, overlaps, type Rect, width } from '../geometry.ts';
import type { TargetMarks } from '../marks/judge-target.ts';
import { type Mark, relation } from '../marks/marks.ts';
import type { Target } from '../marks/targets.ts';
import type { Line } from './lines.ts';
import type { Section } from './page-layout.ts';
import { beginsParagraph } from './page-layout.ts';
import { boxPiece } from './pieces.ts';

/** Smaller drawings beside the wording are dust and crumbs of rulings. */
const LEAST_MARK = 3;
/** What is larger than this, in points, strikes wording or surrounds it, and was meant to stand there. */
const LARGEST_TICK = 22;

/**
 * Gives each mark to the box or circle that it lies in. A mark that lies in several, or only comes near one, makes all
 * of them unclear. Marks that concern no target are left over.
 */
export function bindMarks(
  targets: readonly Target[],
  marks: readonly Mark[],
): { bound: Map<Target, TargetMarks>; free: Mark[] } {
  const bound = new Map<Target, TargetMarks>(targets.map((target) => [target, { within: [], near: [], rings: [] }]));
  const own = new Set(targets.flatMap(({ glyph, beneath }) => [glyph, ...beneath.glyphs]));
  const free: Mark[] = [];
  for (const mark of marks) {
    if (mark.glyph && own.has(mark.glyph)) continue;
    const related = targets
      .map((target) => ({ target, how: relation(mark, target) }))
      .filter(({ how }) => how !== null);
    const within = related.filter(({ how }) => how === 'in');
    const [only] = within;
    if (only && within.length === 1) bound.get(only.target)?.within.push(mark);
    else for (const { target } of within.length > 0 ? within : related) bound.get(target)?.near.push(mark);
    if (related.length > 0) continue;
    free.push(mark);
    const touched = mark.ring ? targets.filter(({ box }) => overlaps(box, mark.box)) : [];
    for (const target of touched) bound.get(target)?.rings.push(mark);
  }
  return { bound, free };
}

/** Lines that belong together: those of a table's cell, or those between two tables. */
interface Passage {
  lines: readonly Line[];
  bounds: Rect | null;
}

/**
 * Marks drawn elsewhere than at a box: a ring round an option, a stroke through a statement, a cross beside a label.
 * Each paragraph so touched, or the cell in which the mark stands, gets it at its head. Only a ring round a single
 * paragraph, or the beginning of it, is a clear mark: one round a word in its midst may bring out that word. Returns the marks of a tick's size that stand in a table or over wording, and those that
 * stand at no wording at all.
 */
export function markWording(
  sections: readonly Section[],
  free: readonly Mark[],
  rightToLeft: boolean,
): { stray: Mark[]; outside: Mark[] } {
  const passages = sections.flatMap((section): Passage[] =>
    section.kind === 'table' ? section.rows.flat() : [{ lines: section.lines, bounds: null }],
  );
  const stray: Mark[] = [];
  const outside: Mark[] = [];
  for (const mark of free) {
    if (mark.kind === 'typed') continue;
    const touched = passages.flatMap(({ lines, bounds }) =>
      lines.filter((line) => touches(mark, line)).map((line) => headOf(line, lines, bounds ?? undefined, rightToLeft)),
    );
    const under = touched.length > 0 ? [] : headsOver(mark, passages, rightToLeft);
    const heads = new Set([touched, under, headAround(mark, passages)].find(({ length }) => length > 0));
    if (heads.size === 0) outside.push(mark);
    else if (!mark.ring && isTickSized(mark)) stray.push(mark);
    const where =
      touched.length > 0 ? 'over the wording' : under.length > 0 ? 'under the wording' : 'beside the wording';
    const isRing = mark.ring && heads.size === 1 && touched.length > 0;
    for (const head of heads) {
      const state = isRing && holdsBeginning(mark, head, rightToLeft) ? 'marked' : 'unclear';
      const source = mark.kind === 'annotation' ? 'annotation' : 'ink';
      const box = { kind: 'box' as const, source, state, mark: `${mark.name} ${where}` } as const;
      head.pieces.unshift(boxPiece(box, mark.box, 0));
    }
  }
  return { stray, outside };
}

function isTickSized({ box }: Mark): boolean {
  return width(box) < LARGEST_TICK && height(box) < LARGEST_TICK;
}

/** A level line is so much wider than high. */
const LEVEL = 5;
/** How far below the middle of its letters a line is underlined, in their sizes. */
const UNDER = { from: 0.3, to: 1 };
/** So many letters are underlined and not only near. */
const LEAST_UNDERLINED = 2;

/** The paragraphs under whose words a level line was drawn, be it under the last line of a table or where no table is. */
function headsOver({ box, kind }: Mark, passages: readonly Passage[], rightToLeft: boolean): Line[] {
  if (kind !== 'annotation' || width(box) < LEVEL * height(box)) return [];
  const { y } = centre(box);
  return passages.flatMap(({ lines, bounds }) =>
    lines
      .filter((line) => y > line.y + UNDER.from * line.size && y < line.y + UNDER.to * line.size)
      .filter(({ pieces }) => {
        const over = pieces.filter(({ text, rect }) => /\p{L}/u.test(text) && isOver(rect, box));
        return over.length >= LEAST_UNDERLINED;
      })
      .map((line) => headOf(line, lines, bounds ?? undefined, rightToLeft)),
  );
}

function isOver(letter: Rect, box: Rect): boolean {
  const { x } = centre(letter);
  return x > box.left && x < box.right;
}

/** The first line of the cell in which a mark stands, or of the one beside it where it stands in an empty cell. */
function headAround({ box, turned }: Mark, passages: readonly Passage[]): Line[] {
  if (width(box) < LEAST_MARK && height(box) < LEAST_MARK) return [];
  const middle = centre(box);
  const inRow = passages.filter(({ bounds }) => bounds && middle.y >= bounds.top && middle.y <= bounds.bottom);
  const inside = inRow.find(({ bounds }) => bounds && contains(bounds, middle));
  const left = Math.min(...inRow.map(({ bounds }) => bounds?.left ?? 0));
  const right = Math.max(...inRow.map(({ bounds }) => bounds?.right ?? 0));
  const isInTable = middle.x >= left && middle.x <= right;
  // Labels may be written upwards in a cell of their own.
  return (inside ?? (isInTable && !turned ? inRow[0] : undefined))?.lines.slice(0, 1) ?? [];
}

/** How far into the first word of a paragraph, in sizes of its letters, a ring round it may begin. */
const INTO_WORD = 1;

function holdsBeginning({ box }: Mark, { pieces, size }: Line, rightToLeft: boolean): boolean {
  const letters = pieces.filter(({ text }) => /\p{L}/u.test(text)).map(({ rect }) => rect);
  if (letters.length === 0) return false;
  if (rightToLeft) return box.right >= Math.max(...letters.map(({ right }) => right)) - INTO_WORD * size;
  return box.left <= Math.min(...letters.map(({ left }) => left)) + INTO_WORD * size;
}

/** A mark touches a line if it reaches into its letters, over the width of two of them at least. */
function touches(mark: Mark, line: Line): boolean {
  const band = { ...line.rect, top: line.y - 0.3 * line.size, bottom: line.y + 0.3 * line.size };
  const letters = line.pieces.filter(
    ({ text, rect }) =>
      text.trim() !== '' && overlaps(mark.box, grow({ ...rect, top: band.top, bottom: band.bottom }, 0)),
  );
  return (
    letters.length >= 2 ||
    (letters.length === 1 && overlaps(mark.box, band) && Math.abs(centre(mark.box).y - line.y) < 0.5 * line.size)
  );
}

function headOf(
  line: Line,
  lines: readonly Line[],
  bounds: Parameters<typeof beginsParagraph>[3],
  rightToLeft: boolean,
): Line {
  let index = lines.indexOf(line);
  while (index > 0 && !beginsParagraph(lines, index, rightToLeft, bounds)) index--;
  return lines[index] ?? line;
}
