import { groundLook, inkLook, rgbOf } from '../../document/colour.ts';
import type { Emphasis } from '../../document/form-document.ts';
import { type CellBorder, isBoldFrame } from '../../document/framed-cells.ts';
import { child, childElements, type XmlElement } from '../../packages/parse-xml.ts';
import { shownIn } from '../word-marks.ts';

/** How text in a cell looks, as far as that can bear a meaning. */
export interface CellFormat extends Partial<Record<Emphasis, boolean>> {
  font?: string;
}

/** The formats of a workbook's cells, by their number. */
export class CellStyles {
  readonly #formats: CellFormat[];
  readonly #framed: boolean[];
  readonly #crossed: boolean[];
  readonly #writes: (string | undefined)[];

  constructor(styles: XmlElement | null) {
    const listOf = (list: string, item: string) => childElements(child(styles ?? undefined, list), item);
    const fonts = listOf('s:fonts', 's:font').map(fontFormat);
    const fills = listOf('s:fills', 's:fill').map(fillFormat);
    const frames = listOf('s:borders', 's:border').map((border) => isBoldFrame(SIDES.flatMap(sideOf(border))));
    const unseen = listOf('s:numFmts', 's:numFmt').filter(({ attributes }) =>
      SHOWS_NOTHING.test(attributes.formatCode ?? ''),
    );
    const crossed = listOf('s:borders', 's:border').map(hasDiagonal);
    const inks = listOf('s:fonts', 's:font').map((font) => child(font, 's:color')?.attributes.rgb);
    const grounds = listOf('s:fills', 's:fill').map(groundOf);
    const formats = listOf('s:cellXfs', 's:xf');
    this.#formats = formats.map(({ attributes }) => {
      const [font, fill] = [Number(attributes.fontId ?? 0), Number(attributes.fillId ?? 0)];
      const isUnseen =
        unseen.some((each) => each.attributes.numFmtId === attributes.numFmtId) ||
        (inks[font] !== undefined && inks[font]?.slice(-6) === grounds[fill]?.slice(-6));
      return { ...fonts[font], ...fills[fill], ...(isUnseen && { hidden: true }) };
    });
    const codes = new Map(
      listOf('s:numFmts', 's:numFmt').map(({ attributes }) => [attributes.numFmtId, attributes.formatCode]),
    );
    this.#writes = formats.map(({ attributes }) => codes.get(attributes.numFmtId));
    this.#crossed = formats.map(({ attributes }) => crossed[Number(attributes.borderId ?? 0)] ?? false);
    this.#framed = formats.map(({ attributes }) => frames[Number(attributes.borderId ?? 0)] ?? false);
  }

  /** Whether the cell has a thick or coloured frame of its own. */
  isFramed(index: string | undefined): boolean {
    return this.#framed[Number(index ?? 0)] ?? false;
  }

  /** Whether a line runs through the cell from one corner to another. */
  isCrossed(index: string | undefined): boolean {
    return this.#crossed[Number(index ?? 0)] ?? false;
  }

  /** Whether the cell's number format puts words or signs of its own to what the cell holds, or in its place. */
  writesOwn(index: string | undefined, isText: boolean): boolean {
    return writesOwn(this.#writes[Number(index ?? 0)] ?? '', isText);
  }

  at(index: string | undefined): CellFormat {
    return this.#formats[Number(index ?? 0)] ?? {};
  }
}

/** Colours, conditions, and the room of a sign: no words of a number format (18.8.31). */
const UNWRITTEN = /\[[^\]]*\]|[_*]./gu;
const QUOTED = /"[^"]*"|\\./gu;
const OF_DATES = /[dmyhs]/iu;

