import sharp, { type Sharp } from 'sharp';
import { findTextRefs } from '../../domain/text-ref.ts';
import { joinWrapped } from '../letters/wrapped-lines.ts';
import { median } from '../measure/median.ts';
import { saysElse } from '../phrases/about-answers.ts';
import { holdsOpinion } from '../phrases/index.ts';
import { sentencesOf } from '../phrases/sentences-of.ts';
import { foreignWords } from '../phrases/vocabulary.ts';
import { linesOf } from './ocr/lines-of.ts';
import { type OcrWord, recognise, type Script } from './ocr/ocr.ts';
import { INK, SURE } from './outside/page-with-table.ts';
import { stampedRows } from './outside/stamped-rows.ts';
import { findRules, withoutRules } from './own-print/rules/own-rules.ts';
import { decode } from './picture/decode/decode.ts';
import { findComponents } from './picture/ink/components.ts';
import { inkMap, splitChannels } from './picture/ink/ink.ts';
import { inverted, type Raster } from './picture/raster.ts';
import { saidInStamps, saysOtherwise } from './said-in-stamps.ts';

/** Long side of the largest picture that is looked at, in pixels. */
const LONGEST = 2400;
/** Letters are brought to this height, in pixels, as recognition reads them best; pictures are enlarged at most so far. */
const LETTER = 32;
const LARGEST_ZOOM = 4;
/** Pieces lower than this, in pixels, are dust; higher than this share of the picture, frames and emblems. */
const LETTERS = { least: 5, most: 0.75 };
/** Paper around the picture, in pixels: recognition loses letters at an edge. */
const MARGIN = 24;
/** A picture as dark as this on the average (of 255) shows light letters on a dark ground. */
const DARK_GROUND = 110;
/** A frame's lines run along so much of the picture's width and height. */
const FRAME = { across: 0.5, down: 0.7 };
/** A stamp's letters are taken to be so high, in millimetres, as `stampedRows` looks for them. */
const STAMP_LETTER = 5;
/** Letters of another script are read less surely on the average, whatever words they seem to make. */
const WELL_READ = 80;
/** So many words of somebody's own make a sentence that holds an opinion. */
const SENTENCE_WORDS = 8;

/**
 * What a picture within a document says that its form does not: "REJECTED" on a stamp, a sentence of a letter that was
 * pasted as a picture. Emblems, names of ministries, stamps of receipt and signatures say nothing.
 *
 * @returns the words as they were read; null where it says no such thing
 * @throws Error if the picture cannot be decoded, or recognition fails or exceeds its time limit
 */
export async function saidInPicture(picture: Sharp, script: Script): Promise<string | null> {
  const ink = await legibleInk(picture);
  const height = letterHeight(ink);
  if (height === 0) return null;
  const rows = stampedRows(ink, [], ink.height, height / STAMP_LETTER);
  const readings = await readIn(script === 'latin' ? ['latin'] : [script, 'latin'], ink);
  for (const reading of readings) {
    const isSure = surety(reading.words) >= WELL_READ;
    const said = paragraphsOf(reading).find(({ all, sure }) => saysOtherwise(all) || (isSure && opines(sure)));
    if (said) return said.all;
  }
  return (await saidInStamps(ink, rows, script))?.text ?? null;
}

interface Reading {
  words: OcrWord[];
  script: Script;
}

/** An emblem or a stamp may be in Latin letters on a form in others. */
async function readIn(scripts: readonly Script[], ink: Raster): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const script of scripts) readings.push({ script, words: await recognise(ink, script) });
  return readings;
}

/** The mean certainty of its letters, 0 to 100. */
function surety(words: readonly OcrWord[]): number {
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  return words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / Math.max(1, letters);
}

async function legibleInk(picture: Sharp): Promise<Raster> {
  const fitted = picture
    .flatten({ background: '#fff' })
    .resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true });
  const first = await darkOnLight(fitted);
  const height = letterHeight(inkMap(first));
  const zoom =
    height === 0 ? 1 : Math.min(LARGEST_ZOOM, LETTER / height, LONGEST / Math.max(first.width, first.height));
  const ink = inkMap(await zoomed(first, zoom));
  const least = { across: FRAME.across * ink.width, down: FRAME.down * ink.height };
  return withoutRules(ink, findRules(ink, least).mask);
}

async function darkOnLight(picture: Sharp): Promise<Raster> {
  const { darkest } = splitChannels(await decode(picture, false));
  const { width, height, data } = darkest;
  const whole = await decode(sharp(data, { raw: { width, height, channels: 1 } }).normalise(), true);
  const { mean = 255 } = (await sharp(whole.data, { raw: { width, height, channels: 1 } }).stats()).channels[0] ?? {};
  return mean < DARK_GROUND ? inverted(whole) : whole;
}

async function zoomed({ width, height, data }: Raster, zoom: number): Promise<Raster> {
  const larger = sharp(data, { raw: { width, height, channels: 1 } })
    .resize(Math.max(1, Math.round(width * zoom)), Math.max(1, Math.round(height * zoom)))
    .extend({ top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, background: '#fff' });
  return decode(larger, true);
}

/** How high most of its letters are, in pixels; 0 where it has none. */
function letterHeight(ink: Raster): number {
  const heights = findComponents(ink, INK).map(({ box }) => box.height);
  return median(heights.filter((height) => height >= LETTERS.least && height <= LETTERS.most * ink.height)) || 0;
}

/** The lines that were read, put together where they wrap; once with all their words, once with those that were read surely. */
function paragraphsOf({ words, script }: Reading): { all: string; sure: string }[] {
  const lines = linesOf(words, script === 'arabic').map((line) => ({
    text: textOf(line),
    sure: textOf(line.filter(({ confidence }) => confidence >= SURE)),
  }));
  const join = (one: (typeof lines)[0], other: (typeof lines)[0]) => ({
    text: `${one.text} ${other.text}`,
    sure: `${one.sure} ${other.sure}`,
  });
  return joinWrapped(lines, join).map(({ text, sure }) => ({ all: text, sure }));
}

function textOf(words: readonly OcrWord[]): string {
  return words.map(({ text }) => text).join(' ');
}

/** Whether surely read words are a sentence with an opinion, or one that no covering letter needs. */
function opines(text: string): boolean {
  return sentencesOf(text).some((sentence) => {
    const isOpinion = holdsOpinion(sentence);
    return (
      (isOpinion && (findTextRefs(sentence).length > 0 || foreignWords(sentence) >= SENTENCE_WORDS)) ||
      saysElse(sentence)
    );
  });
}
