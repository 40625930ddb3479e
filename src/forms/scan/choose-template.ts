import { SLOTS } from '../../domain/evidence.ts';
import type { Language } from '../../domain/language.ts';
import { rememberedOf } from '../../domain/remembered.ts';
import { median } from '../measure/median.ts';
import type { IssuedForm } from '../reader.ts';
import { findApproximately, fold } from './ocr/fold-text.ts';
import { latinOrder } from './ocr/latin-order.ts';
import type { LatinLanguage, OcrWord, Script } from './ocr/ocr.ts';
import { nameGroups } from './own-print/name-groups.ts';
import { labelWording } from './own-print/wording/label-wording.ts';
import type { PagePicture } from './page-picture.ts';
import { around } from './picture/raster.ts';
import { type Heading, readHeadings, readLabels, readStatements, withLatinBelow } from './read-labels.ts';
import type { ReadPage } from './read-words.ts';
import { fullerPage, groupLines, type LocatedPage, locatePage } from './template/locate-page.ts';
import { readTemplate } from './template/read-template.ts';
import { findSlotLines, type SlotLine } from './template/slot-lines.ts';
import type { Template } from './template/template.ts';

const LANGUAGES: Record<Exclude<Script, 'latin'>, Language> = { cyrillic: 'ru', han: 'zh', arabic: 'ar' };

/** The template of an issued form, null where it cannot serve as one; read once: rendering one takes as long as half a page. */
const templateOf = rememberedOf(
  (issued: IssuedForm): Promise<Template | null> => readTemplate(issued).catch(() => null),
);

/** Templates of the issued forms, read when they are first needed. */
export class Templates {
  readonly #issued: readonly IssuedForm[];

  constructor(issued: readonly IssuedForm[]) {
    this.#issued = issued;
  }

