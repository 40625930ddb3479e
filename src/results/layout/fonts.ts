import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import { type PDFDocument, type PDFFont, StandardFonts } from 'pdf-lib';

const FONTS_DIR = join(import.meta.dirname, '../../blank-forms/fonts');

/** A stretch of text in one font. */
export interface Run {
  text: string;
  font: PDFFont;
}

/** The fonts of a PDF: one for Latin and Cyrillic, bold for what we write ourselves, others for what strangers wrote. */
export class Fonts {
  readonly #regular: PDFFont;
  readonly #bold: PDFFont;
  readonly #others: PDFFont[];
  readonly #covered: Map<PDFFont, Set<number>>;

  private constructor(regular: PDFFont, bold: PDFFont, others: PDFFont[]) {
    this.#regular = regular;
    this.#bold = bold;
    this.#others = others;
    this.#covered = new Map([regular, bold, ...others].map((font) => [font, new Set(font.getCharacterSet())]));
  }

  static async embed(pdf: PDFDocument): Promise<Fonts> {
    pdf.registerFontkit(fontkit);
    const load = (name: string) => pdf.embedFont(readFileSync(join(FONTS_DIR, name)), { subset: true });
    const [regular, chinese, arabic] = await Promise.all([
      load('NotoSans.ttf'),
      load('NotoSansSC.ttf'),
      load('NotoNaskhArabic.ttf'),
    ]);
    return new Fonts(regular, await pdf.embedFont(StandardFonts.HelveticaBold), [chinese, arabic]);
  }

  /** The text cut into runs; a character that no font has is shown as a question mark (the Word file shows it). */
  runs(text: string, bold: boolean): Run[] {
    const runs: Run[] = [];
    for (const character of text.normalize('NFC').replace(/\p{Cc}|\p{Cf}/gu, ' ')) {
      const font = this.#fontFor(character, bold);
      const shown = font ? character : '?';
      const last = runs.at(-1);
      const chosen = font ?? (bold ? this.#bold : this.#regular);
      if (last?.font === chosen) last.text += shown;
      else runs.push({ text: shown, font: chosen });
    }
    return runs;
  }

  width(text: string, size: number, bold = false): number {
    return this.runs(text, bold).reduce((sum, run) => sum + run.font.widthOfTextAtSize(run.text, size), 0);
  }

  #fontFor(character: string, bold: boolean): PDFFont | null {
    const code = character.codePointAt(0) ?? 0;
    const order = [...(bold ? [this.#bold] : []), this.#regular, ...this.#others];
    return order.find((font) => this.#covered.get(font)?.has(code)) ?? null;
  }
}
