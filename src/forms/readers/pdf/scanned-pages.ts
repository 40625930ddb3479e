import type { Saying } from '../../../domain/saying.ts';
import type { FormDocument, Paragraph } from '../../document/form-document.ts';
import { paragraphText } from '../../document/form-document.ts';
import { joinRecords } from '../../join-pages.ts';
import { joinWrapped } from '../../letters/wrapped-lines.ts';
import { locateForm } from '../../locate-form.ts';
import { classifyPhrase } from '../../phrases/index.ts';
import type { FormFile, FormReading, FreeText, ReadContext, ReadingProblem } from '../../reader.ts';
import { assembleRecords } from '../../scan/assemble-records.ts';
import { wordsOfCopies } from '../../scan/form-copies.ts';
import { recordsOf } from '../../scan/judged-pages.ts';
import { ocrDocument } from '../../scan/ocr/ocr-document.ts';
import { remarksBeside } from '../../scan/outside/remarks-beside.ts';
import { openPdf } from '../../scan/picture/decode/decode-pdf.ts';
import { typedRemarks } from '../../scan/typed-remarks.ts';
import { unreadRecords } from '../../scan/unread-records.ts';
import { say } from '../../sentences.ts';
import { readPages, type ScannedPage } from '../scan.ts';
import { laidOverScans } from './pages/laid-over-scans.ts';
import type { PdfDocument } from './pdf-document.ts';
import { isWrittenOn } from './rendered/unread-ink.ts';

/** A letter and a signed page. Whoever sends more pictures than this has a person look at them. */
const MOST_PAGES = 6;
/** Share of a page's letters that must be read with certainty before its text is believed to be all that it says. */
const READ_WELL = 0.9;
const SURE = 60;
/** What a form holds, by `classifyPhrase`: a scanned page that shows it is a part of the form. */
const OF_THE_FORM: ReadonlySet<string> = new Set(['assign', 'not-assign', 'no-comments', 'comments']);

/**
 * A form in text of which some pages are scanned: the page that was signed by hand, a letter in front. Records on such a
 * page are read as on any scan and join those of the text. Print without a part of the form is searched for remarks as
 * the text is. Where neither is certain, a problem names the page and says why.
 */
export async function readWithScans(document: PdfDocument, file: FormFile, context: ReadContext): Promise<FormReading> {
  const problems: ReadingProblem[] = [];
  const read = document.pictures.slice(0, MOST_PAGES);
  if (read.length < document.pictures.length)
    problems.push(notRead(document.pictures[MOST_PAGES] ?? 0, say('picture-not-read')));
  const pages: ScannedPage[] = [];
  for await (const page of readPages(await openPdf(file.bytes), file, context, read)) pages.push(page);
  problems.push(...remarksBeside(pages.flatMap(({ judged }) => judged ?? [])));
  const over = await laidOverScans(file, read);
  problems.push(...over.problems);
  const withRecords = pages.filter(bearsRecords);
  const printed: Paragraph[] = [];
  for (const page of pages.filter((one) => !bearsRecords(one))) {
    const { paragraphs } = ocrDocument([page.text]);
    const doubt = doubtOf(page, paragraphs);
    if (doubt === null) printed.push(...paragraphs);
    else problems.push(notRead(page.text.page, doubt));
  }
  const reading = locateForm(inOrder(document, printed), context);
  const whole = withRecords.length === 0 ? reading : withScannedRecords(reading, withRecords, problems);
  return {
    ...whole,
    freeText: [...whole.freeText, ...remarksOf(printed), ...over.remarks],
    problems: [...whole.problems, ...problems],
  };
}

function bearsRecords({ judged }: ScannedPage): boolean {
  return judged !== null && judged.records.length > 0;
}

/** Why a page without records that could be read does not speak for itself; null if it does. */
function doubtOf(page: ScannedPage, paragraphs: readonly Paragraph[]): Saying | null {
  const letters = (words: readonly { text: string }[]) => words.reduce((sum, { text }) => sum + text.length, 0);
  const sure = letters(page.words.filter(({ confidence }) => confidence >= SURE));
  if (sure < READ_WELL * letters(page.words)) return say('picture-hardly-read');
  const parts = paragraphs.map((paragraph) => classifyPhrase(paragraphText(paragraph), { tolerant: true })?.kind);
  if (parts.some((kind) => kind !== undefined && OF_THE_FORM.has(kind))) {
    return say('picture-part-not-read');
  }
  return isWrittenOn(page.picture.anyInk, page.words) ? say('picture-written-on') : null;
}

function notRead(page: number, why: Saying): ReadingProblem {
  return { code: 'attachment-skipped', ...say('page-is-picture', { page, why }), place: { part: 'page', page } };
}

/** The printed words of scanned pages take their place among the pages in text. */
function inOrder(document: FormDocument, printed: readonly Paragraph[]): FormDocument {
  const paragraphs = [...document.paragraphs, ...printed];
  return { ...document, paragraphs: paragraphs.sort((one, other) => (one.place.page ?? 0) - (other.place.page ?? 0)) };
}

/** Sentences that run over several lines, as far as they make an answer depend on something or take it back. */
function remarksOf(paragraphs: readonly Paragraph[]): FreeText[] {
  const lines = paragraphs.map((paragraph) => ({ text: paragraphText(paragraph), place: paragraph.place }));
  return typedRemarks(joinWrapped(lines, (one, other) => ({ ...one, text: `${one.text} ${other.text}` })));
}

function withScannedRecords(
  reading: FormReading,
  pages: readonly ScannedPage[],
  problems: ReadingProblem[],
): FormReading {
  const judged = pages.flatMap((page) => page.judged ?? []);
  const parts = recordsOf(judged);
  const scanned = assembleRecords(parts);
  problems.push(...scanned.problems, ...unreadRecords(judged, [...reading.records, ...scanned.records]));
  const text = wordsOfCopies(
    pages.map((page) => page.text),
    parts,
  );
  const records = joinRecords([reading, scanned]);
  if (!records) {
    const numbers = pages.map((page) => page.text.page).join(', ');
    problems.push({ code: 'marks-disagree', ...say('scanned-page-differs', { pages: numbers }) });
  }
  return {
    ...reading,
    names: [...reading.names, ...text.names],
    records: records ?? reading.records,
    freeText: [...reading.freeText, ...typedRemarks(text.freeText)],
  };
}
