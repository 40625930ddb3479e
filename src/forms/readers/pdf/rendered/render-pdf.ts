import { type PDFiumDocument, PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium';
import type { PageView, Turn } from '../page-view.ts';
import { drawsPicturesAlone } from './draws-pictures-alone.ts';
import { PageInk } from './page-ink.ts';
import { inkAndCover, leavePicturesAlone, type PicturesAlone } from './pictures-alone.ts';

const DOTS_PER_INCH = 150;
/** Nine million pixels are an A3 page at 200 dpi; larger pages are rendered more coarsely. */
const MAX_PIXELS = 9_000_000;
/** PDFium's formats of bitmaps, which are their bytes a pixel as well: grey; blue, green, red, alpha. */
const GREY = 1;
const COLOURED = 4;
const GREYSCALE = 0x08;

export interface RenderedPage {
  ink: PageInk;
  /** The same page without annotations and form fields; only rendered where asked for. */
  beneath: PageInk | null;
}

type ViewSize = Pick<PageView, 'turn' | 'width' | 'height'>;

export interface RenderedPdf {
  /** Whether a page shows pictures and nothing else; recognised words may lie over them unseen. They are not decoded for this. */
  isPicture(number: number): boolean;
  /** @throws Error if PDFium cannot render the page. */
  page(number: number, view: ViewSize, withBeneath: boolean): Promise<RenderedPage>;
  /** What a page's own pictures show, annotations left out. @throws Error as `page` does. */
  pictures(number: number, view: ViewSize): PicturesAlone;
  close(): void;
}

let library: ReturnType<typeof PDFiumLibrary.init> | null = null;

/** Opens a PDF for rendering; null where PDFium, unlike pdf.js, cannot open it. */
export async function openForRendering(bytes: Uint8Array): Promise<RenderedPdf | null> {
  try {
    library ??= PDFiumLibrary.init();
    return renderedPdf(await (await library).loadDocument(bytes));
  } catch {
    // A trap inside the WebAssembly module leaves it in an unknown state: the next file gets a new one.
    library = null;
    return null;
  }
}

function renderedPdf(document: PDFiumDocument): RenderedPdf {
  // To take a page apart is a good part of its rendering: one that was looked at stays open for that.
  let opened: { number: number; page: PDFiumPage } | null = null;
  const close = () => {
    if (opened) closePage(opened.page);
    opened = null;
  };
  return {
    isPicture: (number) => {
      close();
      opened = { number, page: document.getPage(number - 1) };
      const isPicture = showsPicturesAlone(opened.page);
      if (isPicture) close();
      return isPicture;
    },
    page: (number, view, withBeneath) => {
      const page = opened?.number === number ? opened.page : document.getPage(number - 1);
      opened = null;
      return renderPage(document, number, page, view, withBeneath);
    },
    pictures: (number, view) => {
      close();
      return renderPictures(document.getPage(number - 1), view);
    },
    close: () => {
      close();
      document.destroy();
    },
  };
}

function closePage(page: PDFiumPage): void {
  const { pdfium, pageIndex } = handleOf(page);
  pdfium._FPDF_ClosePage(pageIndex);
}

function showsPicturesAlone(page: PDFiumPage): boolean {
  const { pdfium, pageIndex } = handleOf(page);
  return pdfium._FPDFPage_GetAnnotCount(pageIndex) === 0 && drawsPicturesAlone(pdfium, pageIndex);
}

async function renderPage(
  document: PDFiumDocument,
  number: number,
  page: PDFiumPage,
  view: ViewSize,
  withBeneath: boolean,
): Promise<RenderedPage> {
  const scale = scaleOf(page, view);
  const { data, width, height } = await page.render({ scale, colorSpace: 'Gray', renderFormFields: true });
  const ink = inkOf(data, width, height, view);
  if (!withBeneath) return { ink, beneath: null };
  // The library closes a page once it is rendered.
  return { ink, beneath: inkOf(renderBare(document.getPage(number - 1), width, height, GREY), width, height, view) };
}

function scaleOf(page: PDFiumPage, view: ViewSize): number {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const [own, read] = [Math.max(1, originalWidth * originalHeight), Math.max(1, view.width * view.height)];
  return Math.min((DOTS_PER_INCH / 72) * Math.sqrt(read / own), Math.sqrt(MAX_PIXELS / own));
}

function renderPictures(page: PDFiumPage, view: ViewSize): PicturesAlone {
  const scale = scaleOf(page, view);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const [width, height] = [Math.ceil(originalWidth * scale), Math.ceil(originalHeight * scale)];
  const { pdfium, pageIndex } = handleOf(page);
  leavePicturesAlone(pdfium, pageIndex);
  const { ink, cover } = inkAndCover(renderBare(page, width, height, COLOURED));
  return { ink: inkOf(ink, width, height, view), cover: inkOf(cover, width, height, view) };
}

/** The ink of the page as it is read, from its picture as it is shown. */
function inkOf(grey: Uint8Array, columns: number, rows: number, view: ViewSize): PageInk {
  if (view.turn === 0) return new PageInk(grey, columns, rows, view.width, view.height);
  const across = view.turn !== 180;
  const [width, height] = across ? [rows, columns] : [columns, rows];
  const turned = new Uint8Array(grey.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [x, y] = turnedPlace(view.turn, column, row, columns, rows);
      turned[y * width + x] = grey[row * columns + column] ?? 255;
    }
  }
  return new PageInk(turned, width, height, view.width, view.height);
}

function turnedPlace(turn: Turn, column: number, row: number, columns: number, rows: number): [number, number] {
  if (turn === 90) return [rows - 1 - row, column];
  return turn === 180 ? [columns - 1 - column, rows - 1 - row] : [row, columns - 1 - column];
}

/** The page's own content alone: the library's `render` always draws the annotations too. In colours, on nothing. */
function renderBare(
  page: PDFiumPage,
  width: number,
  height: number,
  format: typeof GREY | typeof COLOURED,
): Uint8Array {
  const { pdfium, pageIndex } = handleOf(page);
  const size = width * height * format;
  const pixels = pdfium.wasmExports.malloc(size);
  if (pixels === 0) throw new Error('PDFium has no memory left for the page');
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, format, pixels, width * format);
  pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, format === GREY ? 0xffffffff : 0);
  pdfium._FPDF_RenderPageBitmap(bitmap, pageIndex, 0, 0, width, height, 0, format === GREY ? GREYSCALE : 0);
  const copy = pdfium.HEAPU8.slice(pixels, pixels + size);
  pdfium._FPDFBitmap_Destroy(bitmap);
  pdfium.wasmExports.free(pixels);
  pdfium._FPDF_ClosePage(pageIndex);
  return copy;
}

/** What the library hides: the only way to count annotations, to leave them out, and to close a page not rendered. */
function handleOf(page: PDFiumPage) {
  // biome-ignore lint/complexity/useLiteralKeys: private in the types.
  return { pdfium: page['module'], pageIndex: page['pageIdx'] };
}
