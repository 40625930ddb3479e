import { inflateRawSync } from 'node:zlib';
import { listZip, localNames, packedBytes, type ZipEntry } from '../packages/zip-directory.ts';
import type { Format } from './format.ts';

/** More entries than any office document has; what comes later decides nothing. */
const ENTRIES_LOOKED_AT = 2000;
const LARGEST_TYPE_LIST = 1024 * 1024;

/** Which of the formats that are zip archives inside this one is: an office document, or just an archive. */
export function detectZip(bytes: Uint8Array): Format {
  const entries = listZip(bytes, ENTRIES_LOOKED_AT);
  if (!entries) return detectByNames(localNames(bytes, ENTRIES_LOOKED_AT));
  const named = new Map(entries.map((entry) => [Buffer.from(entry.nameBytes).toString('latin1'), entry]));
  const types = named.get('[Content_Types].xml');
  if (types) return detectOoxml(readSmall(bytes, types), [...named.keys()]);
  const mimetype = named.get('mimetype');
  if (mimetype) {
    const format = detectOdf(readSmall(bytes, mimetype) ?? '');
    if (format) return format;
  }
  return detectByNames([...named.keys()]);
}

/** Apple Pages, Numbers and Keynote in their new and old form, and XPS. */
const OTHER_PROGRAMS =
  /^(?:Index\/Document\.iwa|Index\.zip|index\.xml\.gz|index\.apxl(?:\.gz)?|FixedDocumentSequence\.fdseq|FixedDocSeq\.fdseq)$/;

/** The main part's content type tells Word from Excel, wherever the part lies (ECMA-376 part 2). */
function detectOoxml(types: string | null, names: readonly string[]): Format {
  if (types === null) return detectByNames(names);
  if (/wordprocessingml\.(?:document|template)\.main\+xml/.test(types)) return 'docx';
  if (/ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main\+xml/i.test(types)) return 'docx';
  if (/spreadsheetml\.(?:sheet|template)\.main\+xml|ms-excel\.(?:sheet|template)\.macroEnabled/i.test(types))
    return 'spreadsheet';
  return /\.main\+xml/.test(types) ? 'office-other' : detectByNames(names);
}

function detectOdf(mimetype: string): Format | null {
  if (/^\s*application\/vnd\.oasis\.opendocument\.text(?:-template|-master)?\s*$/.test(mimetype)) return 'odt';
  if (/opendocument\.spreadsheet(?:-template)?\s*$/.test(mimetype)) return 'spreadsheet';
  if (/^application\/hwp/.test(mimetype)) return 'document-other';
  return mimetype.includes('opendocument') ? 'office-other' : null;
}

/** Names alone, for an archive that is cut off or lacks its list of types: a reader then says what is wrong with it. */
function detectByNames(names: readonly string[]): Format {
  if (names.some((name) => OTHER_PROGRAMS.test(name))) return 'document-other';
  if (names.includes('word/document.xml')) return 'docx';
  if (names.includes('xl/workbook.xml') || names.includes('ppt/presentation.xml')) return 'office-other';
  if (names.includes('content.xml') && names.includes('META-INF/manifest.xml')) return 'odt';
  if (names[0] === '[Content_Types].xml')
    return names.some((name) => /^(?:xl|ppt)\//.test(name)) ? 'office-other' : 'docx';
  return 'zip';
}

function readSmall(bytes: Uint8Array, entry: ZipEntry): string | null {
  const packed = packedBytes(bytes, entry);
  if (!packed || entry.encrypted) return null;
  try {
    const content = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: LARGEST_TYPE_LIST });
    return Buffer.from(content).toString('utf8');
  } catch {
    return null;
  }
}
