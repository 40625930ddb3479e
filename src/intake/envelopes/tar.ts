import { guessText } from '../../forms/formats/guess-text.ts';
import { say } from '../sentences.ts';
import type { Budget, Opened, Problem } from './contained.ts';

const BLOCK = 512;
/** Fields of a header (POSIX.1-1988 ustar), as begin and length. */
const NAME = [0, 100] as const;
const SIZE = [124, 12] as const;
const CHECKSUM = [148, 8] as const;
const TYPE = 156;
const PREFIX = [345, 155] as const;

const DAMAGED: Problem = { code: 'attachment-damaged', ...say('tar-damaged') };
const SPECIAL: Problem = { code: 'attachment-skipped', ...say('tar-special') };

/** Opens a tar archive: every file, with the longer names that POSIX ("x") and GNU ("L") put before one. */
export function openTar(bytes: Uint8Array, budget: Budget): Opened {
  const opened: Opened = { contained: [], problems: [] };
  let longName: string | null = null;
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    const header = bytes.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) return opened;
    const size = numberIn(header, SIZE);
    if (size === null || !isWhole(header)) return { ...opened, problems: [...opened.problems, DAMAGED] };
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size);
    const name = longName ?? nameIn(header);
    const type = String.fromCharCode(header[TYPE] ?? 0);
    if (content.length < size) return { ...opened, problems: [...opened.problems, { ...DAMAGED, name }] };
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    longName = type === 'L' ? textOf(content) : type === 'x' ? paxPath(content) : null;
    if (type === '0' || type === '\0' || type === '7') opened.contained.push({ name, bytes: content, role: 'file' });
    else if (!'Lxg5'.includes(type)) opened.problems.push({ ...SPECIAL, name });
    // One entry more than the budget allows lets the caller see that there are too many.
    if (opened.contained.length > budget.entries) return opened;
  }
  return { ...opened, problems: [...opened.problems, DAMAGED] };
}

function nameIn(header: Uint8Array): string {
  const prefix = textOf(field(header, PREFIX));
  return (prefix === '' ? '' : `${prefix}/`) + textOf(field(header, NAME));
}

function field(header: Uint8Array, [begin, length]: readonly [number, number]): Uint8Array {
  return header.subarray(begin, begin + length);
}

function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return guessText(end < 0 ? bytes : bytes.subarray(0, end));
}

/** Numbers are octal digits. Larger ones than a mail can hold are written otherwise, and not read. */
function numberIn(header: Uint8Array, place: readonly [number, number]): number | null {
  const digits = textOf(field(header, place)).trim();
  return /^[0-7]{1,11}$/.test(digits) ? Number.parseInt(digits, 8) : null;
}

/** The checksum is the sum of the header's bytes, its own field taken as blanks. */
function isWhole(header: Uint8Array): boolean {
  const [begin, length] = CHECKSUM;
  const sum = header.reduce((total, byte, at) => total + (at >= begin && at < begin + length ? 0x20 : byte), 0);
  return sum === numberIn(header, CHECKSUM);
}

/** "30 path=Annex 2.docx\n", among other records. */
function paxPath(records: Uint8Array): string | null {
  return /^\d+ path=(.*)$/m.exec(guessText(records))?.[1] ?? null;
}
