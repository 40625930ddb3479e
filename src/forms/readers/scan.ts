import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Place } from '../../domain/evidence.ts';
import { rememberedOf } from '../../domain/remembered.ts';
import { detectFormat } from '../formats/detect-format.ts';
import type { Format } from '../formats/format.ts';
import type { FormFile, FormReading, ReadContext, Reader, ReadingProblem } from '../reader.ts';
import { UnreadableFile } from '../reader.ts';
import { assembleRecords } from '../scan/assemble-records.ts';
import { Templates } from '../scan/choose-template.ts';
import { wordsOfCopies } from '../scan/form-copies.ts';
import { judgeBeside, runThread } from '../scan/judge-beside.ts';
import { judgeSheet } from '../scan/judge-sheet.ts';
import { type JudgedPage, recordsOf, toJudge } from '../scan/judged-pages.ts';
import { letterRemarks } from '../scan/letter-pages.ts';
import type { PageText } from '../scan/ocr/ocr-document.ts';
import { onSheets } from '../scan/on-sheets.ts';
import { oneAhead } from '../scan/one-ahead.ts';
import { remarksBeside } from '../scan/outside/remarks-beside.ts';
import { type PagePicture, takePicture } from '../scan/page-picture.ts';
import type { PageSource } from '../scan/picture/decode/page-source.ts';
import { placeOnPage } from '../scan/place-on-page.ts';
import { quietly } from '../scan/quietly.ts';
import { type NumberedPage, readInTurn, type TurnedPage } from '../scan/read-in-turn.ts';
import type { Habit, ReadPage } from '../scan/read-words.ts';
import { pagesOnSheet } from '../scan/sheet-parts.ts';
import { typedRemarks } from '../scan/typed-remarks.ts';
import { unreadPages, writtenOn } from '../scan/unread-pages.ts';
import { unreadRecords } from '../scan/unread-records.ts';
import { withStamps } from '../scan/with-stamps.ts';
import { withoutLostLines } from '../scan/without-lost-lines.ts';
import { say } from '../sentences.ts';
import { openPages, openPictures, TEXTS } from './open-pages.ts';
import { type LaidOver, laidOverScans } from './pdf/pages/laid-over-scans.ts';
import { type PicturePages, picturePages } from './picture-pages.ts';

/** A form has two to five pages; a scan may carry a cover letter. What follows is not read, and a problem says so. */
const MOST_PAGES = 12;
/** A sheet with two pages side by side is taken so many times finer, that each is as large as a page by itself. */
const FINER = Math.SQRT2;

/**
 * Scanned, faxed and photographed forms: pictures, and PDFs and text documents of pictures. Words are read to find the
 * issued form's records on the page; marks are measured as ink, in two ways that must agree.
 */
export const scanReader: Reader = { name: 'scan', formats: ['image', 'pdf', ...TEXTS], read };

async function read(file: FormFile, context: ReadContext): Promise<FormReading> {
  const format = detectFormat(file.bytes);
  const inText = TEXTS.has(format) ? await scannedPages(file) : null;
  if (TEXTS.has(format) && !inText) return summarise([], [], []);
  const source = inText ? openPictures(inText.pages) : await openPages(file.bytes);
  const all = Array.from({ length: source.count }, (_, index) => index + 1);
  const texts: PageText[] = [];
  const judged: JudgedPage[] = [];
  const sheets: number[] = [];
  for await (const page of readPages(source, file, context, all.slice(0, MOST_PAGES), sheets)) {
    texts.push(page.text);
    if (page.judged) judged.push(page.judged);
  }
  const reading = onSheets(summarise(texts, judged, remarksBeside(judged)), sheets);
  if (source.count > MOST_PAGES) reading.problems.push(skipped(file.name, source.count));
  if (reading.records.length === 0) return inText ? { ...reading, score: 0 } : reading;
  const numbers = all.slice(0, MOST_PAGES);
  const { problems: unseen, remarks } = inText ? besidePictures(inText) : await besidePages(file, format, numbers);
  return {
    ...reading,
    freeText: [...reading.freeText, ...remarks],
    problems: [...reading.problems, ...unseen],
  };
}

/** Most such files are documents of their own: the reader of those says what is wrong with one that cannot be opened. */
async function scannedPages(file: FormFile): Promise<PicturePages | null> {
  return picturePages(file).catch((error: unknown) => {
    if (error instanceof UnreadableFile) return null;
    throw error;
  });
}

/** What a program laid over the pages or beside them, as far as their pictures do not show it. */
async function besidePages(file: FormFile, format: Format, numbers: readonly number[]): Promise<LaidOver> {
  return format === 'pdf' ? laidOverScans(file, numbers) : { problems: [], remarks: [] };
}

