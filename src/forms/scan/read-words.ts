import { fold } from './ocr/fold-text.ts';
import { latinOrder } from './ocr/latin-order.ts';
import { type LatinLanguage, type OcrWord, recognise, SCRIPTS, type Script } from './ocr/ocr.ts';
import { guessOrientation } from './ocr/ocr-native.ts';
import { type PagePicture, upsideDown } from './page-picture.ts';
import { runsOfInk } from './picture/ink/runs-of-ink.ts';

/** A page with its words, the right way up. */
export interface ReadPage {
  picture: PagePicture;
  words: OcrWord[];
  script: Script;
}

/** What earlier pages of the file taught: most files keep one script and one way up. */
export interface Habit {
  script: Script;
  /** The language of Latin letters, told by the page before. */
  latin: LatinLanguage;
  inverted: boolean;
  /** Pages in a row that read badly whichever way they were tried. */
  lost: number;
}

/** So many such pages, and the file is taken for pictures or handwriting: each further one is tried one way only. */
const MOST_LOST = 3;

/** Share of letters in surely read words from which a page counts as read the right way. */
export const READ_WELL = 0.55;
/** Too few letters to tell; a Chinese one tells as much as two of another script. */
const LEAST_LETTERS: Record<Script, number> = { latin: 60, cyrillic: 60, han: 30, arabic: 60 };

/** The habit with the way up in which a page's letters reach where those of its script do. */
export function withOwnWayUp(habit: Habit, { reach }: PagePicture): Habit {
  if (!reach) return habit;
  return { ...habit, inverted: (reach === 'below') !== (habit.script === 'cyrillic') };
}

/**
 * Reads a page's words. The script of the page before is tried first, the way up that the page's own letters tell, or else
 * that of the page before; a page that then reads badly is asked for its own, or tried every way where nothing can tell. A page
 * that reads well ends the search.
 * @param isForeign whether the page is known to read badly in the habit: it is asked for its own first.
 * @param signal aborted: the words are not wanted any more.
 * @throws Error if recognition gives up, or the words are not wanted any more.
 */
export async function readWords(
  picture: PagePicture,
  habit: Habit,
  isForeign = false,
  signal?: AbortSignal,
): Promise<ReadPage & { habit: Habit }> {
  let best: Attempt = { page: { picture, words: [], script: habit.script }, habit, quality: -1 };
  if (isNearlyBlank(picture)) return { ...best.page, habit };
  const own = withOwnWayUp(habit, picture);
  if (!isForeign) best = await attempt(picture, own, signal);
  if (best.quality < READ_WELL && habit.lost < MOST_LOST) {
    const { ways, guessed } = await otherWays(picture, own);
    const [first, ...others] = ways;
    const all = !isForeign ? ways : guessed && first ? [first, own, ...others] : [own, ...ways];
    for (const other of all) {
      const result = await attempt(picture, other, signal);
      if (result.quality > best.quality) best = result;
      if (best.quality >= READ_WELL) break;
    }
  }
  const lost = best.quality >= READ_WELL ? 0 : habit.lost + 1;
  return { ...best.page, habit: { ...(lost === 0 ? best.habit : habit), lost } };
}

interface Attempt {
  page: ReadPage;
  habit: Habit;
  quality: number;
}

async function attempt(picture: PagePicture, habit: Habit, signal?: AbortSignal): Promise<Attempt> {
  const turned = habit.inverted ? upsideDown(picture) : picture;
  const words = await recognise(turned.legible, habit.script, habit.latin, signal);
  const [latin = habit.latin] = habit.script === 'latin' ? latinOrder(words) : [];
  return {
    page: { picture: turned, words, script: habit.script },
    habit: { ...habit, latin },
    quality: readingQuality(words, habit.script),
  };
}

/** The ways up that tesseract guesses, its script first, or all there are, without the one that was tried. */
async function otherWays(picture: PagePicture, tried: Habit): Promise<{ ways: Habit[]; guessed: boolean }> {
  const guess = await guessOrientation(picture.ink);
  const script = NAMES[/Script: (\w+)/.exec(guess)?.[1] ?? ''];
  const inverted = /Rotate: (\d+)/.exec(guess)?.[1];
  const ways = SCRIPTS.flatMap((each) =>
    [false, true].map((turned) => ({ ...tried, script: each, inverted: turned, lost: 0 })),
  );
  // The way up is told more surely than the script: French was taken for Cyrillic.
  const guessed = ways.filter((way) => String(way.inverted ? 180 : 0) === inverted);
  const likeliest = guessed.toSorted((one, other) => Number(other.script === script) - Number(one.script === script));
  const chosen = guessed.length > 0 ? likeliest : ways;
  const others = chosen.filter((way) => way.script !== tried.script || way.inverted !== tried.inverted);
  return { ways: others, guessed: guessed.length > 0 };
}

/** Scripts by the names that tesseract gives them. */
const NAMES: Record<string, Script> = { Latin: 'latin', Cyrillic: 'cyrillic', Han: 'han', Arabic: 'arabic' };

/** Paler than this is nothing but what shines through: print in one grey is darker, and so is a pencil's note. */
const PALEST = 60;

/** Less ink than a few words would leave: nothing to read, and no reason to try it eight ways. */
function isNearlyBlank({ ink }: PagePicture): boolean {
  let dark = 0;
  for (let i = 0; i < ink.data.length; i += 7) if ((ink.data[i] ?? 0) > PALEST) dark += 1;
  return dark * 7 < ink.data.length * 0.0008;
}

/** Runs of ink along the rows, for each pixel: the form's page has a quarter of them, by fax too; and what counts as ink there. */
const RUNS_OF_NOISE = 0.06;
const INK_OF_NOISE = 110;

/** Whether a page bears more specks than any print has letters: recognition would try to read them all. */
export function isNoise({ ink }: PagePicture): boolean {
  return runsOfInk(ink, INK_OF_NOISE) > RUNS_OF_NOISE;
}

const LETTERS: Record<Script, RegExp> = {
  latin: /^[\p{Script=Latin}\p{N}]+$/u,
  cyrillic: /\p{Script=Cyrillic}/u,
  han: /\p{Script=Han}/u,
  arabic: /\p{Script=Arabic}/u,
};

/**
 * Share of letters that stand in surely read words of the script, 0 to 1; 0 for too few letters.
 * @param enough share of the letters that a page must have to tell
 */
export function readingQuality(words: readonly OcrWord[], script: Script, enough = 1): number {
  let [sure, all] = [0, 0];
  for (const { text, confidence } of words) {
    const letters = fold(text);
    all += letters.length;
    const longEnough = letters.length > 3 || script === 'han' || script === 'arabic';
    if (confidence > 75 && longEnough && LETTERS[script].test(letters)) sure += letters.length;
  }
  return all < LEAST_LETTERS[script] * enough ? 0 : sure / all;
}
