import type { Language } from '../../domain/language.ts';
import type { IssuedForm } from '../reader.ts';
import { type LocatedPage, locatePage } from './locate-page.ts';
import type { OcrWord, Script } from './ocr.ts';
import type { PagePicture } from './page-picture.ts';
import { readLabels } from './read-labels.ts';
import type { ReadPage } from './read-words.ts';
import { findSlotLines } from './slot-lines.ts';
import { readTemplate, type Template } from './template.ts';

/** Words so frequent that a form's page has several; only to decide which template is tried first. */
const FREQUENT: Record<'en' | 'fr' | 'es', readonly string[]> = {
  en: ['the', 'of', 'to', 'and', 'this', 'authority', 'comments'],
  fr: ['des', 'et', 'ce', 'cette', 'texte', 'habilite', 'observations'],
  es: ['los', 'y', 'del', 'este', 'texto', 'autoriza', 'comentarios'],
};

const LANGUAGES: Record<Exclude<Script, 'latin'>, Language> = { cyrillic: 'ru', han: 'zh', arabic: 'ar' };

/** Templates of the issued forms, read when they are first needed. */
export class Templates {
  readonly #issued: readonly IssuedForm[];
  readonly #read = new Map<IssuedForm, Promise<Template | null>>();

  constructor(issued: readonly IssuedForm[]) {
    this.#issued = issued;
  }

  /** The forms that a page in this script may be, likeliest language first. */
  candidates(words: readonly OcrWord[], script: Script): IssuedForm[] {
    const order = script === 'latin' ? latinOrder(words) : [LANGUAGES[script]];
    return order.flatMap((language) => this.#issued.filter((form) => form.language === language));
  }

  /** The template of an issued form; null where the form cannot serve as one. */
  get(issued: IssuedForm): Promise<Template | null> {
    const known = this.#read.get(issued);
    if (known) return known;
    const reading = readTemplate(issued).catch(() => null);
    this.#read.set(issued, reading);
    return reading;
  }

  /** The template in whose layout the page's table lies, and where. The first that fits well ends the search. */
  async locate({ words, script, picture }: ReadPage): Promise<{ template: Template; page: LocatedPage } | null> {
    let best: { template: Template; page: LocatedPage } | null = null;
    for (const issued of this.candidates(words, script)) {
      const template = await this.get(issued);
      const page = template ? await locateWithLabels(picture, words, template) : null;
      if (!template || !page) continue;
      if (!best || worth(page) > worth(best.page)) best = { template, page };
      if (worth(page) >= 2.7) break;
    }
    return best;
  }
}

/**
 * Finds the table; where labels stay unread, their column is read on its own: recognition takes label and statement for
 * one line, and where their lines differ in height it loses the number.
 */
async function locateWithLabels(picture: PagePicture, words: readonly OcrWord[], template: Template) {
  const slotLines = findSlotLines(words, template);
  if (slotLines.length === 0) return null;
  const page = locatePage(words, slotLines, template);
  if (page?.records.every((record) => record.verdict === 'agrees' || !record.slots.includes('assign'))) return page;
  const labels = await readLabels(picture.ink, slotLines, template);
  return locatePage([...words, ...labels], slotLines, template);
}

/** Records that name themselves rightly, less those that do not, and how much of the wording lies in its place. */
function worth(page: LocatedPage): number {
  const agreeing = page.records.filter((record) => record.verdict === 'agrees').length;
  const contradicting = page.records.filter((record) => record.verdict === 'contradicts').length;
  return Math.min(agreeing, 2) - 2 * contradicting + page.inliers;
}

function latinOrder(words: readonly OcrWord[]): Language[] {
  const seen = new Map<string, number>();
  for (const { text } of words) {
    const word = text.toLowerCase();
    seen.set(word, (seen.get(word) ?? 0) + 1);
  }
  const count = (language: 'en' | 'fr' | 'es') =>
    FREQUENT[language].reduce((sum, word) => sum + (seen.get(word) ?? 0), 0);
  const languages: ('en' | 'fr' | 'es')[] = ['en', 'fr', 'es'];
  return languages.sort((a, b) => count(b) - count(a));
}
