import { median } from '../measure/median.ts';
import type { FormPage } from './choose-template.ts';
import type { OcrWord, Script } from './ocr/ocr.ts';
import type { Outside } from './outside/look-outside.ts';
import { pixelsPerMm } from './outside/page-with-table.ts';
import { stampedRows } from './outside/stamped-rows.ts';
import type { Rect } from './picture/raster.ts';
import { saidInStamps, saysOtherwise } from './said-in-stamps.ts';

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
  const said = await saidInStamps(legible, rows, script);
  return said ? { ...outside, read: [...outside.read, { text: said.text, box: said.row.box }] } : outside;
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
