/**
 * The formats that an attachment may have, told by its bytes alone. Names and declared types are often wrong.
 * `docx` covers docm and dotx, `doc` every OLE compound file that is a Word document.
 */
export const FORMATS = [
  'docx',
  'doc',
  'odt',
  'rtf',
  'word-xml', // Word 2003 XML, or a docx's parts in one XML file
  'pdf',
  'html',
  'text',
  'image',
  'zip',
  'gzip',
  'tar',
  'archive', // 7z, rar, programs that unpack themselves and other archives that are not opened
  'message',
  'outlook',
  'tnef',
  'smime', // a CMS structure: signed, encrypted, or a detached signature
  'spreadsheet', // Excel since 2007, OpenDocument
  'document-other', // documents of other programs: Apple Pages and Numbers, Hangul, WordPerfect, OneNote, XPS, DjVu
  'office-other',
  'encrypted-office',
  'empty',
  'unknown',
] as const;

export type Format = (typeof FORMATS)[number];
