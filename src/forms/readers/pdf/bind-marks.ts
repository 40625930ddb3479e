import { centre, grow, overlaps } from './geometry.ts';
import type { TargetMarks } from './judge-target.ts';
import type { Line } from './lines.ts';
import { type Mark, relation } from './marks.ts';
import type { Section } from './page-layout.ts';
import { beginsParagraph } from './page-layout.ts';
import { boxPiece } from './pieces.ts';
import type { Target } from './targets.ts';

/**
 * Gives each mark to the box or circle that it lies in. A mark that lies in several, or only comes near one, makes all
 * of them unclear. Marks that concern no target are left over.
 */
export function bindMarks(
  targets: readonly Target[],
  marks: readonly Mark[],
): { bound: Map<Target, TargetMarks>; free: Mark[] } {
  const bound = new Map<Target, TargetMarks>(targets.map((target) => [target, { within: [], near: [] }]));
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
    if (related.length === 0) free.push(mark);
  }
  return { bound, free };
}

/**
 * Marks drawn over wording instead of at a box: a ring round an option, a stroke through a statement. Each paragraph
 * so touched gets the mark at its head. Only a ring round a single paragraph is a clear mark.
 */
export function markWording(sections: readonly Section[], free: readonly Mark[], rightToLeft: boolean): void {
  const tables = sections.filter((section) => section.kind === 'table');
  const cells = tables.flatMap((table) => table.rows.flat());
  for (const mark of free) {
    if (mark.kind === 'typed') continue;
    const heads = new Set(
      cells.flatMap((cell) =>
        cell.lines
          .filter((line) => touches(mark, line))
          .map((line) => headOf(line, cell.lines, cell.bounds, rightToLeft)),
      ),
    );
    const state = mark.ring && heads.size === 1 ? 'marked' : 'unclear';
    for (const head of heads) {
      const source = mark.kind === 'annotation' ? 'annotation' : 'ink';
      const box = { kind: 'box' as const, source, state, mark: `${mark.name} over the wording` } as const;
      head.pieces.unshift(boxPiece(box, mark.box, 0));
    }
  }
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
