import { type PDFFont, type PDFPage, type PDFRef, rgb } from 'pdf-lib';

/** A stretch of a line in one font and one direction, its words in the order in which they are spoken. */
interface Run {
  text: string;
  kind: Kind;
}

/** `script`: Arabic or Chinese letters; `latin`: everything else; `sign`: a neutral sign within Arabic. */
type Kind = 'script' | 'latin' | 'sign';

/** A run ready for a content stream: hexadecimal glyph codes, and the width at one point. */
export interface EncodedRun {
  script: boolean;
  hex: string;
  width: number;
}

const ARABIC = /[\p{Script=Arabic}،؛؟\u064b-\u0652]/u;
const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
const LEFT_TO_RIGHT = /[\p{L}\p{N}]/u;
const MIRRORED: Record<string, string> = { '(': ')', ')': '(', '[': ']', ']': '[' };
/** Where a line may be broken: after a blank, and between Chinese characters, but not before a closing sign. */
const BREAKS = /(?<=\s)|(?<=\p{Script=Han})(?![,、。:)」』!?.;:\s])|(?=\p{Script=Han})(?<![(])/u;
const BLACK = rgb(0, 0, 0);

/** Sets lines in a Latin font and, for Arabic and Chinese, a second one; Arabic from right to left. */
export class Typesetter {
  readonly #latin: PDFFont;
  readonly #script: PDFFont | null;
  readonly rightToLeft: boolean;

  constructor(latin: PDFFont, script: PDFFont | null, rightToLeft: boolean) {
    this.#latin = latin;
    this.#script = script;
    this.rightToLeft = rightToLeft;
  }

  /** Lines no wider than this. */
  wrap(text: string, width: number, size: number): string[] {
    const lines: string[] = [];
    let current = '';
    for (const piece of text.split(BREAKS)) {
      if (current !== '' && this.width((current + piece).trim(), size) > width) {
        lines.push(current.trim());
        current = piece;
      } else current += piece;
    }
    return [...lines, current.trim()].filter((line) => line !== '');
  }

  width(text: string, size: number): number {
    return this.#runs(text).reduce((sum, run) => sum + this.#fontOf(run).widthOfTextAtSize(run.text, size), 0);
  }

  /** Draws one line; `x` is its left end, or in Arabic its right end. */
  draw(page: PDFPage, text: string, x: number, y: number, size: number): void {
    let left = this.rightToLeft ? x - this.width(text, size) : x;
    for (const run of this.#drawn(text)) {
      const font = this.#fontOf(run);
      page.drawText(run.text, { x: left, y, size, font, color: BLACK });
      left += font.widthOfTextAtSize(run.text, size);
    }
  }

  /** The same line for a content stream of its own. Call it before the document is first saved. */
  encode(text: string): EncodedRun[] {
    return this.#drawn(text).map((run) => {
      const font = this.#fontOf(run);
      const hex = font.encodeText(run.text).asString();
      return { script: run.kind === 'script', hex, width: font.widthOfTextAtSize(run.text, 1) };
    });
  }

  /** The fonts under the names that streams of `encode`'s runs use. */
  fontResources(): Record<string, PDFRef> {
    return { Latin: this.#latin.ref, ...(this.#script ? { Script: this.#script.ref } : {}) };
  }

  #fontOf(run: Run): PDFFont {
    return run.kind === 'script' && this.#script ? this.#script : this.#latin;
  }

  /** The runs from left to right on the page. */
  #drawn(text: string): Run[] {
    const runs = this.#runs(text);
    if (!this.rightToLeft) return runs;
    return runs
      .toReversed()
      .map((run) => (run.kind === 'sign' ? { ...run, text: MIRRORED[run.text] ?? run.text } : run));
  }

  /** Unicode's bidirectional algorithm (UAX #9) as far as a form needs it: no embeddings. */
  #runs(text: string): Run[] {
    const kinds = [...text].map((character) => this.#kindOf(character));
    const runs: Run[] = [];
    for (const [index, character] of [...text].entries()) {
      const kind = kinds[index] ?? neutralKind(kinds, index);
      const last = runs.at(-1);
      if (last && last.kind === kind && kind !== 'sign') last.text += character;
      else runs.push({ text: character, kind });
    }
    return runs;
  }

  /** null: a sign that goes with its neighbours. */
  #kindOf(character: string): Kind | null {
    if (this.#script === null) return 'latin';
    if ((this.rightToLeft ? ARABIC : HAN).test(character)) return 'script';
    return !this.rightToLeft || LEFT_TO_RIGHT.test(character) ? 'latin' : null;
  }
}

/** Signs between Latin words belong to them; elsewhere in Arabic each stands for itself, from right to left. */
function neutralKind(kinds: readonly (Kind | null)[], index: number): Kind {
  const before = kinds.slice(0, index).findLast((kind) => kind !== null);
  const after = kinds.slice(index + 1).find((kind) => kind !== null);
  return before === 'latin' && after === 'latin' ? 'latin' : 'sign';
}
