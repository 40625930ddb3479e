import { openPdf } from '../../../packages/open-pdf.ts';

export interface FileInPdf {
  name: string;
  bytes: Uint8Array;
}

/** As pdf.js gives them, in the document's list and in annotations. */
interface Attached {
  filename?: unknown;
  content?: unknown;
}

/**
 * The files that lie in a PDF: those of a portfolio, and those pinned to its pages.
 * @throws UnreadableFile as `openPdf` does
 */
export async function filesInPdf(bytes: Uint8Array): Promise<FileInPdf[]> {
  const document = await openPdf(bytes);
  try {
    const listed = Object.values(((await document.getAttachments()) ?? {}) as Record<string, Attached>);
    const pinned: Attached[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      for (const annotation of (await page.getAnnotations({ intent: 'any' })) as { file?: Attached }[]) {
        if (annotation.file) pinned.push(annotation.file);
      }
    }
    return [...listed, ...pinned].flatMap(({ filename, content }) =>
      content instanceof Uint8Array && content.length > 0 ? [{ name: String(filename ?? ''), bytes: content }] : [],
    );
  } finally {
    await document.destroy();
  }
}
