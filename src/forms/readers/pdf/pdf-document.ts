import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { FormDocument, Paragraph } from '../../document/form-document.ts';
import { openPdf } from '../../packages/open-pdf.ts';
import { type FormFile, UnreadableFile } from '../../reader.ts';
import { say } from '../../sentences.ts';
import type { ShownPicture } from '../said-in-pictures.ts';
import { storedFields } from './file/stored-values.ts';
import { settleUnnamed } from './looks/unnamed-signs.ts';
import { assembleParagraphs } from './pages/assemble-document.ts';
import { type ReadPage, readPage } from './pages/read-page.ts';
import { inReadingOrder } from './pages/reading-order.ts';
import { withoutRunningLines } from './pages/running-lines.ts';
import { openForRendering } from './rendered/render-pdf.ts';

const MAX_PROBLEMS = 200;

export interface PdfDocument extends FormDocument {
  /** Numbers of the pages that are pictures of writing, and so say nothing here. */
  pictures: number[];
  pages: number;
  /** What its other pages show as pictures, for their words. */
  shown: ShownPicture[];
  /** Whether some of its letters are drawn by the page, bold or not. */
  hasDrawnLetters: boolean;
}

/**
 * The text, boxes and marks of a PDF as a person sees them, in reading order, with their places.
 *
 * What the file says and what the rendered page shows are compared; where they differ, the box is `unclear` and its
 * mark says why.
 *
 * @throws UnreadableFile if the file is damaged, needs a password, is beyond the limits, or is an XFA form.
 */
export async function pdfDocument(file: FormFile): Promise<PdfDocument> {
  const document = await openPdf(file.bytes);
  try {
    return await readDocument(document, file);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('attachment-damaged', say('pdf-page-damaged'), { cause: error });
  } finally {
    await document.destroy();
  }
}

async function readDocument(document: PDFDocumentProxy, file: FormFile): Promise<PdfDocument> {
  const isVisible = await layersOf(document);
  const renderer = await openForRendering(file.bytes);
  const pages: ReadPage[] = [];
  let fields: ReturnType<typeof storedFields> | null = null;
  const stored = () => {
    fields ??= storedFields(file.bytes);
    return fields;
  };
  try {
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      pages.push(...(await readPage(page, renderer, isVisible, stored)));
      page.cleanup();
    }
  } finally {
    renderer?.close();
  }
  settleUnnamed(pages.flatMap(({ signs }) => signs));
  const paragraphs = assembleParagraphs(withoutRunningLines(inReadingOrder(pages)), 'page');
  await refuseXfa(document, paragraphs);
  const problems = pages.flatMap((page) => page.problems);
  const pictures = pages.filter(({ isPicture }) => isPicture).map(({ page }) => page);
  const told = problems.slice(0, MAX_PROBLEMS);
  return {
    paragraphs,
    problems: told,
    inLines: true,
    pictures,
    pages: document.numPages,
    shown: pages.filter(({ isPicture }) => !isPicture).flatMap(({ shown }) => shown),
    hasDrawnLetters: pages.some(({ hasDrawnLetters }) => hasDrawnLetters),
  };
}

/** Which layers show: on the screen and in print, for what only one of them shows some readers never see. */
async function layersOf(document: PDFDocumentProxy): Promise<(properties: unknown) => boolean> {
  const [onScreen, inPrint] = await Promise.all([
    document.getOptionalContentConfig({ intent: 'display' }),
    document.getOptionalContentConfig({ intent: 'print' }),
  ]);
  type Layer = Parameters<typeof onScreen.isVisible>[0];
  return (properties) => onScreen.isVisible(properties as Layer) && inPrint.isVisible(properties as Layer);
}

/** A dynamic XFA form holds its pages as a program; the PDF itself only says "Please wait". */
async function refuseXfa(document: PDFDocumentProxy, paragraphs: readonly Paragraph[]): Promise<void> {
  if (paragraphs.length > 12 || paragraphs.some(({ items }) => items.some(({ kind }) => kind === 'box'))) return;
  const { info } = await document.getMetadata();
  if ((info as Record<string, unknown>).IsXFAPresent !== true) return;
  throw new UnreadableFile('format-unsupported', say('pdf-xfa'));
}
