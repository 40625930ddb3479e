import { latinOrder } from './ocr/latin-order.ts';
import { recognise } from './ocr/ocr.ts';
import type { PagePicture } from './page-picture.ts';
import { crop, type Raster, type Rect } from './picture/raster.ts';
import { type Habit, READ_WELL, readingQuality } from './read-words.ts';

/** Share of the page's height that is read to learn its language: some six lines. */
const SAMPLE = 0.09;

/**
 * What a few lines of a file's first page say about its script and language, before the page is read: `foreign` where they
 * cannot be read as the habit has it.
 */
export async function expectHabit({ legible }: PagePicture, habit: Habit): Promise<Habit | 'foreign'> {
  const words = await recognise(crop(legible, densestRows(legible)), habit.script, habit.latin);
  if (readingQuality(words, habit.script) < READ_WELL) return 'foreign';
  const [latin = habit.latin] = latinOrder(words);
  return { ...habit, latin };
}

/** Rows within which a gap between two lines is met, at 200 dpi. */
const TO_GAP = 32;

/** The rows with most ink, a form's statements, from one gap between lines to another: letters cut in two are misread. */
export function densestRows({ width, height, data }: Raster): Rect {
  const rows = new Uint32Array(height);
  for (let y = 0; y < height; y++) {
    let inked = 0;
    for (let i = y * width; i < (y + 1) * width; i++) if ((data[i] ?? 0) > 110) inked += 1;
    rows[y] = inked;
  }
  const taken = Math.round(height * SAMPLE);
  let sum = rows.subarray(0, taken).reduce((all, inked) => all + inked, 0);
  let best = { y: 0, sum };
  for (let y = taken; y < height; y++) {
    sum += (rows[y] ?? 0) - (rows[y - taken] ?? 0);
    if (sum > best.sum) best = { y: y - taken + 1, sum };
  }
  const top = emptiest(rows, Math.max(0, best.y - TO_GAP), best.y);
  const bottom = emptiest(rows, best.y + taken, Math.min(height, best.y + taken + TO_GAP));
  return { x: 0, y: top, width, height: bottom - top };
}

/** The row with least ink among these; the first of them where there is none. */
function emptiest(rows: Uint32Array, from: number, to: number): number {
  let best = from;
  for (let y = from; y < to; y++) if ((rows[y] ?? 0) < (rows[best] ?? 0)) best = y;
  return best;
}
