import type { Slot } from '../../../domain/evidence.ts';
import type { Raster, Rect } from '../picture/raster.ts';
import { type AlignedTable, alignTable } from './align-page.ts';
import type { LocatedPage } from './locate-page.ts';
import type { PlacedRecord } from './placed-record.ts';
import type { Template, TemplateRecord } from './template.ts';
import type { Outline } from './template-glyphs.ts';
import type { TextLine } from './template-lines.ts';

/** Lays the blank form over the part of a page where its records were located. */
export function placeRecords(
  ink: Raster,
  template: Template,
  page: LocatedPage,
): { table: AlignedTable; placed: PlacedRecord[] } {
  const found = page.records.flatMap(({ index, slots }) => {
    const record = template.records[index];
    return record ? [{ index, record, slots }] : [];
  });
  // A record may begin or end on another page: only what was found here counts.
  const lines = found.flatMap(({ record, slots }) => linesOnPage(record, slots));
  const outlines = found.flatMap(({ record, slots }) => slots.map((slot) => record.slots[slot].outline.rect.y));
  const top = Math.min(...lines.map((line) => line.top), ...outlines) - 4;
  const bottom = Math.max(...lines.map((line) => line.bottom)) + 8;
  const table = alignTable(ink, template, page.map, { lines, top, bottom });
  return { table, placed: found.map(({ index, record, slots }) => place(index, record, slots, table.top)) };
}

function linesOnPage(record: TemplateRecord, slots: readonly Slot[]): TextLine[] {
  return [...(slots.includes('assign') ? record.label : []), ...slots.flatMap((slot) => record.slots[slot].lines)];
}

function place(index: number, record: TemplateRecord, slots: readonly Slot[], top: number): PlacedRecord {
  const raised = (line: TextLine): TextLine => ({ ...line, top: line.top - top, bottom: line.bottom - top });
  return {
    index,
    label: slots.includes('assign') ? record.label.map(raised) : [],
    slots: slots.map((slot) => {
      const { outline: printed, lines } = record.slots[slot];
      const outline = { ...printed, rect: { ...printed.rect, y: printed.rect.y - top } };
      return { slot, outline, zone: signZone(outline, lines[0]), lines: lines.map(raised) };
    }),
  };
}

/** How high the zone of a sign is, in heights of its outline: behind a box in a narrow column it comes to stand below it. */
const ZONE: Record<Outline['shape'], number> = { box: 2.6, circle: 2, brackets: 2 };

/** The part of the form beside an option's wording in which a sign in place of the outline or beside it would stand. */
export function signZone({ shape, rect: { x, y, width, height } }: Outline, line: TextLine | undefined): Rect {
  const left = line && line.right < x ? line.right + 3 : x - width * 0.5;
  const right = line && line.left > x ? line.left - 3 : x + width * 1.5;
  return { x: left, y: y - height * 0.5, width: right - left, height: height * ZONE[shape] };
}
