import { SLOTS } from '../../../domain/evidence.ts';
import { crop } from '../picture/raster.ts';
import { stack } from './stack-pages.ts';
import type { Template, TemplateRecord, TemplateSlot } from './template.ts';
import type { TextLine } from './template-lines.ts';

/**
 * Takes out what a page break brought into the table (margins, the repeated heading row), so that the records follow
 * each other as they do within a page, and the form's last lines them: the sender's print may break elsewhere.
 */
export function closeBreaks(template: Template, breaks: number[]): Template {
  return breaks.reduceRight((open, position) => {
    const spans = open.records.flatMap(spansOf);
    const above = Math.max(...spans.filter((span) => span.top < position).map((span) => span.bottom));
    const below = Math.min(...spans.filter((span) => span.top >= position).map((span) => span.top));
    const [from, to] = [Math.round(above) + 7, Math.round(below) - 7];
    return Number.isFinite(above) && Number.isFinite(below) && to > from ? cutRows(open, from, to) : open;
  }, template);
}

function spansOf(record: TemplateRecord): { top: number; bottom: number }[] {
  const slots = SLOTS.map((slot) => record.slots[slot]);
  const outlines = slots.map(({ outline: { rect } }) => ({ top: rect.y, bottom: rect.y + rect.height }));
  return [...record.label, ...slots.flatMap((slot) => slot.lines), ...outlines];
}

function cutRows(template: Template, from: number, to: number): Template {
  const { strip } = template;
  const part = (top: number, bottom: number) => crop(strip, { x: 0, y: top, width: strip.width, height: bottom - top });
  const moved = (y: number) => (y >= to ? y - (to - from) : y);
  const line = (old: TextLine): TextLine => ({ ...old, top: moved(old.top), bottom: moved(old.bottom) });
  const slot = ({ outline, lines }: TemplateSlot): TemplateSlot => ({
    outline: { ...outline, rect: { ...outline.rect, y: moved(outline.rect.y) } },
    lines: lines.map(line),
  });
  const records = template.records.map((record) => ({
    ...record,
    top: moved(record.top),
    bottom: record.bottom > from && record.bottom < to ? from : moved(record.bottom),
    label: record.label.map(line),
    slots: {
      assign: slot(record.slots.assign),
      'no-comments': slot(record.slots['no-comments']),
      comments: slot(record.slots.comments),
      'not-assign': slot(record.slots['not-assign']),
    },
  }));
  return { ...template, records, foot: template.foot.map(line), strip: stack([part(0, from), part(to, strip.height)]) };
}
