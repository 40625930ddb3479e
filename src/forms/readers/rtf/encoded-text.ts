import { decodeBytes, encodingOfCodePage, WESTERN } from './code-pages.ts';
import type { Font } from './file-tables.ts';

/** The bytes of a stretch of text until it is known that no more follow: a character may be written as several. */
export class EncodedText {
  #encoding = WESTERN;
  #bytes = '';
  #charactersToSkip = 0;

  /** The code page of the file, where a font has none of its own. */
  useCodePage(number: number): void {
    this.#encoding = encodingOfCodePage(number);
  }

  useMacintosh(): void {
    this.#encoding = 'macintosh';
  }

  /** After \u stand the characters for programs that know no Unicode. */
  skip(characters: number): void {
    this.#charactersToSkip = characters;
  }

  add(bytes: string, isKept: boolean): void {
    const skipped = Math.min(this.#charactersToSkip, bytes.length);
    this.#charactersToSkip -= skipped;
    if (isKept) this.#bytes += bytes.slice(skipped);
  }

  /** What came since, as text; empty if nothing. */
  take(font: Font | undefined): string {
    this.#charactersToSkip = 0;
    if (this.#bytes === '') return '';
    const text = font?.isSymbol ? this.#bytes : decodeBytes(this.#bytes, font?.encoding ?? this.#encoding);
    this.#bytes = '';
    return text;
  }
}
