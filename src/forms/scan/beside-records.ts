import type { FormPage } from './choose-template.ts';
import { around, type Rect } from './picture/raster.ts';
import { groupLines, labelWords } from './template/locate-page.ts';
import { recordsNamed } from './template/record-numbers.ts';
import type { SlotLine } from './template/slot-lines.ts';

/** Options that stand on a page as a record's do, though no record was read there. */
export interface UnreadRecord {
  box: Rect;
  /** Which record their label names; null where it names none, or several. */
  index: number | null;
}

/** The page's groups of options that lie in none of these boxes. */
export function besideRecords(
  { slotLines, words, template }: Pick<FormPage, 'slotLines' | 'words' | 'template'>,
  boxes: readonly Rect[],
): UnreadRecord[] {
  const groups = groupLines(slotLines);
  const isWithin = ({ y }: SlotLine) => boxes.some((box) => y > box.y && y < box.y + box.height);
  return groups.flatMap((lines, i) => {
    if (lines[0]?.slot !== 'assign' || lines.length < 2 || lines.some(isWithin)) return [];
    const [index, ...others] = recordsNamed(labelWords(lines, groups[i + 1], words, template.rightToLeft), template);
    return [{ box: around(lines.flatMap((line) => line.words)), index: others.length === 0 ? (index ?? null) : null }];
  });
}
