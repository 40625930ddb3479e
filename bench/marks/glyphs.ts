import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Font, openSync } from 'fontkit';
import type { Random } from '../forms/scan-random.ts';

/** The outline of a text as SVG, and the box around it, a hundred units to the em. */
export interface DrawnText {
  path: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const FONTS = join(import.meta.dirname, 'node_modules/@fontsource');
const EM = 100;
/** A text lower or narrower than this has nothing to show: a space, or a full stop. */
const LEAST_HEIGHT = 5;
const LEAST_WIDTH = 2;

/** Fonts of letters as many people write them, or of print. */
export class Writing {
  readonly #fonts: Font[] = [];

  /** @param files which files of a font, by their names: each holds a part of its letters */
  constructor(names: readonly string[], files: RegExp) {
    for (const name of names) this.add(name, files);
  }

  add(name: string, files: RegExp): void {
    const folder = join(FONTS, name, 'files');
    const wanted = readdirSync(folder).filter((file) => file.endsWith('-normal.woff2') && files.test(file));
    this.#fonts.push(...wanted.map((file) => openSync(join(folder, file))));
  }

  /** A text in one of the fonts that have all its letters; null where none has, or nothing shows. */
  draw(text: string, random: Random): DrawnText | null {
    const able = this.#fonts.filter((font) => [...text].every((char) => hasLetter(font, char)));
    return able.length === 0 ? null : drawn(random.pick(able), text);
  }
}

function hasLetter(font: Font, char: string): boolean {
  return font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0);
}

function drawn(font: Font, text: string): DrawnText | null {
  const { glyphs, positions } = font.layout(text);
  const scale = EM / font.unitsPerEm;
  const all = { path: '', left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  let pen = 0;
  for (const [i, glyph] of glyphs.entries()) {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[i] ?? {};
    const moved = glyph.path.transform(scale, 0, 0, -scale, (pen + xOffset) * scale, -yOffset * scale);
    pen += xAdvance;
    const { minX, maxX, minY, maxY, width } = moved.bbox;
    if (!(width > 0)) continue;
    all.left = Math.min(all.left, minX);
    all.right = Math.max(all.right, maxX);
    all.top = Math.min(all.top, minY);
    all.bottom = Math.max(all.bottom, maxY);
    all.path += moved.toSVG();
  }
  return all.bottom - all.top < LEAST_HEIGHT || all.right - all.left < LEAST_WIDTH ? null : all;
}
