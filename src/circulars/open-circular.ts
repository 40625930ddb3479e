import { createHash } from 'node:crypto';
import type { FormDocument } from '../forms/document/form-document.ts';
import { detectFormat } from '../forms/formats/detect-format.ts';
import { locateRecords } from '../forms/locate-records.ts';
import { convertDocToDocx } from '../forms/packages/convert-office.ts';
import { type FormFile, type FormReading, UnreadableFile } from '../forms/reader.ts';
import { docxDocument } from '../forms/readers/docx/docx-document.ts';
import { textDocument } from '../forms/readers/text/text-document.ts';
import { CircularError } from './circular-error.ts';
import { circularLines, type Line } from './circular-lines.ts';
import { say } from './sentences.ts';

/** A circular's file, opened: its lines, and the form of its Annex 2 as the readers of forms see it. */
export interface OpenedCircular {
  name: string;
  sha256: string;
  lines: Line[];
  form: FormReading;
  /** The Word file, out of which the blank form can be cut; null for plain text. */
  docx: Uint8Array | null;
}

const LARGEST_FILE = 60 * 1024 * 1024;
const LARGEST_TEXT = 5 * 1024 * 1024;

/**
 * Opens a circular: docx, doc (through LibreOffice), or the text extracted from one.
 * @throws CircularError if it is damaged, locked, too large or of another format
 */
export async function openCircular(file: FormFile): Promise<OpenedCircular> {
  if (file.bytes.length > LARGEST_FILE) throw new CircularError(say('file-too-large', { name: file.name }));
  try {
    const { document, docx } = await openDocument(file);
    return {
      name: file.name,
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
      lines: circularLines(document),
      form: locateRecords(document),
      docx,
    };
  } catch (error) {
    if (error instanceof UnreadableFile)
      throw new CircularError(say('file-unreadable', { name: file.name, why: error }), { cause: error });
    throw error;
  }
}

async function openDocument(file: FormFile): Promise<{ document: FormDocument; docx: Uint8Array | null }> {
  const format = detectFormat(file.bytes);
  if (format === 'docx') return { document: docxDocument(file), docx: file.bytes };
  if (format === 'text' && file.bytes.length > LARGEST_TEXT)
    throw new CircularError(say('file-text-too-large', { name: file.name }));
  if (format === 'text') return { document: textDocument(file), docx: null };
  if (format === 'doc') return openDoc(file);
  if (format === 'empty') throw new CircularError(say('file-empty', { name: file.name }));
  throw new CircularError(say('file-no-word', { name: file.name, format }));
}

async function openDoc(file: FormFile): Promise<{ document: FormDocument; docx: Uint8Array }> {
  const docx = await convertDocToDocx(file.bytes);
  if (!docx) throw new CircularError(say('file-not-converted', { name: file.name }));
  return { document: docxDocument({ name: file.name, bytes: docx }), docx };
}
