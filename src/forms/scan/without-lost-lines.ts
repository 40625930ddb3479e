import type { FormPage } from './choose-template.ts';
import type { SheetJudgement } from './judge-sheet.ts';
import { toJudge } from './judged-pages.ts';
import { linesOf } from './ocr/lines-of.ts';
import { type OcrWord, recogniseLine, type Script } from './ocr/ocr.ts';
import { lookOutside, type Outside } from './outside/look-outside.ts';
import { beginLevel, pixelsPerMm, SURE } from './outside/page-with-table.ts';
import { clip, createRaster, crop, grown, overlap, type Raster, type Rect } from './picture/raster.ts';

/** So surely every word of a line is read that is print. */
const PRINT = 80;
/** Pixels of bare paper around a line, without which recognition may find nothing. */
const PAPER = 20;
/** All in millimetres: what is taken of the page around a line, how high one is at most, and what is lost of its beginning. */
const AROUND = 1.5;
const HIGHEST = 8;
const LOST = 5;
/** More of them are no lines that recognition lost: somebody wrote there. */
const MOST = 4;

/**
 * What a page bears outside its table, once more where some of that is print which recognition lost: it looked like
 * handwriting.
 */
export async function withoutLostLines(form: FormPage, script: Script, judgement: SheetJudgement): Promise<Outside> {
  const lost = await readLostLines(form, script, judgement.outside);
  if (lost.length === 0) return judgement.outside;
  return lookOutside({ ...toJudge(form), words: [...form.words, ...lost] }, judgement);
}

/**
 * Words of printed lines that recognition lost among the page's others: a signature beside a name runs into its line. What
 * seems to be written by hand is read once more by itself where other lines of print begin as far from the page's edge.
 * @returns the words of those lines that are print beyond doubt
 */
export async function readLostLines(
  { words, picture: { legible }, template }: FormPage,
  script: Script,
  { written }: Outside,
): Promise<OcrWord[]> {
  const page = { template, mm: pixelsPerMm(legible) };
  const firstOf = (some: readonly OcrWord[]) => linesOf(some, template.rightToLeft).flatMap(([first]) => first ?? []);
  const beginnings = firstOf(words).filter(({ confidence }) => confidence >= SURE);
  const isLevel = ({ box }: OcrWord) => beginnings.some((line) => beginLevel(line.box, box, page));
  const edges = beginnings.map(({ box }) => ({ ...grown(box, LOST * page.mm), y: 0, height: legible.height }));
  const lost = written.filter((box) => box.height <= HIGHEST * page.mm && edges.some((edge) => overlap(edge, box)));
  if (lost.length > MOST) return [];
  const found: OcrWord[] = [];
  for (const box of lost) {
    const line = [...words, ...found].reduce((last, word) => Math.max(last, word.line), 0) + 1;
    const read = await readAlone(legible, grown(box, AROUND * page.mm), script, line);
    if (read.every(({ confidence }) => confidence >= PRINT) && firstOf(read).every(isLevel)) found.push(...read);
  }
  return found;
}

/** The words of a part of the page, by their places on it, as one line of this number. */
async function readAlone(page: Raster, area: Rect, script: Script, line: number): Promise<OcrWord[]> {
  const part = clip(page, area);
  const read = await recogniseLine(onPaper(crop(page, part)), script);
  return read.map((word) => {
    const { x, y } = word.box;
    return { ...word, line, box: { ...word.box, x: x - PAPER + part.x, y: y - PAPER + part.y } };
  });
}

/** A picture with bare paper around it. */
function onPaper({ width, height, data }: Raster): Raster {
  const paper = createRaster(width + 2 * PAPER, height + 2 * PAPER);
  for (let y = 0; y < height; y++) {
    paper.data.set(data.subarray(y * width, (y + 1) * width), (y + PAPER) * paper.width + PAPER);
  }
  return paper;
}
