import { paragraphText } from '../document/form-document.ts';
import { locateForm } from '../locate-form.ts';
import { openPdf } from '../packages/open-pdf.ts';
import { foreignWords } from '../phrases/vocabulary.ts';
import type { FormFile, Reader } from '../reader.ts';
import { UNNAMED } from './pdf/content/glyph-text.ts';
import { walkPage } from './pdf/content/walk-page.ts';
import { hideUnseen } from './pdf/looks/visibility.ts';
import { mayBeMarkedInBold } from './pdf/pages/drawn-letters.ts';
import { isPicturePage } from './pdf/pages/picture-page.ts';
import { type PdfDocument, pdfDocument } from './pdf/pdf-document.ts';
import { readWithScans } from './pdf/scanned-pages.ts';
import { withPictures } from './said-in-pictures.ts';

/** Below this nothing of a form was found (`FormReading.score`). */
const NO_FORM = 0.2;

/**
 * PDFs that hold text, drawn boxes or form fields. For a scanned form the score is 0, so that the reader of scans is
 * asked; where a form in text has scanned pages among its own, these are read as scans and join it.
 */
export const pdfReader: Reader = {
  name: 'pdf',
  formats: ['pdf'],
  read: async (file, context) => {
    const document = await pdfDocument(file);
    const located = locateForm(document, context);
    const reading = document.hasDrawnLetters
      ? { ...located, problems: [...located.problems, ...mayBeMarkedInBold(located)] }
      : located;
    const { pictures, pages, shown } = document;
    if (pictures.length === 0) return { ...(await withPictures(reading, shown)), legible: isLegible(document) };
    const isScan = pictures.length === pages || reading.score < NO_FORM || reading.records.length === 0;
    return isScan ? { ...reading, score: 0 } : withPictures(await readWithScans(document, file, context), shown);
  },
};

/** Any text in one of the six languages shares this part of its words with the form and with letters. */
const LEAST_KNOWN = 0.1;

/** So many letters stand for one sign that the file does not name. */
const LETTERS = 20;

/** Whether a document's letters can be believed: a font without a map of its signs says nothing, or other letters. */
function isLegible({ paragraphs }: PdfDocument): boolean {
  const text = paragraphs.map(paragraphText).join('\n');
  const words = text.match(/\p{L}+/gu) ?? [];
  const unnamed = text.split(UNNAMED).length - 1;
  if (words.length === 0 || unnamed * LETTERS > words.join('').length) return false;
  return foreignWords(text) < (1 - LEAST_KNOWN) * words.length;
}

/**
 * Whether a PDF is a scan: every page is a picture of writing, with or without invisible recognised text. Opens the
 * file but neither renders nor interprets it; stops at the first page that holds text.
 *
 * @throws UnreadableFile if the file is damaged, needs a password, or is beyond the limits.
 */
export async function isScannedPdf(file: FormFile): Promise<boolean> {
  const document = await openPdf(file.bytes);
  try {
    for (let number = 1; number <= document.numPages; number++) {
      const content = await walkPage(await document.getPage(number), () => true);
      hideUnseen(content, null);
      if (!isPicturePage(content)) return false;
    }
    return true;
  } finally {
    await document.destroy();
  }
}
