import { dirname, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFParse } from 'pdf-parse';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { UnreadableFile } from '../reader.ts';
import { say } from '../sentences.ts';
import { refusePackedBombs } from './pdf-streams.ts';

/** A form has two to five pages, a circular with its annexes some ten; beyond this nobody mailed a form. */
const MAX_PAGES = 60;
const MAX_BYTES = 64 * 1024 * 1024;
/** An A4 page at 600 dpi has 35 million pixels. */
const MAX_IMAGE_PIXELS = 80_000_000;

/** As much of a web page as pdf.js asks for when it hands over a font: a style sheet, which here takes in nothing. */
const STYLE = { sheet: { cssRules: [], insertRule: () => 0 }, remove: () => {} };
const WITHOUT_PAGE = {
  createElement: () => STYLE,
  documentElement: { getElementsByTagName: () => [{ append: () => {} }] },
};

/** pdf.js's own character maps, fonts and decoders, from the installed package: CJK text is unreadable without them. */
const PDFJS = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json'))) + sep;

/**
 * Opens a PDF for reading. Nothing is fetched, nothing in the file is executed. The caller destroys the document.
 *
 * @throws UnreadableFile if it is damaged, needs a password, or has more than 60 pages or 64 MB or draws without end.
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  if (bytes.length === 0) throw new UnreadableFile('attachment-empty', say('pdf-empty'));
  if (bytes.length > MAX_BYTES) throw new UnreadableFile('attachment-too-large', say('pdf-too-large'));
  refusePackedBombs(bytes);
  const document = await load(bytes);
  if (document.numPages > MAX_PAGES) {
    await document.destroy();
    throw new UnreadableFile(
      'attachment-too-large',
      say('pdf-too-many-pages', { pages: document.numPages, most: MAX_PAGES }),
    );
  }
  return document;
}

async function load(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const parser = new PDFParse({
    // pdf.js takes the buffer over: it gets a copy of its own.
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    // Without it pdf.js draws every letter's outline as a path, which nobody looks at: the fonts go to a page that has none.
    disableFontFace: false,
    ownerDocument: WITHOUT_PAGE,
    useSystemFonts: false,
    cMapUrl: `${PDFJS}cmaps${sep}`,
    standardFontDataUrl: `${PDFJS}standard_fonts${sep}`,
    wasmUrl: `${PDFJS}wasm${sep}`,
    iccUrl: `${PDFJS}iccs${sep}`,
    useWorkerFetch: false,
    enableXfa: false,
    maxImageSize: MAX_IMAGE_PIXELS,
    verbosity: 0,
  });
  try {
    // biome-ignore lint/complexity/useLiteralKeys: private in the types, and the only way to the pages' own contents.
    return await parser['load']();
  } catch (error) {
    throw unreadable(error);
  }
}

function unreadable(error: unknown): UnreadableFile {
  if (error instanceof Error && error.name === 'PasswordException') {
    return new UnreadableFile('attachment-encrypted', say('pdf-locked'), {
      cause: error,
    });
  }
  return new UnreadableFile('attachment-damaged', say('pdf-damaged'), {
    cause: error,
  });
}
