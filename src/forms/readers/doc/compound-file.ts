import { ToldError } from '../../../domain/errors.ts';
import { say } from '../../sentences.ts';
/** Why a binary Word file could not be walked. Never leaves the doc reader: it becomes a fallback or an UnreadableFile. */
export class BrokenStructure extends ToldError {
  override name = 'BrokenStructure';
}

/** A storage of an opened OLE compound file. Streams are assembled when they are asked for. */
export interface CompoundFile {
  /** The names of the storages and streams directly in this one. */
  names: readonly string[];
  /** The bytes of a stream directly in this storage, or null if there is none of that name. */
  stream(name: string): Buffer | null;
  /** A storage directly in this one, or null if there is none of that name. */
  storage(name: string): CompoundFile | null;
}

interface DirectoryEntry {
  name: string;
  /** 1 storage, 2 stream, 5 root. */
  type: number;
  left: number;
  right: number;
  child: number;
  start: number;
  size: number;
}

const SIGNATURE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const HEADER_SIZE = 512;
const ENTRY_SIZE = 128;
const MINI_SECTOR = 64;
const MINI_CUTOFF = 4096;
const HEADER_DIFAT = 109;
/** Sector numbers from here on are marks: end of chain, free, FAT, DIFAT. */
const LAST_SECTOR = 0xfffffffa;

/**
 * Opens an OLE compound file ([MS-CFB]) and reads nothing but what is asked for.
 *
 * Own code, because the `cfb` library copies every stream at opening and follows chains without looking whether they
 * cross or turn in a circle, so that a small hostile file takes all memory. Here a chain may visit no sector twice.
 *
 * @throws BrokenStructure
 */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < HEADER_SIZE || !data.subarray(0, 8).equals(SIGNATURE))
    throw new BrokenStructure(say('doc-no-header'));
  const sectors = new Sectors(data);
  const directory = readDirectory(sectors.chain(data.readUInt32LE(48)));
  const root = directory[0];
  if (root?.type !== 5) throw new BrokenStructure(say('doc-no-root'));
  const openStorage = (storage: DirectoryEntry): CompoundFile => {
    const inside = childrenOf(directory, storage);
    const find = (type: number, name: string) =>
      inside.find((each) => each.type === type && each.name.toUpperCase() === name.toUpperCase());
    return {
      names: inside.map((each) => each.name),
      stream: (name) => {
        const entry = find(2, name);
        return entry ? readStream(sectors, data, root, entry) : null;
      },
      storage: (name) => {
        const entry = find(1, name);
        return entry ? openStorage(entry) : null;
      },
    };
  };
  return openStorage(root);
}

class Sectors {
  readonly #data: Buffer;
  readonly #size: number;
  readonly #count: number;
  readonly #fat: Uint32Array;

  constructor(data: Buffer) {
    const shift = data.readUInt16LE(30);
    if (shift !== 9 && shift !== 12) throw new BrokenStructure(say('doc-sector-size'));
    this.#data = data;
    this.#size = 1 << shift;
    this.#count = Math.ceil(data.length / this.#size) - 1;
    this.#fat = this.#readFat();
  }

  /** The bytes of the sectors that follow one another from this one; the last sector of a file may be cut short. */
  chain(start: number): Buffer {
    const numbers: number[] = [];
    for (let sector = start; sector < LAST_SECTOR; sector = this.#fat[sector] ?? LAST_SECTOR) {
      if (sector >= this.#count || numbers.length >= this.#count) throw new BrokenStructure(say('doc-chain'));
      numbers.push(sector);
    }
    return Buffer.concat(numbers.map((sector) => this.#sector(sector)));
  }

  #sector(number: number): Buffer {
    const start = (number + 1) * this.#size;
    return this.#data.subarray(start, start + this.#size);
  }

  #readFat(): Uint32Array {
    const perSector = this.#size / 4;
    const fatSectors = this.#fatSectors();
    const fat = new Uint32Array(fatSectors.length * perSector).fill(LAST_SECTOR);
    fatSectors.forEach((number, index) => {
      const sector = this.#sector(number);
      const whole = Math.min(perSector, sector.length >>> 2);
      for (let at = 0; at < whole; at += 1) fat[index * perSector + at] = sector.readUInt32LE(4 * at);
    });
    return fat;
  }

  /** The sectors of the FAT: 109 are named in the header, more in the DIFAT chain. */
  #fatSectors(): number[] {
    const needed = Math.ceil(this.#count / (this.#size / 4));
    const found: number[] = [];
    const take = (source: Buffer, from: number, count: number) => {
      for (let at = 0; at < count && found.length < needed; at += 1) {
        const sector = source.readUInt32LE(from + 4 * at);
        if (sector < this.#count) found.push(sector);
      }
    };
    take(this.#data, 76, HEADER_DIFAT);
    let next = this.#data.readUInt32LE(68);
    for (let guard = 0; next < this.#count && found.length < needed && guard < this.#count; guard += 1) {
      const sector = this.#sector(next);
      if (sector.length < this.#size) throw new BrokenStructure(say('doc-difat'));
      take(sector, 0, this.#size / 4 - 1);
      next = sector.readUInt32LE(this.#size - 4);
    }
    return found;
  }
}

function readDirectory(bytes: Buffer): DirectoryEntry[] {
  const entries: DirectoryEntry[] = [];
  for (let at = 0; at + ENTRY_SIZE <= bytes.length; at += ENTRY_SIZE) {
    const nameLength = Math.min(64, bytes.readUInt16LE(at + 64));
    entries.push({
      name: bytes.toString('utf16le', at, at + Math.max(0, nameLength - 2)),
      type: bytes[at + 66] ?? 0,
      left: bytes.readUInt32LE(at + 68),
      right: bytes.readUInt32LE(at + 72),
      child: bytes.readUInt32LE(at + 76),
      start: bytes.readUInt32LE(at + 116),
      size: bytes.readUInt32LE(at + 120),
    });
  }
  return entries;
}

/** The entries of a storage hang in a tree; an embedded object's streams have the same names deeper down. */
function childrenOf(directory: DirectoryEntry[], storage: DirectoryEntry): DirectoryEntry[] {
  const seen = new Set<DirectoryEntry>();
  const waiting = [storage.child];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = directory[index];
    if (!entry || seen.has(entry)) continue;
    seen.add(entry);
    waiting.push(entry.left, entry.right);
  }
  return [...seen];
}

function readStream(sectors: Sectors, data: Buffer, root: DirectoryEntry, entry: DirectoryEntry): Buffer {
  const bytes = entry.size >= MINI_CUTOFF ? sectors.chain(entry.start) : readMiniStream(sectors, data, root, entry);
  if (bytes.length < entry.size) throw new BrokenStructure(say('doc-stream-cut', { name: entry.name }));
  return bytes.subarray(0, entry.size);
}

/** Streams below 4096 bytes lie in 64-byte pieces of the root's own stream, chained by the mini FAT. */
function readMiniStream(sectors: Sectors, data: Buffer, root: DirectoryEntry, entry: DirectoryEntry): Buffer {
  const miniFat = sectors.chain(data.readUInt32LE(60));
  const container = sectors.chain(root.start);
  const pieces: Buffer[] = [];
  let next = entry.start;
  for (let rest = entry.size; rest > 0 && next < LAST_SECTOR; rest -= MINI_SECTOR) {
    pieces.push(container.subarray(next * MINI_SECTOR, (next + 1) * MINI_SECTOR));
    next = 4 * next + 4 <= miniFat.length ? miniFat.readUInt32LE(4 * next) : LAST_SECTOR;
  }
  return Buffer.concat(pieces);
}
