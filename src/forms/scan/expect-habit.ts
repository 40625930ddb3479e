import { latinOrder } from './ocr/latin-order.ts';
import { recognise, type Script } from './ocr/ocr.ts';
import type { PagePicture } from './page-picture.ts';
import type { Reach } from './picture/ink/letter-reach.ts';
import { crop, type Raster, type Rect, reversed } from './picture/raster.ts';
import { type Habit, readingQuality } from './read-words.ts';

/** Share of the page's height that is read to learn its language: two or three lines. */
const SAMPLE = 0.03;
/**
 * Share of letters in surely read words by which a few lines tell their script: lines of another one, and those that stand on
 * their heads, have .12 at most, and French and Spanish ones, read as English, .5.
 */
const TOLD = 0.33;
/** Share of the letters that a page must have to tell: one line in the middle of a tall cell has as many. */
const ENOUGH = 0.5;

/** A text's number tells no script: a line full of them in a Chinese form's head read as English did. */
const HAS_NUMBER = /\p{N}/u;

/** A script and a way up in which a page may stand. */
type Way = Pick<Habit, 'script' | 'inverted'>;

/**
 * The ways that are tried at once, then the next ones, by where the page's letters reach. A file begins with the commonest
 * script: where it fits, it is tried before all others, and Russian, the one that reaches below, beside it where it is on its head.
 */
const LIKELIEST: Record<Reach | 'untold', readonly Way[][]> = {
  above: [[way('latin')], [way('arabic'), way('han')], [way('cyrillic', true)]],
  below: [
    [way('latin', true), way('cyrillic')],
    [way('arabic', true), way('han', true)],
  ],
  untold: [[way('latin')], [way('cyrillic'), way('arabic'), way('han')]],
};

function way(script: Script, inverted = false): Way {
  return { script, inverted };
}

/**
 * What a few lines of a file's first page say about its script, language and way up, before the page is read; `foreign` where
 * they cannot be read.
 * @param likely the habit that its letters' reach leaves likeliest
 * @param leave called as soon as the habit is known to be another: what was begun in that one only takes a processor
 */
export async function expectHabit(
  { legible, reach }: PagePicture,
  likely: Habit,
  leave: () => void = () => {},
): Promise<Habit | 'foreign'> {
  const sample = samplesOf(legible);
  for (const ways of LIKELIEST[reach ?? 'untold']) {
    const told = await readAnyWay(sample, ways, likely);
    if (!told || told.latin !== likely.latin || told.script !== likely.script) leave();
    if (told) return told;
  }
  return 'foreign';
}

/** The ways are tried at once, and the first that reads well ends the trial: no lines read well in two of them. */
async function readAnyWay(sample: Samples, ways: readonly Way[], likely: Habit): Promise<Habit | null> {
  const found = new AbortController();
  const trials = ways.map(async (way) => {
    const read = await readSample(sample(way.inverted), { ...likely, ...way }, found.signal);
    if (read.quality < TOLD) throw new Error(`the lines are not in ${way.script} letters`);
    return read.habit;
  });
  try {
    return await Promise.any(trials);
  } catch {
    return null;
  } finally {
    found.abort();
  }
}

/** A few lines of the page as it lies, or of the page turned by 180 degrees. */
type Samples = (inverted: boolean) => Raster;

/** Either is taken once, when it is first asked for. */
function samplesOf(legible: Raster): Samples {
  const taken = new Map<boolean, Raster>();
  return (inverted) => {
    const known = taken.get(inverted);
    if (known) return known;
    const page = inverted ? reversed(legible) : legible;
    const sample = crop(page, densestRows(page));
    taken.set(inverted, sample);
    return sample;
  };
}

async function readSample(
  sample: Raster,
  habit: Habit,
  unwanted: AbortSignal,
): Promise<{ habit: Habit; quality: number }> {
  const words = await recognise(sample, habit.script, habit.latin, unwanted);
  const [latin = habit.latin] = habit.script === 'latin' ? latinOrder(words) : [];
  const telling = words.filter(({ text }) => !HAS_NUMBER.test(text));
  return { habit: { ...habit, latin }, quality: readingQuality(telling, habit.script, ENOUGH) };
}

/** Rows within which a gap between two lines is met, at 200 dpi. */
const TO_GAP = 32;

/** Share of the page's height above which a form's first page has its head, full of Latin numbers in every language. */
const HEAD = 0.45;
/** Share of the densest rows' ink that those below the head must have: two of Chinese statements have .46, which is half a line's width. */
const AS_DENSE = 0.3;

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
