import { median } from '../../../measure/median.ts';
import type { OcrWord } from '../../ocr/ocr.ts';
import type { SlotLine } from '../../template/slot-lines.ts';
import type { NamedGroup } from '../name-groups.ts';
import { type EmptyOutlines, expectOutline, outlineOf } from '../outlines/own-outlines.ts';

/** How far a line's beginning may lie off its column, in pixels. */
const OFF = 10;

/**
 * Where the further lines of a group's wording begin: below the statements, or, where box and statement are one
 * paragraph, below the boxes, or indented by as much as most of them are.
 */
export function wordingMargin(
  group: NamedGroup,
  groups: readonly NamedGroup[],
  empty: EmptyOutlines,
  words: readonly OcrWord[],
  rightToLeft: boolean,
): number {
  const inward = rightToLeft ? Math.max : Math.min;
  const beside = inward(...group.lines.map(({ start }) => start));
  const box = empty.box;
  if (!box) return beside;
  const edge = (line: SlotLine) => {
    const { rect } = expectOutline(line, box, rightToLeft);
    return rightToLeft ? rect.x + rect.width : rect.x;
  };
  const statements = groups.flatMap(({ lines, bottom }) =>
    lines.flatMap((line, i) => (outlineOf(line) === 'box' ? [{ line, bottom: lines[i + 1]?.y ?? bottom }] : [])),
  );
  const further = statements.flatMap(({ line, bottom }) => {
    const from = edge(line);
    return firstOfLines(line, bottom, words, from, rightToLeft).map((start) => start - from);
  });
  const near = (off: number) => further.filter((other) => Math.abs(other - off) <= OFF);
  const usual = further.reduce((most, off) => (near(off).length > near(most).length ? off : most), further[0] ?? 0);
  if (near(usual).length * 2 <= further.length) return beside;
  const boxes = group.lines.filter((line) => outlineOf(line) === 'box');
  return inward(beside, ...boxes.map((line) => edge(line) + median(near(usual))));
}

/** Where the lines between a statement's first and the next option begin, from the boxes' column on. */
function firstOfLines(line: SlotLine, bottom: number, words: readonly OcrWord[], from: number, rightToLeft: boolean) {
  const height = median(line.words.map(({ box }) => box.height));
  const start = ({ box }: OcrWord) => (rightToLeft ? box.x + box.width : box.x);
  const own = words.filter((word) => {
    const middle = word.box.y + word.box.height / 2;
    const isFurther = middle > line.y + height * 0.7 && middle < bottom - height * 0.7;
    return isFurther && (rightToLeft ? start(word) <= from + OFF : start(word) >= from - OFF);
  });
  const lines = Map.groupBy(own, (word) => word.line).values();
  return [...lines].map((each) => (rightToLeft ? Math.max(...each.map(start)) : Math.min(...each.map(start))));
}
