import { expectHabit } from './expect-habit.ts';
import { nativeLanguages } from './ocr/ocr-native.ts';
import type { PagePicture } from './page-picture.ts';
import type { Beside } from './picture-pair.ts';
import { quietly } from './quietly.ts';
import { type Habit, isNoise, type ReadPage, readWords, withOwnWayUp } from './read-words.ts';
import { unreadPage } from './unread-page.ts';

/** A file begins with the commonest script, upright. */
const COMMONEST: Habit = { script: 'latin', latin: 'en', inverted: false, lost: 0 };

/** A page of a file as it is to be read. */
export interface TurnedPage {
  /** One-based. */
  number: number;
  picture: PagePicture;
}

/** A page with its words. */
export interface NumberedPage extends ReadPage {
  /** One-based. */
  number: number;
}

interface HowToRead {
  /** Whether there is but one page. */
  isAlone: boolean;
  /** Given each page as soon as its words are there, before its turn has come; one that is read again is given again. */
  onWords?: (page: NumberedPage) => void;
  /** Another picture that is read at the same time. */
  beside?: Beside | undefined;
  /** Told the habit that pages seem to have, when their recognition has begun and nothing else is to be done. */
  expect?: (habit: Habit) => void;
}

/**
 * Reads the words of a file's pages in their order, two at a time: recognition takes one processor a page. The first one is
 * read in the language that a few of its lines tell. Where it is the only one, it is begun in the commonest one at once, and begun
 * anew where they tell another; else both processors are taken, by those lines and by the picture of the second page.
 * The second one is begun in the same habit, and begun anew where the first turns out otherwise, so that what is read does not
 * depend on how many are read at a time. In WebAssembly, where the few lines would take seconds and two pages twice the memory,
 * one after the other.
 * @throws UnreadableFile if no words can be told on a page.
 */
export async function* readInTurn(
  pages: AsyncIterable<TurnedPage>,
  { isAlone, beside, onWords = () => {}, expect = () => {} }: HowToRead,
): AsyncGenerator<NumberedPage> {
  const inPairs = (await nativeLanguages()).length > 0;
  let habit = COMMONEST;
  let expected: Habit | null = null;
  let ahead: ReturnType<typeof wordsOf> | null = null;
  const begun = (reading: ReturnType<typeof wordsOf>) => {
    reading.then(onWords, () => {});
    return reading;
  };
  for await (const { picture, number } of pages) {
    if (!ahead) {
      const begin = async () =>
        (await beginAsTold(picture, number, beside)) ?? (await beginFirst(picture, habit, number, isAlone));
      const first = inPairs && !isNoise(picture) ? await begin() : null;
      expected = first?.expected ?? null;
      beside?.tell(expected);
      ahead = begun(first?.page ?? wordsOf(picture, habit, number));
      continue;
    }
    const early = expected && begun(wordsOf(picture, expected, number));
    if (expected) expect(expected);
    const page = await ahead;
    yield page;
    habit = page.habit;
    const isEarly = early && expected && isSame(withOwnWayUp(expected, picture), withOwnWayUp(habit, picture));
    ahead = isEarly ? early : begun(wordsOf(picture, habit, number));
    expected = inPairs ? habit : null;
  }
  if (expected) expect(expected);
  if (ahead) yield await ahead;
}

function isSame(one: Habit, other: Habit): boolean {
  return (
    one.script === other.script &&
    one.latin === other.latin &&
    one.inverted === other.inverted &&
    one.lost === other.lost
  );
}

/** Begins to read the first page in the habit that another picture tells; null where none does. */
async function beginAsTold(picture: PagePicture, number: number, beside?: Beside) {
  const told = await beside?.told;
  return told ? { expected: told, page: quietly(readAsTold(picture, told, number)) } : null;
}

/** A page that turns out to be in another language of Latin letters than was told is read again in that. */
async function readAsTold(picture: PagePicture, told: Habit, number: number): ReturnType<typeof read> {
  const page = await read(picture, told, number, {});
  const isOther = page.habit.script === 'latin' && page.habit.latin !== told.latin;
  return isOther ? read(picture, page.habit, number, {}) : page;
}

/** Begins to read the first page, in the habit that a few of its lines tell; `expected` is null where they tell none. */
async function beginFirst(picture: PagePicture, habit: Habit, number: number, isAlone: boolean) {
  const unwanted = new AbortController();
  const likely = withOwnWayUp(habit, picture);
  const early = isAlone && wordsOf(picture, likely, number, { signal: unwanted.signal });
  const seen = await expectHabit(picture, likely, () => unwanted.abort());
  if (early && seen !== 'foreign' && isSame(seen, likely)) return { expected: seen, page: early };
  if (seen === 'foreign') return { expected: null, page: wordsOf(picture, habit, number, { isForeign: true }) };
  return { expected: seen, page: wordsOf(picture, seen, number) };
}

interface Beginning {
  /** Whether the page is known to read badly in the habit. */
  isForeign?: boolean;
  /** Aborted: its words are not wanted any more. */
  signal?: AbortSignal;
}

/** Begins to read a page. */
function wordsOf(picture: PagePicture, habit: Habit, number: number, how: Beginning = {}): ReturnType<typeof read> {
  return quietly(read(picture, habit, number, how));
}

/** Reads a page; the error names it where recognition gave up, or was spared what it would give up at. */
async function read(picture: PagePicture, habit: Habit, number: number, { isForeign, signal }: Beginning) {
  try {
    if (isNoise(picture)) throw new Error('more specks than letters');
    return { ...(await readWords(picture, habit, isForeign, signal)), number };
  } catch (cause) {
    throw unreadPage(number, cause);
  }
}
