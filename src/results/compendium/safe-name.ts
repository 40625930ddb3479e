/** Kinds of files that only show something when they are opened. Everything else gets an ending that opens nothing. */
const HARMLESS = new Set(
  'pdf docx doc odt rtf txt csv xlsx xls ods pptx ppt odp png jpg jpeg gif tif tiff bmp webp'.split(' '),
);
/** Names that Windows takes for devices. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const LONGEST = 100;

/**
 * A stranger's file name as a name in a folder of ours: no path, no control or direction marks, no name that a system
 * reads as something else. A file that could run or load something when it is opened ends in `.attachment`.
 */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, '')
    .replace(/[/\\]+/g, ' - ')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.~$-]+|[\s.]+$/g, '');
  const dot = plain.lastIndexOf('.');
  const ending = dot > 0 ? plain.slice(dot + 1).toLowerCase() : '';
  const stem = [...(ending ? plain.slice(0, dot) : plain)].slice(0, LONGEST).join('').trimEnd() || 'unnamed';
  const safe = DEVICES.test(stem) ? `_${stem}` : stem;
  if (HARMLESS.has(ending)) return `${safe}.${ending}`;
  const told = /^[a-z0-9]{1,12}$/.test(ending) ? `.${ending}` : '';
  return `${safe}${told}.attachment`;
}