  /** The forms that a page in this script may be, likeliest language first. */
  candidates(words: readonly OcrWord[], script: Script): IssuedForm[] {
    const order = script === 'latin' ? latinOrder(words) : [LANGUAGES[script]];
    return order.flatMap((language) => this.#issued.filter((form) => form.language === language));
  }

  /** Begins to read the template of a language: that takes no longer than the words of a page. */
  prepare({ script, latin }: { script: Script; latin: LatinLanguage }): void {
    const language = script === 'latin' ? latin : LANGUAGES[script];
    for (const issued of this.#issued) if (issued.language === language) void templateOf(issued);
  }

  /** The issued form whose wording the page has, and where its records lie. The first that fits well ends the search. */
  async locate(page: ReadPage): Promise<FormPage | null> {
    let best: FormPage | null = null;
    for (const issued of this.candidates(page.words, page.script)) {
      const template = await templateOf(issued);
      const found = template ? await findForm(page, template) : null;
      if (found && (!best || worth(found) > worth(best))) best = found;
      if (found && worth(found) >= FITS_WELL) break;
    }
    return best;
  }
}

/** A page that bears an issued form's records. */
export interface FormPage {
  template: Template;
  picture: PagePicture;
  /** The page's words, and the labels' read again on their own where that was needed. */
  words: readonly OcrWord[];
  slotLines: readonly SlotLine[];
  /** Where the issued form's table lies on the page; null where the page's lines break otherwise. */
  located: LocatedPage | null;
}

/** Two records that name themselves, and nearly all wording in its place. */
const FITS_WELL = 2.7;

/**
 * Finds the table; where labels stay unread, their column is read on its own: recognition takes label and statement for
 * one line, and where their lines differ in height it loses the number.
 */
async function findForm({ picture, words, script }: ReadPage, template: Template): Promise<FormPage | null> {
  const slotLines = findSlotLines(words, template);
  if (slotLines.length < 2) return null;
  const found = (all: readonly OcrWord[]): FormPage => {
    return { template, picture, words: all, slotLines, located: locatePage(all, slotLines, template) };
  };
  const first = found(words);
  const named =
    first.located?.records.every(({ verdict, slots }) => verdict === 'agrees' || !slots.includes('assign')) &&
    labelsAreTold(first, script);
  const complete = groupLines(slotLines)
    .slice(0, -1)
    .every((group, i) => group.length === SLOTS.length || (i === 0 && isCarriedOver(group)));
  if (named && complete && script !== 'arabic') return first;
  const headings = script === 'latin' ? [] : headingsOf(slotLines, words, template);
  const [pageWords, labels, statements] = await Promise.all([
    script === 'arabic' ? withLatinBelow(picture.legible, slotLines, words) : words,
    headings.length > 0 ? readHeadings(picture.legible, headings) : readLabels(picture.legible, slotLines, template),
    complete ? [] : readStatements(picture.legible, slotLines, script),
  ]);
  const second = named && script !== 'arabic' ? first : found([...pageWords, ...labels]);
  if (complete) return second;
  // Numbers are read best as Latin, the label's other words in the page's own script.
  const others = script === 'latin' ? [] : pageWords.filter((word) => isBeside(word, slotLines, template.rightToLeft));
  const columns = [...labels, ...others, ...statements];
  const clearer = findSlotLines(columns, template);
  if (clearer.length <= slotLines.length) return second;
  const all = [...columns, ...wordsAbout(pageWords, statements).filter((word) => !others.includes(word))];
  const again = locatePage(all, clearer, template);
  return { ...second, words: all, slotLines: clearer, located: fullerPage(second.located, again) };
}

/** The words above and below the statements, which were read again without them. */
function wordsAbout(words: readonly OcrWord[], statements: readonly OcrWord[]): OcrWord[] {
  const { y, height } = around(statements);
  return words.filter(({ box }) => box.y + box.height < y || box.y > y + height);
}

/** The end of a record that the page before began: its options on this page are as whole as they can be. */
function isCarriedOver(group: readonly SlotLine[]): boolean {
  const last = SLOTS.slice(-group.length);
  return group.length <= 2 && group.every(({ slot }, i) => slot === last[i]);
}

/** The labels of a form that has no column for them: all stand above their options. */
function headingsOf(lines: readonly SlotLine[], words: readonly OcrWord[], template: Template): Heading[] {
  const labelled = nameGroups(lines, words, template).named.filter(({ label }) => label.length > 0);
  const isAbove = labelled.every(({ label, lines: [first] }) =>
    label.every(({ box }) => box.y + box.height <= (first?.y ?? 0)),
  );
  if (!isAbove) return [];
  return labelled.map(({ index, label, lines: [first] }) => {
    const end = first ? around(first.words).y : 0;
    return { words: label, wording: labelWording(index, label, template), end };
  });
}

/**
 * Whether the labels need no second reading. Of the issued form's own print that form tells the words of a label, once its number
 * is read: the working names are in Latin letters always, and other scripts' data misreads them.
 */
function labelsAreTold({ located, slotLines, words, template }: FormPage, script: Script): boolean {
  const isAsIssued = (located?.inliers ?? 0) >= AS_ISSUED;
  return (isAsIssued && script !== 'latin') || labelsAreLegible(slotLines, words, template, isAsIssued);
}

/** Share of a label's letters that must be read rightly: what is left unread there would look like a remark. */
const LEGIBLE = 0.75;
/** So much of each of its lines, such as the working name in brackets, where the issued form does not tell what is print. */
const LINE_LEGIBLE = 0.6;
/** Share of the wording in its place from which the issued form tells. */
const AS_ISSUED = 0.95;
const SHORT_LINE = 4;

function labelsAreLegible(
  lines: readonly SlotLine[],
  words: readonly OcrWord[],
  template: Template,
  isAsIssued: boolean,
): boolean {
  const { named, rest } = nameGroups(lines, words, template);
  if (rest.length > 0) return false;
  return named.every(({ index, label }) => {
    const printed = (template.records[index]?.label ?? []).map((line) => fold(line.text));
    const read = label.map((word) => fold(word.text)).join('');
    const isRead = (text: string, share: number) => (findApproximately(text, read)?.similarity ?? 0) >= share;
    const own = isAsIssued ? [] : printed.filter((text) => text.length >= SHORT_LINE);
    return label.length === 0 || (isRead(printed.join(''), LEGIBLE) && own.every((text) => isRead(text, LINE_LEGIBLE)));
  });
}

/** A word on the labels' side of the statements. */
function isBeside({ box }: OcrWord, lines: readonly SlotLine[], rightToLeft: boolean): boolean {
  const start = median(
    lines.filter(({ slot }) => slot === 'assign' || slot === 'not-assign').map((line) => line.start),
  );
  return rightToLeft ? box.x > start + 12 : box.x + box.width < start - 12;
}

/** Records that name themselves rightly, less those that do not, and how much of the wording lies in its place. */
function worth({ located, slotLines }: FormPage): number {
  const similar = slotLines.reduce((sum, line) => sum + line.similarity, 0) / 1000;
  if (!located) return similar;
  const agreeing = located.records.filter((record) => record.verdict === 'agrees').length;
  const contradicting = located.records.filter((record) => record.verdict === 'contradicts').length;
  return similar + Math.min(agreeing, 2) - 2 * contradicting + located.inliers;
}
