import { decodePDFRawStream, PDFDict, type PDFDocument, type PDFFont, PDFName, PDFRawStream, PDFRef } from 'pdf-lib';

/** A block of a font's map holds at most so many letters (Adobe Technical Note 5014, "CMap and CIDFont Files", 1.4.1). */
const LETTERS_IN_BLOCK = 100;
const BLOCK = /\d+ beginbfchar\n([\s\S]*?)\nendbfchar/;

/**
 * Writes the maps that tell which letters the signs of the embedded fonts stand for in blocks as short as they must be.
 * pdf-lib writes one block; who prints the filled form to PDF through Ghostscript then gets pages whose text says nothing.
 */
export async function shortenUnicodeMaps(document: PDFDocument, fonts: readonly PDFFont[]): Promise<void> {
  await document.flush();
  for (const { ref } of fonts) {
    const map = document.context.lookup(ref, PDFDict).get(PDFName.of('ToUnicode'));
    const stream = map instanceof PDFRef ? document.context.lookup(map) : undefined;
    if (!(map instanceof PDFRef) || !(stream instanceof PDFRawStream)) continue;
    const text = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
    document.context.assign(map, document.context.flateStream(text.replace(BLOCK, inBlocks)));
  }
}

function inBlocks(_block: string, lines: string): string {
  const letters = lines.split('\n');
  const blocks = Array.from({ length: Math.ceil(letters.length / LETTERS_IN_BLOCK) }, (_, index) =>
    letters.slice(index * LETTERS_IN_BLOCK, (index + 1) * LETTERS_IN_BLOCK),
  );
  return blocks.map((block) => `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`).join('\n');
}
