/**
 * The formats that an attachment may have, told by its bytes alone. Names and declared types are often wrong.
 * `docx` covers docm and dotx, `doc` every OLE compound file that is a Word document.
 */
export const FORMATS = [
  'docx',
  'doc',
  'odt',
  'rtf',
  'pdf',
  'html',
  'text',
  'image',
  'zip',
  'message',
  'outlook',
  'tnef',
  'office-other',
  'encrypted-office',
  'empty',
  'unknown',
] as const;

export type Format = (typeof FORMATS)[number];