function besidePictures({ problems, typed }: PicturePages): LaidOver {
  return { problems, remarks: typed };
}

/** What was read on one page: its words, and the form's records if it bears any. */
export interface ScannedPage extends ReadPage {
  text: PageText;
  judged: JudgedPage | null;
}

/**
 * Reads the pages of these numbers (one-based) in turn, and closes the source in the end.
 * @param sheets takes the number of each page's sheet: then a sheet with two pages side by side is parted, and pages are
 * numbered as they come. Without it pages keep the file's own numbers.
 * @throws UnreadableFile if a page cannot be decoded.
 */
export async function* readPages(
  source: PageSource,
  file: FormFile,
  context: ReadContext,
  numbers: readonly number[],
  sheets?: number[],
): AsyncGenerator<ScannedPage> {
  const templates = new Templates(context.issuedForms);
  const progress = (number: number) => context.progress?.(`${file.name}: page ${number} of ${source.count}`);
  const isAlone = numbers.length === 1 && !context.beside;
  const begun: Promise<ScannedPage>[] = [];
  const judge = async (page: NumberedPage): Promise<ScannedPage> => {
    const place = (box: Parameters<PageText['place']>[0]) => placeOnPage(page.picture, box);
    const { number, words, script } = page;
    const written = writtenOn(page.picture.ink);
    const text = { part: file.name, page: number, words, written, rightToLeft: script === 'arabic', place };
    const form = await templates.locate(page);
    if (!form) return { ...page, text, judged: null };
    const judgement = isAlone ? judgeSheet(toJudge(form)) : await judgeBeside(toJudge(form));
    const seen = await withoutLostLines(form, script, judgement);
    const outside = await withStamps(form, script, judgement.table, seen);
    return { ...page, text, judged: { form, part: text.part, page: text.page, ...judgement, outside } };
  };
  // A page is judged while the words of the others are read, then beside those that are judged.
  const judging = rememberedOf((page: NumberedPage) => quietly(judge(page)));
  const prepare = (habit: Habit) => {
    if (!isAlone) runThread();
    templates.prepare(habit);
  };
  try {
    const turns = readInTurn(oneAhead(pictures(source, numbers, progress, context, sheets)), {
      isAlone,
      beside: context.beside,
      onWords: judging,
      expect: prepare,
    });
    for await (const page of turns) {
      begun.push(judging(page));
      if (begun.length > 1) yield await (begun.shift() as Promise<ScannedPage>);
    }
    yield* begun;
  } finally {
    source.close();
  }
}

/** The pages' pictures in their order, each begun when the reading of the one before it was. */
async function* pictures(
  source: PageSource,
  numbers: readonly number[],
  progress: (number: number) => void,
  { beside }: ReadContext,
  sheets: number[] | undefined,
): AsyncGenerator<TurnedPage> {
  await beside?.turn;
  for (const number of numbers) {
    progress(number);
    await othersTurn();
    const parts = await picturesOf(source, number - 1, sheets !== undefined);
    beside?.prepared();
    for (const picture of parts) yield { number: sheets?.push(number) ?? number, picture };
  }
}

/** The page of a sheet, or the two that stand side by side on it where it may be parted. */
async function picturesOf(source: PageSource, index: number, isParted: boolean): Promise<PagePicture[]> {
  try {
    const sheet = await takePicture(await source.open(index));
    if (!isParted || pagesOnSheet(sheet).length === 1) return [sheet];
    return pagesOnSheet(await takePicture(await source.open(index, FINER), FINER));
  } catch (cause) {
    throw new UnreadableFile('attachment-damaged', say('scan-page-damaged', { page: index + 1 }), { cause });
  }
}

function skipped(part: string, count: number): ReadingProblem {
  const place: Place = { part, page: MOST_PAGES + 1 };
  return { code: 'attachment-skipped', ...say('scan-pages-left', { first: MOST_PAGES + 1, last: count }), place };
}

function summarise(texts: PageText[], judged: JudgedPage[], problems: ReadingProblem[]): FormReading {
  const parts = recordsOf(judged);
  const text = wordsOfCopies(texts, parts);
  const assembled = assembleRecords(parts);
  const [first] = parts;
  const expected = first?.template.records.length ?? 1;
  const found = assembled.records.length / expected;
  return {
    score: first ? Math.min(1, 0.3 + 0.7 * found) : Math.min(text.score, 0.19),
    language: first?.template.issued.language ?? text.language,
    circulars: text.circulars,
    names: text.names,
    records: assembled.records,
    freeText: [...typedRemarks(text.freeText), ...(first ? letterRemarks(texts, parts) : [])],
    problems: [
      ...problems,
      ...unreadRecords(judged, assembled.records),
      ...(first ? unreadPages(texts, parts) : []),
      ...assembled.problems,
    ],
  };
}
