import type { Saying } from '../../../domain/saying.ts';
import { fold as foldLine } from '../../document/fold.ts';
import { median } from '../../measure/median.ts';
import { isInstruction } from '../../phrases/index.ts';
import { say } from '../../sentences.ts';
import { fold } from '../ocr/fold-text.ts';
import type { OcrWord } from '../ocr/ocr.ts';
import { around, type Rect } from '../picture/raster.ts';
import type { SlotLine } from '../template/slot-lines.ts';
import type { Template } from '../template/template.ts';
import { isFaxHeader } from './fax-header.ts';
import type { NamedGroup } from './name-groups.ts';
import { inReadingOrder } from './reading-order.ts';
import { printedWords } from './wording/printed-words.ts';

/** A record that a person must look at, and where on this page. */
export interface DoubtedRecord {
  index: number;
  reason: Saying;
  box: Rect;
}

/** Options that make no whole record here, told by their neighbours: so many records stand there as statements begin. */
export function brokenRecords(rest: SlotLine[][], named: readonly NamedGroup[], template: Template): DoubtedRecord[] {
  const top = (lines: readonly SlotLine[]) => lines[0]?.y ?? 0;
  const before = (lines: readonly SlotLine[]) => named.findLast((group) => top(group.lines) < top(lines));
  const after = (lines: readonly SlotLine[]) => named.find((group) => top(group.lines) > top(lines));
  return rest.flatMap((lines) => {
    const beginnings = rest.filter((other) => other[0]?.slot === 'assign' && before(other) === before(lines));
    const own = Math.max(0, beginnings.filter((other) => top(other) <= top(lines)).length - 1);
    const [last, next] = [before(lines), after(lines)];
    const first = last ? last.index + 1 : (next?.index ?? 0) - Math.max(1, beginnings.length);
    const index = next ? Math.min(first + own, next.index - 1) : first + own;
    if (!template.records[index]) return [];
    return [{ index, reason: say('scan-lines-untold'), box: around(lines.flatMap((line) => line.words)) }];
  });
}

/** Above a page's first record only the end of the one before may stand, in the form's own words, and what a fax machine prints. */
export function carriedOver(
  groups: readonly NamedGroup[],
  words: readonly OcrWord[],
  template: Template,
): DoubtedRecord[] {
  const [first] = groups;
  const line = first?.lines[0];
  const before = first ? template.records[first.index - 1] : undefined;
  if (!first || !line || !before) return [];
  const height = median(line.words.map((word) => word.box.height));
  const sent = withoutFaxHeader(words);
  const above = withoutInstruction(
    sent.filter(({ text, box }) => box.y + box.height / 2 < line.y - height * 0.7 && /\p{L}/u.test(text)),
  );
  const isStatement = ({ box }: OcrWord) => (template.rightToLeft ? box.x < line.start : box.x >= line.start - 12);
  const own = [isStatement, (word: OcrWord) => !isStatement(word)].flatMap((belongs, i) => {
    const printed = (i === 0 ? before.slots['not-assign'].lines : before.label).map(({ text }) => text).join('');
    const side = inReadingOrder(above.filter(belongs), template.rightToLeft);
    const known = printedWords({ words: side, wording: printed, beyond: { start: 0, end: 0 } });
    return side.filter((word) => !known.includes(word) && !first.label.includes(word) && fold(word.text).length > 1);
  });
  if (own.length === 0) return [];
  return [{ index: first.index - 1, reason: say('scan-words-carried'), box: around(own) }];
}

function withoutFaxHeader(words: readonly OcrWord[]): OcrWord[] {
  return [...Map.groupBy(words, ({ line }) => line).values()].filter((line) => !isFaxHeader(line)).flat();
}

/** A table that goes on overleaf may tell again what to select. Chinese is recognised sign by sign. */
function withoutInstruction(words: readonly OcrWord[]): OcrWord[] {
  const lines = [...Map.groupBy(words, ({ line }) => line).values()];
  const isOwn = (line: readonly OcrWord[]) => [' ', ''].every((gap) => !tellsToSelect(line, gap));
  return lines.filter(isOwn).flat();
}

function tellsToSelect(line: readonly OcrWord[], gap: string): boolean {
  return isInstruction(foldLine(line.map(({ text }) => text).join(gap)));
}
