import { findTextRefs } from '../../../domain/text-ref.ts';
import type { IssuedForm } from '../../reader.ts';
import { isRightToLeft } from '../ocr/fold-text.ts';
import { closeBreaks } from './close-breaks.ts';
import { PIXELS_PER_POINT, stackPages } from './stack-pages.ts';
import { PIXELS_PER_MM, type Template, type TemplateRecord, type TemplateSlot } from './template.ts';
import { findOutlines, type Outline } from './template-glyphs.ts';
import type { TextLine } from './template-lines.ts';

interface Mark extends Outline {
  line: TextLine;
}

const SHAPES = ['box', 'circle', 'circle', 'box'];

/**
 * Reads the blank form that the circular carried.
 * @returns null where it was not rendered, or its boxes, circles and texts do not pair up: such a form cannot serve as
 * a template.
 */
export async function readTemplate(issued: IssuedForm): Promise<Template | null> {
  if (issued.pdf === null) return null;
  const { strip, lines, breaks } = await stackPages(issued.pdf);
  const text = lines.map((line) => line.text).join('');
  const rightToLeft = isRightToLeft(text);
  const marks = pairMarks(findOutlines(strip, PIXELS_PER_POINT), lines, rightToLeft);
  const records: TemplateRecord[] = [];
  for (let i = 0; i + 3 < marks.length; ) {
    const four = marks.slice(i, i + 4);
    if (!four.every((mark, k) => mark.shape === SHAPES[k])) {
      i += 1;
      continue;
    }
    const end = marks[i + 4];
    const record = buildRecord(four, end ? end.line.top : strip.height, lines, rightToLeft);
    if (record) records.push(record);
    i += 4;
  }
  const refs = new Set(records.map((record) => record.ref));
  if (records.length === 0 || refs.size !== records.length) return null;
  const [first, last] = [records[0]?.top ?? 0, records.at(-1)?.bottom ?? 0];
  const head = lines.filter((line) => line.bottom <= first);
  const foot = lines.filter((line) => line.top >= last);
  return closeBreaks({ issued, rightToLeft, records, strip, head, foot }, breaks);
}

/** The outlines that stand before a line of text, each with that line. A circle within running text has no such line. */
function pairMarks(outlines: Outline[], lines: TextLine[], rightToLeft: boolean): Mark[] {
  const marks: Mark[] = [];
  for (const outline of outlines) {
    const { x, y, width, height } = outline.rect;
    const middle = y + height / 2;
    const beside = lines.filter((line) => line.top < middle + height * 0.3 && line.bottom > middle - height * 0.3);
    if (beside.some((line) => line.left < x && line.right > x + width)) continue;
    const gap = (line: TextLine) => (rightToLeft ? x - line.right : line.left - (x + width));
    const near = beside.filter((line) => gap(line) > -2 && gap(line) < 30 * PIXELS_PER_MM);
    near.sort((a, b) => Math.abs(a.top + a.bottom - 2 * middle) - Math.abs(b.top + b.bottom - 2 * middle));
    if (near[0]) marks.push({ ...outline, line: near[0] });
  }
  return marks.sort((a, b) => a.rect.y - b.rect.y);
}

function buildRecord(four: Mark[], end: number, lines: TextLine[], rightToLeft: boolean): TemplateRecord | null {
  const [assign, noComments, comments, notAssign] = four;
  if (!assign || !noComments || !comments || !notAssign) return null;
  const top = Math.min(assign.line.top, assign.rect.y) - 4;
  const inColumn = (line: TextLine) =>
    rightToLeft ? line.right < assign.rect.x + assign.rect.width : line.left > assign.rect.x;
  const last = lastLine(lines.filter((line) => inColumn(line) && line.top >= notAssign.line.top && line.top < end - 4));
  const bottom = Math.min(end, (last ?? notAssign.line).bottom + 12);
  const within = lines.filter((line) => line.top >= top && line.top < bottom);
  const label = within.filter((line) => !inColumn(line));
  const refs = findTextRefs(label.map((line) => line.text).join(' '));
  const [ref] = refs;
  if (!ref) return null;
  const statement = within.filter(inColumn);
  const until = (from: Mark, to: number): TemplateSlot => ({
    outline: { shape: from.shape, rect: from.rect },
    lines: statement.filter((line) => line.top >= from.line.top - 2 && line.top < to - 4),
  });
  const slots = {
    assign: until(assign, noComments.line.top),
    'no-comments': until(noComments, comments.line.top),
    comments: until(comments, notAssign.line.top),
    'not-assign': until(notAssign, bottom),
  };
  return { ref, top, bottom, label, slots };
}

/** The last line of a paragraph: what follows after a gap of a whole line belongs to something else. */
function lastLine(lines: TextLine[]): TextLine | undefined {
  let last = lines[0];
  for (const line of lines) {
    if (last && line.top - last.bottom > 0.7 * (last.bottom - last.top)) break;
    last = line;
  }
  return last;
}
