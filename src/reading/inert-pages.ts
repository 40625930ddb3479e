import { PDFDocument } from 'pdf-lib';
import { detectFormat } from '../forms/formats/detect-format.ts';
import type { Format } from '../forms/formats/format.ts';
import { convertOfficeToPdf, type OfficeFormat } from '../forms/packages/convert-office.ts';
import type { FormFile } from '../forms/reader.ts';
import { decodeText } from '../forms/readers/decode-text.ts';
import { countPages, renderPage } from '../forms/show-page.ts';
import { inertPdf } from './inert-pdf.ts';

/** A file as pages that can be put into a bundle, its text where it is nothing but text, or why neither can be had. */
export type InertPages =
  | { kind: 'pdf'; pdf: Uint8Array; pages: number }
  | { kind: 'text'; text: string; cut: boolean }
  | { kind: 'none'; why: string };

const OFFICE: ReadonlySet<Format> = new Set<Format>(['docx', 'doc', 'odt', 'rtf']);
const MOST_PAGES = 500;
/** Pages of a file that can only be shown as pictures: each is some hundred kilobytes. */
const MOST_PICTURES = 60;
const MOST_TEXT = 200_000;

/**
 * Turns a stranger's file into pages in which nothing runs, nothing is linked and nothing is hidden behind a name. Runs
 * in the reading processes.
 */
export async function inertPages({ bytes }: FormFile): Promise<InertPages> {
  const format = detectFormat(bytes);
  if (format === 'pdf') return pdfPages(bytes);
  if (format === 'image') return pictures(bytes);
  if (isOffice(format)) return officePages(bytes, format);
  if (format === 'text') {
    const text = decodeText(bytes);
    return { kind: 'text', text: text.slice(0, MOST_TEXT), cut: text.length > MOST_TEXT };
  }
  return { kind: 'none', why: WHY_NOT[format] ?? 'this kind of file is not shown as pages' };
}

const WHY_NOT: Partial<Record<Format, string>> = {
  html: 'web pages are not shown: they may load what is not in them',
  'encrypted-office': 'it is locked by a password',
  spreadsheet: 'spreadsheets are not shown as pages',
  'office-other': 'spreadsheets and presentations are not shown as pages',
  empty: 'it is empty',
};

function isOffice(format: Format): format is OfficeFormat {
  return OFFICE.has(format);
}

async function officePages(bytes: Uint8Array, format: OfficeFormat): Promise<InertPages> {
  const pdf = await convertOfficeToPdf(bytes, format);
  return pdf
    ? pdfPages(pdf)
    : { kind: 'none', why: 'it could not be converted (LibreOffice is not there, or gave up)' };
}

/** Pages as they are; where they cannot be taken over, pictures of them. */
async function pdfPages(bytes: Uint8Array): Promise<InertPages> {
  try {
    const { pdf, pages } = await inertPdf(bytes, MOST_PAGES);
    return { kind: 'pdf', pdf, pages };
  } catch {
    return pictures(bytes);
  }
}

async function pictures(bytes: Uint8Array): Promise<InertPages> {
  const count = await countPages(bytes);
  if (count === 0) return { kind: 'none', why: 'it is damaged or locked, and could not be opened' };
  if (count > MOST_PICTURES) return { kind: 'none', why: `it has ${count} pages, too many to be shown as pictures` };
  const pdf = await PDFDocument.create({ updateMetadata: false });
  for (let page = 1; page <= count; page += 1) {
    const picture = await pdf.embedPng(await renderPage(bytes, page));
    const scale = Math.min(A4.width / picture.width, A4.height / picture.height);
    const [width, height] = [picture.width * scale, picture.height * scale];
    pdf.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height });
  }
  return { kind: 'pdf', pdf: await pdf.save(), pages: count };
}

const A4 = { width: 595.28, height: 841.89 };
