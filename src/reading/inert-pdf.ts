import {
  type PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFStream,
} from 'pdf-lib';

/** What makes a page look as it does (ISO 32000-1 table 30). Everything else of it is left behind: actions above all. */
const PAGE_ENTRIES = new Set([
  'Type',
  'Parent',
  'MediaBox',
  'CropBox',
  'Rotate',
  'Contents',
  'Resources',
  'UserUnit',
  'Group',
]);

/** Annotations that are remarks on a page, and what a form shows. Links, files, sound, film and the like are not taken. */
const REMARKS = new Set(
  'Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Widget'.split(
    ' ',
  ),
);
/** What is taken over of a remark: its look, its words and who wrote it; no action, no link to anything. */
const REMARK_ENTRIES = new Set(
  'Type Subtype Rect Contents T M CreationDate F C IC CA BS Border L Vertices InkList QuadPoints AP AS'.split(' '),
);

/**
 * Copies the pages of a PDF into a new one in which nothing runs: no scripts, no actions, no links, no form, no files
 * within it. What a reader of the original saw, remarks and form entries included, is there.
 * @throws Error if it is locked, damaged, or has more pages than `mostPages`
 */
export async function inertPdf(bytes: Uint8Array, mostPages: number): Promise<{ pdf: Uint8Array; pages: number }> {
  const source = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  const pages = source.getPageCount();
  if (pages === 0 || pages > mostPages) throw new Error(`${pages} pages`);
  for (const page of source.getPages()) calm(page);
  const target = await PDFDocument.create({ updateMetadata: false });
  for (const page of await target.copyPages(source, source.getPageIndices())) target.addPage(page);
  return { pdf: await target.save(), pages };
}

/** Strips a page before it is copied, so that nothing that hangs on it comes along. */
function calm(page: PDFPage): void {
  const { node } = page;
  const remarks = node.Annots();
  for (const name of node.keys()) if (!PAGE_ENTRIES.has(name.decodeText())) node.delete(name);
  const kept = remarks ? remarks.asArray().flatMap((_, index) => remarkOf(page, remarks, index)) : [];
  if (kept.length > 0) node.set(PDFName.of('Annots'), node.context.obj(kept));
}

function remarkOf(page: PDFPage, remarks: PDFArray, index: number): PDFDict[] {
  const remark = remarks.lookup(index);
  if (!(remark instanceof PDFDict)) return [];
  const subtype = remark.lookup(PDFName.of('Subtype'));
  if (!(subtype instanceof PDFName) || !REMARKS.has(subtype.decodeText())) return [];
  const { context } = page.node;
  const copy = context.obj({});
  for (const [name, value] of remark.entries()) if (REMARK_ENTRIES.has(name.decodeText())) copy.set(name, value);
  if (subtype.decodeText() === 'Widget' && !asStamp(copy)) return [];
  return [copy];
}

/** A form's field becomes a picture of what it shows: as a field it would bring the whole form with it. */
function asStamp(widget: PDFDict): boolean {
  const flags = widget.lookupMaybe(PDFName.of('F'), PDFNumber)?.asNumber() ?? 0;
  const look = lookOf(widget);
  if (!look || (flags & (HIDDEN | NO_VIEW)) !== 0) return false;
  widget.set(PDFName.of('Subtype'), PDFName.of('Stamp'));
  widget.set(PDFName.of('AP'), widget.context.obj({ N: look }));
  widget.set(PDFName.of('F'), PDFNumber.of(PRINT | READ_ONLY));
  widget.delete(PDFName.of('AS'));
  return true;
}

/** Flags of annotations (ISO 32000-1 table 165). */
const [HIDDEN, PRINT, NO_VIEW, READ_ONLY] = [2, 4, 32, 64];

/** The drawing of a field's present state; null where it has none. */
function lookOf(widget: PDFDict): PDFObject | null {
  const looks = widget.lookupMaybe(PDFName.of('AP'), PDFDict);
  const normal = looks?.lookup(PDFName.of('N'));
  const state = widget.lookup(PDFName.of('AS'));
  const [holder, name] =
    normal instanceof PDFDict && state instanceof PDFName ? [normal, state] : [looks, PDFName.of('N')];
  return holder?.lookup(name) instanceof PDFStream ? (holder.get(name) ?? null) : null;
}
