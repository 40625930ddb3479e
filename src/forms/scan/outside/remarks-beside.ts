import { SLOTS } from '../../../domain/evidence.ts';
import type { ReadingProblem } from '../../reader.ts';
import { say } from '../../sentences.ts';
import type { PagedRecord } from '../assemble-records.ts';
import type { JudgedPage } from '../judge-page.ts';
import { boundsOf, type Rect } from '../picture/raster.ts';
import { placeOnPage } from '../place-on-page.ts';
import { writtenOutside } from './written-outside.ts';

/** So far below the last line that was read, in millimetres, may the next line of a record stand that recognition lost. */
const REST = 8;

/** A record that goes on overleaf, or whose last lines were not read: a person is asked about it in any case. */
function isCut(last: PagedRecord | undefined): boolean {
  const slots = last ? Object.keys(last.reading.slots).length : SLOTS.length;
  return slots > 0 && slots < SLOTS.length && last?.reading.slots.assign !== undefined;
}

/** Whether this may be print: what stands right below the table's last line that was read. */
function isNextLine(box: Rect, { x, y, width, height }: Rect, reach: number): boolean {
  const [across, down] = [box.x + box.width / 2, box.y + box.height / 2];
  const isBelow = down > y + height && down <= y + height + reach;
  return isBelow && across > x && across < x + width;
}

/** What a page of the form bears in handwriting outside its table, for a person to read. */
export function remarksBeside({ form, part, page, table, parts, empty }: JudgedPage): ReadingProblem[] {
  if (!table) return [];
  const { picture, words, template } = form;
  const outside = writtenOutside({
    ink: picture.legible,
    ...{ words, template, table, isOwnPrint: empty !== null },
    isFirst: parts.some(({ reading }) => reading.index === 0),
    isLast: parts.some(({ reading }) => reading.index === template.records.length - 1),
  });
  const reach = isCut(parts.at(-1)) ? (REST / 297) * Math.max(picture.legible.width, picture.legible.height) : 0;
  const found = outside.filter((box) => !isNextLine(box, table, reach));
  if (found.length === 0) return [];
  const box = placeOnPage(picture, boundsOf(found));
  return [{ code: 'condition-in-text', ...say('scan-written-outside', { page }), place: { part, page, box } }];
}
