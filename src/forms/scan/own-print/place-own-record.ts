import { median } from '../../measure/median.ts';
import { fold } from '../ocr/fold-text.ts';
import { around, boundsOf, type Raster, type Rect } from '../picture/raster.ts';
import type { PlacedRecord } from '../template/placed-record.ts';
import type { TextLine } from '../template/template-lines.ts';
import type { OwnRecord, OwnSlot } from './own-record.ts';
import { isRuledOff } from './rules/ruled-off.ts';
import { printedWords, type ReadWording } from './wording/printed-words.ts';

/** A record of this page as the judging of marks takes it: with what is printed where, and how far the record reaches. */
export function toPlaced({ index, label, slots }: OwnRecord, records: readonly OwnRecord[], ink: Raster): PlacedRecord {
  return {
    index,
    reach: reachOf(label, slots, ink),
    label: textLines(label),
    slots: slots.map((own) => ({
      slot: own.slot,
      outline: own.outline,
      zone: own.zone,
      lines: bestLines(own, records),
    })),
  };
}

/** The lines of an option's wording, as they were read best in any record: words that are struck through are not read. */
function bestLines(own: OwnSlot, records: readonly OwnRecord[]): TextLine[] {
  const alike = records.flatMap((record) => record.slots.filter(({ slot }) => slot === own.slot));
  const length = (lines: readonly TextLine[]) => lines.reduce((sum, line) => sum + line.right - line.left, 0);
  let best = textLines(own.text);
  for (const other of alike) {
    const lines = textLines(other.text);
    if (length(lines) <= length(best)) continue;
    const down = own.y - other.y;
    best = lines.map((line) => ({ ...line, top: line.top + down, bottom: line.bottom + down }));
  }
  return best;
}

/** The record's words, and those that follow on them without a gap: a remark typed below the last line. */
function reachOf(label: ReadWording, slots: readonly OwnSlot[], ink: Raster): Rect {
  const texts = [label, ...slots.map(({ text }) => text)];
  const printed = texts.flatMap(printedWords);
  // A record of which no word was read has its options' places still.
  if (printed.length === 0) return boundsOf(slots.map(({ area }) => area));
  const height = median(printed.map((word) => word.box.height));
  let reach = around(printed);
  const others = texts.flatMap(({ words }) => words).toSorted((a, b) => a.box.y - b.box.y);
  for (const { box } of others) {
    const follows = box.y < reach.y + reach.height + height * 0.9 && box.y + box.height > reach.y - height;
    const isBelow = box.y > reach.y + reach.height - height * 0.5;
    if (follows && !(isBelow && isRuledOff(ink, reach, box))) reach = boundsOf([reach, box]);
  }
  return reach;
}

function textLines(text: ReadWording): TextLine[] {
  const words = printedWords(text).filter((word) => fold(word.text));
  const lines = [...Map.groupBy(words.length > 0 ? words : text.words, (word) => word.line).values()];
  return lines.map((line) => {
    const { x, y, width, height } = around(line);
    const written = line.map((word) => word.text).join(' ');
    return { text: written, folded: fold(written), left: x, right: x + width, top: y, bottom: y + height };
  });
}
