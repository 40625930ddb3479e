import { PDFDocument } from 'pdf-lib';

/** What the bundle may hold. Files beyond it are in the zip, and the contents say so. */
export const BUNDLE_LIMITS = { pages: 3000, bytes: 150 * 1024 * 1024 } as const;

/** A bundle of PDFs that grows page by page. */
export class Bundle {
  readonly #parts: Uint8Array[] = [];
  #pages = 0;
  #bytes = 0;

  /** How many pages there are so far. */
  get pages(): number {
    return this.#pages;
  }

  /** @returns the number of the first page added, counted from 1 within the parts; null if there is no room */
  add(pdf: Uint8Array, pages: number): number | null {
    if (this.#pages + pages > BUNDLE_LIMITS.pages || this.#bytes + pdf.length > BUNDLE_LIMITS.bytes) return null;
    const first = this.#pages + 1;
    this.#parts.push(pdf);
    this.#pages += pages;
    this.#bytes += pdf.length;
    return first;
  }

  /** The parts behind the cover, as one file with the cover's title and date. */
  async finish(cover: Uint8Array): Promise<Uint8Array> {
    const bundle = await PDFDocument.load(cover, { updateMetadata: false });
    for (const part of this.#parts) {
      const source = await PDFDocument.load(part, { updateMetadata: false });
      for (const page of await bundle.copyPages(source, source.getPageIndices())) bundle.addPage(page);
    }
    return bundle.save();
  }
}

export async function countPdfPages(pdf: Uint8Array): Promise<number> {
  return (await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount();
}
