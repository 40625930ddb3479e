import sharp from 'sharp';
import { median } from '../measure/median.ts';
import type { FormPage } from './choose-template.ts';
import { findApproximately, fold } from './ocr/fold-text.ts';
import { type OcrWord, recogniseLine, type Script } from './ocr/ocr.ts';
import type { Outside } from './outside/look-outside.ts';
import { pixelsPerMm } from './outside/page-with-table.ts';
import { type StampedRow, stampedRows } from './outside/stamped-rows.ts';
import { clip, crop, grown, type Raster, type Rect } from './picture/raster.ts';
import { changesAnswers, isDraftMark } from './typed-remarks.ts';

/** So far around its letters, in their size, a row is looked at: recognition may have taken its first ones for print. */
const REACHES = [1, 3.5];
/** So far above and below its middle, in sizes of its letters, is what is read of a row: with its accents. */
const BAND = 0.85;

/**
 * What a page bears outside its table, with what a stamp says that was set above it, be it aslant: "REJECTED" beside the
 * subject or over the sender's fields, where what was written by hand is not looked at. Stamps of receipt say nothing.
 */
export async function withStamps(
  { words, picture: { legible } }: FormPage,
  script: Script,
  table: Rect | null,
  outside: Outside,
): Promise<Outside> {
  const [large] = table ? largeWords(words, table).filter(({ text }) => saysOtherwise(text)) : [];
  if (large) return { ...outside, read: [...outside.read, { text: large.text, box: large.box }] };
  const rows = table ? stampedRows(legible, words, table.y, pixelsPerMm(legible)) : [];
  for (const row of rows) {
    for (const reach of REACHES) {
      const level = await turnedBack(legible, row, reach * row.size);
      // A stamp may be in Latin letters on a page in others.
      for (const one of new Set<Script>([script, 'latin'])) {
        const text = (await recogniseLine(level, one)).map((word) => word.text).join(' ');
        if (saysOtherwise(text)) return { ...outside, read: [...outside.read, { text, box: row.box }] };
      }
    }
  }
  return outside;
}

/** A stamp's letters are so many times as high as most of the page's. */
const HIGHER = 1.35;

/** Words above the table in capitals larger than its print: a stamp among the sender's fields, of whose line it is no part. */
function largeWords(words: readonly OcrWord[], table: Rect): OcrWord[] {
  const usual = median(words.map(({ box }) => box.height));
  return words.filter(({ text, box }) => {
    return text === text.toUpperCase() && box.y + box.height < table.y && box.height >= HIGHER * usual;
  });
}

/** What stamps say that take a paper back, or refuse it. */
const STAMPS =
  'rejected refused cancelled withdrawn superseded rejeté annulé anulado cancelado rechazado аннулировано отклонено отозвано'
    .split(' ')
    .map(fold);
/** So much of such a word must be read: print may touch its first letter. */
const ALMOST = 0.8;

function saysOtherwise(text: string): boolean {
  if (isDraftMark(text) || changesAnswers(text)) return true;
  return STAMPS.some((stamp) => (findApproximately(stamp, fold(text))?.similarity ?? 0) >= ALMOST);
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
