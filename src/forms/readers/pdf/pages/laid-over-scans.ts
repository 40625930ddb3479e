import type { PDFPageProxy } from 'pdfjs-dist';
import { openPdf } from '../../../packages/open-pdf.ts';
import { type FormFile, type FreeText, type ReadingProblem, UnreadableFile } from '../../../reader.ts';
import { typedRemarks } from '../../../scan/typed-remarks.ts';
import { say } from '../../../sentences.ts';
import { type Overlay, readAnnotations, type Widget } from '../content/annotations.ts';
import { shownShare, viewOf } from '../page-view.ts';

/** Kinds that are drawn in the page's picture even where the file gives them no look of their own. */
const DRAWN_ANYHOW = new Set(['Ink', 'Highlight', 'Underline', 'StrikeOut', 'Squiggly', 'Square', 'Circle']);

export interface LaidOver {
  problems: ReadingProblem[];
  remarks: FreeText[];
}

/**
 * What a PDF program laid over scanned pages and their picture does not show, or may not show elsewhere: notes, stamps and
 * text without a look of their own, hidden annotations and fields. What the picture shows is measured with the scan.
 * @param numbers the scanned pages, one-based
 */
export async function laidOverScans({ bytes }: FormFile, numbers: readonly number[]): Promise<LaidOver> {
  const document = await openPdf(bytes).catch((error: unknown) => {
    // The program that renders opened it all the same: then the pictures are all that there is.
    if (error instanceof UnreadableFile) return null;
    throw error;
  });
  const found: LaidOver = { problems: [], remarks: [] };
  try {
    for (const number of numbers) {
      if (!document || number > document.numPages) continue;
      const { problems, remarks } = await laidOver(await document.getPage(number), number);
      found.problems.push(...problems);
      found.remarks.push(...remarks);
    }
  } finally {
    await document?.destroy();
  }
  return found;
}

async function laidOver(page: PDFPageProxy, number: number): Promise<LaidOver> {
  const view = viewOf(page, { turn: 0, scale: 1 });
  const { overlays, notes, widgets } = await readAnnotations(page, view);
  const place = ({ box }: Pick<Overlay, 'box'>) => ({ part: 'page', page: number, box: shownShare(box, view) });
  const told = [...overlays.map(unseen), ...notes.map(pinned), ...widgets.map(hiddenField)];
  return {
    problems: told.flatMap((doubt) => {
      if (!doubt) return [];
      const { code, what, at } = doubt;
      return [{ code, ...say('on-page', { page: number, what }), place: place(at) }];
    }),
    remarks: typedRemarks(overlays.map((overlay) => ({ text: overlay.text, place: place(overlay) }))),
  };
}

interface Doubt extends Pick<ReadingProblem, 'code'> {
  what: ReturnType<typeof say>;
  at: Pick<Overlay, 'box'>;
}

function unseen(overlay: Overlay): Doubt | null {
  const { subtype: kind, hidden, hasLook, text } = overlay;
  if (hidden) return { code: 'marks-disagree', what: say('pdf-annotation-hidden', { kind }), at: overlay };
  if (hasLook || DRAWN_ANYHOW.has(kind)) return null;
  return { code: 'mark-unclear', what: say('pdf-annotation-unseen', { kind, text: text.slice(0, 300) }), at: overlay };
}

function pinned(note: Overlay): Doubt {
  const said = { author: note.author || null, text: note.text.slice(0, 300) };
  return { code: 'mark-unclear', what: say('pdf-note', said), at: note };
}

function hiddenField(widget: Widget): Doubt | null {
  const { name, on, text, hidden } = widget;
  return hidden && (on || text !== '')
    ? { code: 'marks-disagree', what: say('pdf-field-hidden', { name }), at: widget }
    : null;
}
