import { type Ground, groundLook, inkLook, type Rgb } from '../../document/colour.ts';
import { encodingOfCharset, encodingOfCodePage, SYMBOL_CHARSET } from './code-pages.ts';

export interface Font {
  name: string;
  /** Encoding of its text; null where the document's own holds. */
  encoding: string | null;
  isSymbol: boolean;
}

const LONGEST_NAME = 200;

const AUTOMATIC = { red: 0, green: 0, blue: 0 };

/** The tables at the head of an RTF file: fonts, colours, authors of tracked changes. */
export class FileTables {
  readonly #fonts = new Map<number, Font>();
  readonly #colours: { red: number; green: number; blue: number }[] = [];
  readonly #authors: string[] = [];
  #font = 0;
  #colour = { ...AUTOMATIC };
  #author = '';

  font(number: number): Font | undefined {
    return this.#fonts.get(number);
  }

  /** Null for number 0, which is Word's "Unknown". */
  author(number: number): string | null {
    return number === 0 ? null : (this.#authors[number] ?? null);
  }

  ink(number: number): ReturnType<typeof inkLook> {
    const colour = this.#colourAt(number);
    return colour ? inkLook(colour) : 'plain';
  }

  ground(number: number): Ground {
    const colour = this.#colourAt(number);
    return colour ? groundLook(colour) : 'none';
  }

  #colourAt(number: number): Rgb | null {
    const colour = this.#colours[number];
    return number > 0 && colour ? [colour.red, colour.green, colour.blue] : null;
  }

  fontWord(word: string, value: number | null): void {
    if (word === 'f') this.#font = value ?? 0;
    const font = this.#fonts.get(this.#font) ?? { name: '', encoding: null, isSymbol: false };
    if (word === 'fcharset' && value !== null) {
      font.encoding = encodingOfCharset(value);
      font.isSymbol = value === SYMBOL_CHARSET;
    } else if (word === 'cpg' && value !== null) font.encoding = encodingOfCodePage(value);
    this.#fonts.set(this.#font, font);
  }

  /** A font's name ends with a semicolon; what follows is the next font's. */
  fontText(text: string): void {
    const font = this.#fonts.get(this.#font);
    if (font && font.name.length < LONGEST_NAME) font.name += text.split(';', 1)[0] ?? '';
  }

  colourWord(word: string, value: number | null): void {
    if (word === 'red' || word === 'green' || word === 'blue') this.#colour[word] = value ?? 0;
  }

  /** Each semicolon ends a colour; the first is empty, which means automatic. */
  colourText(text: string): void {
    for (const character of text) {
      if (character !== ';') continue;
      this.#colours.push(this.#colour);
      this.#colour = { ...AUTOMATIC };
    }
  }

  authorText(text: string): void {
    if (this.#author.length < LONGEST_NAME) this.#author += text;
    if (!text.endsWith(';')) return;
    this.#authors.push(this.#author.replace(/;$/, ''));
    this.#author = '';
  }
}
