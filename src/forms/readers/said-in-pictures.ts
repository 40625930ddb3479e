import { createHash } from 'node:crypto';
import type { Sharp } from 'sharp';
import type { Place } from '../../domain/evidence.ts';
import type { Language } from '../../domain/language.ts';
import type { FormReading, ReadingProblem } from '../reader.ts';
import type { Script } from '../scan/ocr/ocr.ts';
import { saidInPicture } from '../scan/said-in-picture.ts';
import { say } from '../sentences.ts';
import { openPictures } from './open-pages.ts';

/** A picture that a document shows. */
export interface ShownPicture {
  /** @throws Error if it cannot be decoded */
  open(): Promise<Sharp>;
  place: Place;
}

/** More pictures than a letterhead, a stamp and a signature on each page: what comes after them is not read. */
const MOST_PICTURES = 12;
/** Smaller pictures, in pixels, are ticks, bullets and lines. */
const LEAST = { long: 40, short: 12 };

const SCRIPTS: Partial<Record<Language, Script>> = { ru: 'cyrillic', zh: 'han', ar: 'arabic' };

/** Pictures given as files, as those in a text document are. */
export function picturesOf(files: readonly Uint8Array[], part: string): ShownPicture[] {
  const byHash = new Map(files.map((bytes) => [createHash('sha256').update(bytes).digest('hex'), bytes]));
  return [...byHash.values()].map((bytes) => ({ open: () => openPictures([bytes]).open(0), place: { part } }));
}

/**
 * A form with what the pictures on it say, as far as that may change its answers: a stamp, a sentence that was pasted as a
 * picture. Those that cannot be read are named.
 */
export async function withPictures(reading: FormReading, pictures: readonly ShownPicture[]): Promise<FormReading> {
  if (reading.records.length === 0 || pictures.length === 0) return reading;
  const problems: ReadingProblem[] = [];
  for (const picture of pictures.slice(0, MOST_PICTURES))
    problems.push(...(await problemOf(picture, reading.language)));
  const [next] = pictures.slice(MOST_PICTURES);
  if (next)
    problems.push({ code: 'attachment-skipped', ...say('pictures-left', { most: MOST_PICTURES }), place: next.place });
  return { ...reading, problems: [...reading.problems, ...problems] };
}

async function problemOf({ open, place }: ShownPicture, language: Language | null): Promise<ReadingProblem[]> {
  try {
    const picture = await open();
    if (await isSmall(picture)) return [];
    const text = await saidInPicture(picture, (language && SCRIPTS[language]) ?? 'latin');
    if (text === null) return [];
    return [{ code: 'condition-in-text', ...say('said-in-picture', { text: text.slice(0, 300) }), place }];
  } catch {
    return [{ code: 'attachment-skipped', ...say('picture-within-unread'), place }];
  }
}

async function isSmall(picture: Sharp): Promise<boolean> {
  const { width, height } = await picture.metadata();
  return Math.max(width, height) < LEAST.long || Math.min(width, height) < LEAST.short;
}
