import { latinOrder } from './ocr/latin-order.ts';
import { recognise, SCRIPTS, type Script } from './ocr/ocr.ts';
import type { PagePicture } from './page-picture.ts';
import { crop, type Raster, type Rect } from './picture/raster.ts';
import { type Habit, readingQuality } from './read-words.ts';

/** Share of the page's height that is read to learn its language: three or four lines. */
const SAMPLE = 0.05;
/**
 * Share of letters in surely read words by which a few lines tell their script: lines of another one, and those that stand on
 * their heads, have .12 at most, and French and Spanish ones, read as English, .5.
 */
const TOLD = 0.33;

/**
 * What a few lines of a file's first page say about its script and language, before the page is read; `foreign` where they
 * cannot be read in any script that way up.
 * @param leave called as soon as the habit is known to be another: what was begun in the old one only takes a processor
 */
export async function expectHabit(
  { legible }: PagePicture,
  habit: Habit,
  leave: () => void = () => {},
): Promise<Habit | 'foreign'> {
  const sample = crop(legible, densestRows(legible));
  const own = await readSample(sample, habit, habit.script);
  const isOwn = own.quality >= TOLD;
  if (!isOwn || own.habit.latin !== habit.latin) leave();
  if (isOwn) return own.habit;
  return readForeign(sample, habit);
}

/** The other scripts are tried at once, and the first that reads well ends the trial: no lines read well in two of them. */
async function readForeign(sample: Raster, habit: Habit): Promise<Habit | 'foreign'> {
  const found = new AbortController();
  const others = SCRIPTS.filter((script) => script !== habit.script);
  const trials = others.map(async (script) => {
    const read = await readSample(sample, habit, script, found.signal);
    if (read.quality < TOLD) throw new Error(`the lines are not in ${script} letters`);
    return read.habit;
  });
  try {
    return await Promise.any(trials);
  } catch {
    return 'foreign';
  } finally {
    found.abort();
  }
}

async function readSample(
  sample: Raster,
  habit: Habit,
  script: Script,
  unwanted?: AbortSignal,
): Promise<{ habit: Habit; quality: number }> {
  const words = await recognise(sample, script, habit.latin, unwanted);
  const [latin = habit.latin] = script === 'latin' ? latinOrder(words) : [];
  return { habit: { ...habit, script, latin }, quality: readingQuality(words, script) };
}

/** Rows within which a gap between two lines is met, at 200 dpi. */
const TO_GAP = 32;

/** Share of the page's height above which a form's first page has its head, full of Latin numbers in every language. */
const HEAD = 0.45;
/** Share of the densest rows' ink that those below the head must have. */
const AS_DENSE = 0.5;

/** The rows with most ink, a form's statements, from one gap between lines to another: letters cut in two are misread. */
export function densestRows({ width, height, data }: Raster): Rect {
  const rows = new Uint32Array(height);
  for (let y = 0; y < height; y++) {
    let inked = 0;
    for (let i = y * width; i < (y + 1) * width; i++) if ((data[i] ?? 0) > 110) inked += 1;
    rows[y] = inked;
  }
  const taken = Math.round(height * SAMPLE);
  const anywhere = densest(rows, 0, taken);
  const below = densest(rows, Math.round(height * HEAD), taken);
  const best = below.sum >= anywhere.sum * AS_DENSE ? below : anywhere;
  const top = emptiest(rows, Math.max(0, best.y - TO_GAP), best.y);
  const bottom = emptiest(rows, best.y + taken, Math.min(height, best.y + taken + TO_GAP));
  return { x: 0, y: top, width, height: bottom - top };
}

function densest(rows: Uint32Array, from: number, taken: number): { y: number; sum: number } {
  let sum = rows.subarray(from, from + taken).reduce((all, inked) => all + inked, 0);
  let best = { y: from, sum };
  for (let y = from + taken; y < rows.length; y++) {
    sum += (rows[y] ?? 0) - (rows[y - taken] ?? 0);
    if (sum > best.sum) best = { y: y - taken + 1, sum };
  }
  return best;
}

/** The row with least ink among these; the first of them where there is none. */
function emptiest(rows: Uint32Array, from: number, to: number): number {
  let best = from;
  for (let y = from; y < to; y++) if ((rows[y] ?? 0) < (rows[best] ?? 0)) best = y;
  return best;
}
