import sharp from 'sharp';
import { findApproximately, fold } from './ocr/fold-text.ts';
import { recogniseLine, type Script } from './ocr/ocr.ts';
import type { StampedRow } from './outside/stamped-rows.ts';
import { clip, crop, grown, type Raster } from './picture/raster.ts';
import { changesAnswers, isDraftMark } from './typed-remarks.ts';

/** So far around its letters, in their size, a row is looked at: recognition may have taken its first ones for print. */
const REACHES = [1, 3.5];
/** So far above and below its middle, in sizes of its letters, is what is read of a row: with its accents. */
const BAND = 0.85;

/** What stamps say that take a paper back, or refuse it. */
const STAMPS =
  'rejected refused cancelled withdrawn superseded rejeté annulé anulado cancelado rechazado аннулировано отклонено отозвано'
    .split(' ')
    .map(fold);
/** So much of such a word must be read: print may touch its first letter. */
const ALMOST = 0.8;

/** Whether words that recognition read take the form back, refuse it, or make it depend on something. */
export function saysOtherwise(text: string): boolean {
  if (isDraftMark(text) || changesAnswers(text)) return true;
  return STAMPS.some((stamp) => (findApproximately(stamp, fold(text))?.similarity ?? 0) >= ALMOST);
}

/** The first of a page's rows of letters, each read once more by itself, that says otherwise than its form; null if none does. */
export async function saidInStamps(
  page: Raster,
  rows: readonly StampedRow[],
  script: Script,
): Promise<{ text: string; row: StampedRow } | null> {
  for (const row of rows) {
    for (const reach of REACHES) {
      const level = await turnedBack(page, row, reach * row.size);
      // A stamp may be in Latin letters on a page in others.
      for (const one of new Set<Script>([script, 'latin'])) {
        const text = (await recogniseLine(level, one)).map((word) => word.text).join(' ');
        if (saysOtherwise(text)) return { text, row };
      }
    }
  }
  return null;
}

/** The part of the page in which a row stands, turned so that it runs level, without the lines above and below. */
async function turnedBack(page: Raster, { box, degrees, size }: StampedRow, reach: number): Promise<Raster> {
  const part = clip(page, grown(box, reach));
  const { width, height, data } = crop(page, part);
  const turned = sharp(data, { raw: { width, height, channels: 1 } }).rotate(-degrees, { background: '#000' });
  const { data: level, info } = await turned.extractChannel(0).raw().toBuffer({ resolveWithObject: true });
  const whole = { width: info.width, height: info.height, data: new Uint8Array(level) };
  // At the page's edge less of it was taken on one side.
  const radians = (degrees * Math.PI) / 180;
  const aside = { x: box.x + box.width / 2 - part.x - width / 2, y: box.y + box.height / 2 - part.y - height / 2 };
  const middle = whole.height / 2 + aside.y * Math.cos(radians) - aside.x * Math.sin(radians);
  return crop(whole, { x: 0, y: middle - BAND * size, width: whole.width, height: 2 * BAND * size });
}
