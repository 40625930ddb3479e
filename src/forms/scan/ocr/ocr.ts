import type { Raster, Rect } from '../picture/raster.ts';
import { recogniseInJavaScript } from './ocr-javascript.ts';
import { nativeLanguages, ONE_LINE, recogniseNatively } from './ocr-native.ts';

/** One word as the character recognition read it. */
export interface OcrWord {
  text: string;
  /** In pixels of the picture. */
  box: Rect;
  /** 0 to 100. */
  confidence: number;
  /** Running number of the line that it stands in. */
  line: number;
}

/** Scripts that need recognition data of their own. English data reads French and Spanish well enough to know them by. */
export type Script = 'latin' | 'cyrillic' | 'han' | 'arabic';

export const SCRIPTS: readonly Script[] = ['latin', 'cyrillic', 'han', 'arabic'];

/** Languages in Latin letters: data of its own reads a language's accents, on which the names of States depend. */
export type LatinLanguage = 'en' | 'fr' | 'es';

/** Recognition data by tesseract's names. */
const LATIN: Record<LatinLanguage, string> = { en: 'eng', fr: 'fra', es: 'spa' };
const DATA: Record<Exclude<Script, 'latin'>, string> = { cyrillic: 'rus', han: 'chi_sim', arabic: 'ara' };

/**
 * Words of a page, from its ink map. Native tesseract where it is installed with the script's data, else tesseract.js.
 * @param signal aborted: the words are not wanted any more; native recognition ends at once
 * @throws Error if recognition fails, exceeds its time limit or is not wanted any more.
 */
export async function recognise(
  ink: Raster,
  script: Script,
  latin: LatinLanguage = 'en',
  signal?: AbortSignal,
): Promise<OcrWord[]> {
  const wanted: [string, ...string[]] = script === 'latin' ? [LATIN[latin], LATIN.en] : [DATA[script]];
  return recogniseIn(wanted, ink, { signal });
}

/** The same of a picture that shows one line. */
export async function recogniseLine(ink: Raster, script: Script): Promise<OcrWord[]> {
  return recogniseIn([script === 'latin' ? LATIN.en : DATA[script]], ink, { division: ONE_LINE });
}

/** By the first of these data that native tesseract has, else by tesseract.js with the first of all. */
async function recogniseIn(
  wanted: readonly [string, ...string[]],
  ink: Raster,
  { signal, division }: { signal?: AbortSignal | undefined; division?: string },
): Promise<OcrWord[]> {
  const native = await nativeLanguages();
  const known = wanted.find((data) => native.includes(data));
  const tsv = known
    ? await recogniseNatively(ink, known, signal, division)
    : await recogniseInJavaScript(ink, wanted[0], division);
  return parseTsv(tsv);
}

/** Tesseract's table of results: level 5 rows are words. */
function parseTsv(tsv: string): OcrWord[] {
  const words: OcrWord[] = [];
  const lines = new Map<string, number>();
  for (const row of tsv.split('\n')) {
    const [level, , block, paragraph, line, , left, top, width, height, confidence, ...rest] = row.split('\t');
    const text = rest.join(' ').trim();
    if (level !== '5' || !text) continue;
    const key = `${block}/${paragraph}/${line}`;
    if (!lines.has(key)) lines.set(key, lines.size);
    words.push({
      text,
      box: { x: Number(left), y: Number(top), width: Number(width), height: Number(height) },
      confidence: Number(confidence),
      line: lines.get(key) ?? 0,
    });
  }
  return words;
}
