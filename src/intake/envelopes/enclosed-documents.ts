import type { Format } from '../../forms/formats/format.ts';
import { openZip } from '../../forms/packages/open-zip.ts';
import { openCompoundFile } from '../../forms/readers/doc/compound-file.ts';
import { filesInPdf } from '../../forms/readers/pdf/file/files-in-pdf.ts';
import { say } from '../sentences.ts';
import type { Budget, Opened, Opener, Problem } from './contained.ts';
import { unwrapObject } from './embedded-object.ts';

/**
 * Documents that lie within other documents and are no part of their text: files pinned into a Word file, files that it
 * takes in whole when it is opened (altChunk), the files of a PDF portfolio. Each is read as an attachment of its own.
 */
export const ENCLOSED: Partial<Record<Format, Opener>> = {
  docx: (bytes, budget) => openOffice(bytes, budget, new RegExp(`^word/(?!activex/).*${DOCUMENTS}`, 'i')),
  odt: openOpenDocument,
  spreadsheet: (bytes, budget) => openOffice(bytes, budget, PINNED),
  'office-other': (bytes, budget) => openOffice(bytes, budget, PINNED),
  doc: openOldWord,
  rtf: openRtf,
  pdf: openPdf,
};

/** How the parts of a package that hold documents are named. */
const DOCUMENTS = String.raw`\.(?:docx|docm|dotx|dotm|doc|rtf|odt|pdf|html?|mht|txt|bin)$`;
/** What is pinned into a workbook or a presentation, of Microsoft's or of the OpenDocument kind. */
const PINNED = new RegExp(`^(?:xl|ppt)/embeddings/.*${DOCUMENTS}|^Object [^/]+$`, 'i');

/** Settings of programs, macros: parts of the file itself. */
const OWN_PARTS = /(?:vbaProject|printerSettings\d*|[^/]*\.xml)\.bin$/i;

function openOffice(bytes: Uint8Array, budget: Budget, isEnclosed: RegExp): Opened {
  if (bytes[0] !== 0x50) return { contained: [], problems: [] };
  const zip = openZip(bytes);
  const opened: Opened = { contained: [], problems: [] };
  for (const name of zip.names.filter((each) => isEnclosed.test(each) && !OWN_PARTS.test(each))) {
    const content = opened.contained.length <= budget.entries ? zip.read(name) : null;
    if (content) add(opened, name.split('/').at(-1) ?? name, content, budget);
  }
  return opened;
}

/** Pinned objects of other programs are parts; a text of LibreOffice's own lies in folders like the document around it. */
function openOpenDocument(bytes: Uint8Array, budget: Budget): Opened {
  const opened = openOffice(bytes, budget, /^Object [^/]+$/);
  if (bytes[0] !== 0x50) return opened;
  const manifest = Buffer.from(openZip(bytes).read('META-INF/manifest.xml') ?? []).toString('utf8');
  for (const [entry] of manifest.matchAll(/<manifest:file-entry\b[^>]*opendocument\.text"[^>]*>/g)) {
    const name = /full-path="([^"]+)\/"/.exec(entry)?.[1];
    if (name) opened.problems.push(notTakenOut(name));
  }
  return opened;
}

/** An object of another program is taken out of its wrapping; pictures, formulas and charts hold no form. */
function add(opened: Opened, name: string, bytes: Uint8Array, budget: Budget): void {
  const found = unwrapObject(name, bytes);
  if (found === null) return;
  budget.bytes -= found.bytes.length;
  if (budget.bytes < 0) opened.problems.push({ code: 'attachment-too-large', ...say('entry-bomb'), name });
  else opened.contained.push(found);
}

/** The objects in a Word file of before 2007 lie in storages of their own ([MS-DOC] 2.1.10). */
function openOldWord(bytes: Uint8Array, budget: Budget): Opened {
  const pool = openCompoundFile(bytes).storage('ObjectPool');
  const opened: Opened = { contained: [], problems: [] };
  for (const name of pool?.names.slice(0, budget.entries + 1) ?? []) {
    const object = pool?.storage(name);
    if (!object) continue;
    const packed = object.stream('Package') ?? object.stream('CONTENTS');
    const wrapped = object.stream('\u0001Ole10Native');
    if (object.names.includes('WordDocument')) opened.problems.push(notTakenOut(name));
    else if (packed) add(opened, name, packed, budget);
    else if (wrapped) add(opened, name, wrapped, budget);
  }
  return opened;
}

function openRtf(bytes: Uint8Array): Opened {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const found = /\\objclass[ {]*(Word\.Document|Package|AcroExch)/i.exec(text);
  return { contained: [], problems: found ? [notTakenOut(found[1] ?? '')] : [] };
}

async function openPdf(bytes: Uint8Array, budget: Budget): Promise<Opened> {
  const opened: Opened = { contained: [], problems: [] };
  for (const { name, bytes: content } of (await filesInPdf(bytes)).slice(0, budget.entries + 1)) {
    add(opened, name, content, budget);
  }
  return opened;
}

function notTakenOut(name: string): Problem {
  return { code: 'attachment-skipped', ...say('enclosed-document', { name }) };
}