/** Text is shown by the part that holds an @. A date's words stand between its parts. */
function writesOwn(code: string, isText: boolean): boolean {
  const parts = code.replace(UNWRITTEN, '').split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/u);
  if (isText) return parts.some((part) => part.includes('@') && part.replaceAll('@', '').trim() !== '');
  const isDate = OF_DATES.test(code.replace(QUOTED, '').replace(UNWRITTEN, ''));
  return !isDate && parts.some((part) => /[^\s"]/u.test((part.match(QUOTED) ?? []).join('')));
}

/** A number format of which each part is empty (18.8.30). */
const SHOWS_NOTHING = /^\s*;[;\s]*$/;
const SIDES = ['s:top', 's:right', 's:bottom', 's:left'];
/** In points, as Excel draws its styles of borders (18.18.3). */
const WIDTHS: Readonly<Record<string, number>> = {
  thick: 2.25,
  medium: 1.5,
  mediumDashed: 1.5,
  mediumDashDot: 1.5,
  double: 2.25,
};

function sideOf(border: XmlElement): (name: string) => CellBorder[] {
  return (name) => {
    const side = child(border, name);
    const style = side?.attributes.style ?? 'none';
    if (!side || style === 'none') return [];
    const colour = rgbOf(`#${child(side, 's:color')?.attributes.rgb?.slice(-6) ?? ''}`);
    return [{ width: WIDTHS[style] ?? 0.75, isColoured: colour !== null && inkLook(colour) === 'colour' }];
  };
}

function hasDiagonal(border: XmlElement): boolean {
  const isDrawn = (child(border, 's:diagonal')?.attributes.style ?? 'none') !== 'none';
  return (
    isDrawn && ['diagonalUp', 'diagonalDown'].some((name) => ['1', 'true'].includes(border.attributes[name] ?? ''))
  );
}

/** In points: smaller letters cannot be read. */
const SMALLEST = 3;

/** The format of a font or of a part of a cell's text (ECMA-376 part 1, 18.8.22 and 18.4.7). */
export function fontFormat(font: XmlElement): CellFormat {
  const isOn = (name: string) => {
    const element = child(font, name);
    return element !== undefined && !['0', 'false', 'none'].includes(element.attributes.val ?? '1');
  };
  const isTiny = Number(child(font, 's:sz')?.attributes.val ?? SMALLEST) < SMALLEST;
  const ink = inkFormat(child(font, 's:color'));
  const name = (child(font, 's:name') ?? child(font, 's:rFont'))?.attributes.val;
  return {
    strike: isOn('s:strike'),
    bold: isOn('s:b'),
    italic: isOn('s:i'),
    underline: isOn('s:u'),
    ...ink,
    ...(isTiny && { hidden: true }),
    ...(name !== undefined && { font: name }),
  };
}

/** The theme's first colour is that of the paper. */
const PAPER = '0';

/** Colours are written with their opacity first. Those of the theme are the workbook's own black and white. */
function inkFormat(color: XmlElement | undefined): CellFormat {
  const { rgb, theme, tint } = color?.attributes ?? {};
  if (theme === PAPER && tint === undefined) return { hidden: true };
  const colour = rgbOf(`#${rgb?.slice(-6) ?? ''}`);
  const look = colour ? inkLook(colour) : 'plain';
  return { colour: look === 'colour', faint: look === 'faint', hidden: look === 'white' };
}

/** The colour of a cell's ground, where it is filled evenly. */
function groundOf(fill: XmlElement): string | undefined {
  const pattern = child(fill, 's:patternFill');
  return pattern?.attributes.patternType === 'solid' ? child(pattern, 's:fgColor')?.attributes.rgb : undefined;
}

function fillFormat(fill: XmlElement): CellFormat {
  const pattern = child(fill, 's:patternFill');
  if (!pattern || ['none', 'gray125', undefined].includes(pattern.attributes.patternType)) return {};
  const colour = rgbOf(`#${child(pattern, 's:fgColor')?.attributes.rgb?.slice(-6) ?? ''}`);
  const look = colour ? groundLook(colour) : 'none';
  return { highlight: look === 'highlight', dimmed: look === 'dimmed' };
}

/** Text as it shows in this font: signs of symbol fonts are written as letters. */
export function shownAs({ font }: CellFormat, text: string): string {
  return font === undefined ? text : shownIn(font, text);
}
