import { type PDFiumDocument, PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium';
import { PageInk } from './page-ink.ts';

const DOTS_PER_INCH = 150;
/** Nine million pixels are an A3 page at 200 dpi; larger pages are rendered more coarsely. */
const MAX_PIXELS = 9_000_000;
const GREY = 1;
const GREYSCALE = 0x08;

export interface RenderedPage {
  ink: PageInk;
  /** The same page without annotations and form fields; only rendered where asked for. */
  beneath: PageInk | null;
}

export interface RenderedPdf {
  /** Whether a page shows pictures and nothing else. They are not decoded for this. */
  isPicture(number: number): boolean;
  /** @throws Error if PDFium cannot render the page. */
  page(number: number, withBeneath: boolean): Promise<RenderedPage>;
  close(): void;
}

let library: ReturnType<typeof PDFiumLibrary.init> | null = null;

/** Opens a PDF for rendering; null where PDFium, unlike pdf.js, cannot open it. */
export async function openForRendering(bytes: Uint8Array): Promise<RenderedPdf | null> {
  try {
    library ??= PDFiumLibrary.init();
    const document = await (await library).loadDocument(bytes);
    return {
      isPicture: (number) => isPicture(document, number),
      page: (number, withBeneath) => renderPage(document, number, withBeneath),
      close: () => document.destroy(),
    };
  } catch {
    // A trap inside the WebAssembly module leaves it in an unknown state: the next file gets a new one.
    library = null;
    return null;
  }
}

function isPicture(document: PDFiumDocument, number: number): boolean {
  const page = document.getPage(number - 1);
  const objects = Array.from(page.objects(), ({ type }) => type);
  const { pdfium, pageIndex } = handleOf(page);
  const hasAnnotations = pdfium._FPDFPage_GetAnnotCount(pageIndex) > 0;
  pdfium._FPDF_ClosePage(pageIndex);
  return objects.length > 0 && objects.every((type) => type === 'image') && !hasAnnotations;
}

async function renderPage(document: PDFiumDocument, number: number, withBeneath: boolean): Promise<RenderedPage> {
  const page = document.getPage(number - 1);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const scale = Math.min(DOTS_PER_INCH / 72, Math.sqrt(MAX_PIXELS / Math.max(1, originalWidth * originalHeight)));
  const { data, width, height } = await page.render({ scale, colorSpace: 'Gray', renderFormFields: true });
  const ink = new PageInk(data, width, height, originalWidth, originalHeight);
  if (!withBeneath) return { ink, beneath: null };
  // The library closes a page once it is rendered.
  const bare = renderBare(document.getPage(number - 1), width, height);
  return { ink, beneath: new PageInk(bare, width, height, originalWidth, originalHeight) };
}

/** The page's own content alone: the library's `render` always draws the annotations too. */
function renderBare(page: PDFiumPage, width: number, height: number): Uint8Array {
  const { pdfium, pageIndex } = handleOf(page);
  const pixels = pdfium.wasmExports.malloc(width * height);
  if (pixels === 0) throw new Error('PDFium has no memory left for the page');
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, GREY, pixels, width);
  pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  pdfium._FPDF_RenderPageBitmap(bitmap, pageIndex, 0, 0, width, height, 0, GREYSCALE);
  const copy = pdfium.HEAPU8.slice(pixels, pixels + width * height);
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
