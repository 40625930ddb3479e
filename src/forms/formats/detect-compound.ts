import type { Format } from './format.ts';

const ENTRY_SIZE = 128;
/** Sectors of the directory that are looked at: 4096 entries of the small sectors. The root's streams come early. */
const LONGEST_CHAIN = 1024;
const LAST_SECTOR = 0xfffffffa;

/**
 * Which of the formats inside an OLE compound file [MS-CFB] this one is.
 *
 * Only the names in the directory are read, along its sector chain: a search through the whole file would also find
 * the streams of a Word document that lies inside an Outlook message.
 */
export function detectCompound(bytes: Uint8Array): Format {
  const names = directoryNames(bytes);
  if (names.has('EncryptedPackage') || names.has('EncryptionInfo')) return 'encrypted-office';
  if ([...names].some((name) => name.startsWith('__properties_version1') || name === '__nameid_version1.0')) {
    return 'outlook';
  }
  if (names.has('WordDocument')) return 'doc';
  if (names.has('HwpSummaryInformation') || names.has('\x05HwpSummaryInformation') || names.has('MatOST')) {
    return 'document-other';
  }
  if (['Workbook', 'Book', 'PowerPoint Document'].some((name) => names.has(name))) return 'office-other';
  return 'unknown';
}

function directoryNames(bytes: Uint8Array): Set<string> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = new Set<string>();
  if (data.length < 512) return names;
  const shift = data.readUInt16LE(30) === 12 ? 12 : 9;
  let sector = data.readUInt32LE(48);
  for (let step = 0; step < LONGEST_CHAIN && sector < LAST_SECTOR; step++) {
    const start = (sector + 1) * 2 ** shift;
    for (let at = start; at < start + 2 ** shift && at + ENTRY_SIZE <= data.length; at += ENTRY_SIZE) {
      const length = Math.min(64, data.readUInt16LE(at + 64)) - 2;
      if (length > 0) names.add(data.toString('utf16le', at, at + length));
    }
    sector = nextSector(data, sector, shift);
  }
  return names;
}

/** The next sector of a chain, by the file allocation table; only the table's first 109 sectors are followed. */
function nextSector(data: Buffer, sector: number, shift: number): number {
  const perSector = 2 ** (shift - 2);
  const index = Math.floor(sector / perSector);
  if (index >= 109) return LAST_SECTOR;
  const at = (data.readUInt32LE(76 + 4 * index) + 1) * 2 ** shift + 4 * (sector % perSector);
  return at + 4 <= data.length ? data.readUInt32LE(at) : LAST_SECTOR;
}
