import { type Ground, groundLook, inkLook, rgbOf } from '../../document/colour.ts';
import type { Emphasis } from '../../document/form-document.ts';
import { isBoldFrame } from '../../document/framed-cells.ts';
import type { Traits } from '../../document/letters-set.ts';
import { emphasisSet } from '../../document/paragraph-builder.ts';
import type { CellLook } from '../../document/walked-cell.ts';
import { childElements, descendants, type XmlElement } from '../../packages/parse-xml.ts';
import { bordersOf, isDrawn } from './borders.ts';
import { pointsIn } from './lengths.ts';
import { letterTraits } from './letters.ts';
import { ListSigns } from './list-signs.ts';
import { isFlatRow, isOutOfSight, isSquashed } from './out-of-sight.ts';

/** Text formatting as a style or a chain of them gives it. What is absent is inherited. */
export interface TextProperties extends Partial<Record<Emphasis, boolean>>, Traits {
  /** Name of the font family, for symbol fonts. */
  font?: string;
  white?: boolean;
  /** The letters' size in points, where it is given so. */
  size?: number;
  /** Too small to be seen. */
  speck?: boolean;
  /** Set so small or narrow against its font. */
  squashed?: boolean;
  /** What its paragraph has behind it, and whether a frame is drawn around it or its paragraph. */
  paragraphGround?: Ground;
  framed?: boolean;
}

type Family = 'paragraph' | 'text' | 'table-cell';

const DEEPEST = 30;
/** The default has no name (`keyOf`). */
const DEFAULT = 'paragraph undefined';
const SIZES = ['fo:font-size'];
/** Up to two points. */
const SPECK = /^(?:[0-3](?:\.\d+)?|4(?:\.0+)?)pt$/;
const WEIGHTS = ['fo:font-weight', 'style:font-weight-asian', 'style:font-weight-complex'];
const POSTURES = ['fo:font-style', 'style:font-style-asian', 'style:font-style-complex'];
const STRIKES = ['style:text-line-through-style', 'style:text-line-through-type'];
const DIAGONALS = ['style:diagonal-tl-br', 'style:diagonal-bl-tr'];
const SIDES = ['top', 'right', 'bottom', 'left'];
const UNDERLINES = ['style:text-underline-style', 'style:text-underline-type'];

/** The text formatting of a document's styles, inheritance resolved. */
export class TextStyles {
  readonly #styles = new Map<string, XmlElement>();
  readonly #fonts = new Map<string, string>();
  readonly #resolved = new Map<string, TextProperties>();
  readonly listSigns: ListSigns;

  /** @param roots the parts that define styles; the content's own come last and go first. */
  constructor(roots: readonly XmlElement[]) {
    for (const root of roots) {
      for (const element of descendants(root)) {
        if (element.name === 'style:style' || element.name === 'style:default-style')
          this.#styles.set(keyOf(element), element);
        if (element.name === 'style:font-face') this.#addFont(element.attributes);
      }
    }
    this.listSigns = new ListSigns(roots, (style) =>
      style === undefined ? undefined : this.#resolve(`text ${style}`, 0).font,
    );
  }

  /** Formatting of this style laid over what is around it. */
  over(around: TextProperties, family: Family, style: string | undefined): TextProperties {
    if (style === undefined) return around;
    const own = this.#resolve(`${family} ${style}`, 0);
    return { ...around, ...own };
  }

  /** What a cell of this style has of its own. */
  lookOfCell(cellStyle: string | undefined): CellLook {
    const own = this.#cellProperties(cellStyle);
    return { ground: groundIn(own), isFramed: own.map(bordersOf).some(isBoldFrame) };
  }

  /** Whether a cell of this style is crossed out. */
  crossesOut(cellStyle: string | undefined): boolean {
    return this.#cellProperties(cellStyle).some((attributes) => DIAGONALS.some((line) => isDrawn(attributes[line])));
  }

  /** What a row of this style has of its own: the ground of its cells, and whether it is too low for anything to be seen. */
  lookOfRow(rowStyle: string | undefined): { ground: Ground; isFlat: boolean } {
    const own = this.#tableProperties('table-row', rowStyle);
    return { ground: groundIn(own), isFlat: own.some(isFlatRow) };
  }

  #cellProperties(cellStyle: string | undefined): XmlElement['attributes'][] {
    return this.#tableProperties('table-cell', cellStyle);
  }

  #tableProperties(family: 'table-cell' | 'table-row', style: string | undefined): XmlElement['attributes'][] {
    const element = style === undefined ? undefined : this.#styles.get(`${family} ${style}`);
    return childElements(element, `style:${family}-properties`).map(({ attributes }) => attributes);
  }

  /** The properties of a graphic style, those of the styles that it is based on under its own. */
  graphic(style: string | undefined, depth = 0): XmlElement['attributes'] {
    const element = style === undefined ? undefined : this.#styles.get(`graphic ${style}`);
    if (!element || depth > DEEPEST) return {};
    const inherited = this.graphic(element.attributes['style:parent-style-name'], depth + 1);
    const own = childElements(element, 'style:graphic-properties').map((each) => each.attributes);
    return Object.assign({}, inherited, ...own) as XmlElement['attributes'];
  }

  #resolve(key: string, depth: number): TextProperties {
    const known = this.#resolved.get(key);
    if (known) return known;
    const element = this.#styles.get(key);
    if (!element || depth > DEEPEST) return {};
    const family = key.split(' ')[0];
    // What no style says of a paragraph, the document's default says; letters inherit from their paragraph.
    const byDefault = family === 'paragraph' && key !== DEFAULT ? DEFAULT : '';
    const parent = element.attributes['style:parent-style-name'];
    const inherited = this.#resolve(parent === undefined ? byDefault : `${family} ${parent}`, depth + 1);
    const own = childElements(element, 'style:text-properties').map((each) => this.#read(each.attributes));
    const around = childElements(element, 'style:paragraph-properties').map((each) => aroundLines(each.attributes));
    const resolved = Object.assign({}, inherited, ...around, ...own) as TextProperties;
    this.#resolved.set(key, resolved);
    return resolved;
  }

  #read(attributes: XmlElement['attributes']): TextProperties {
    const background = attributes['fo:background-color'];
    const font = attributes['style:font-name'];
    const family = font === undefined ? attributes['fo:font-family'] : (this.#fonts.get(font) ?? font);
    return defined({
      bold: any(attributes, WEIGHTS, (value) => value === 'bold' || Number(value) >= 600),
      italic: any(attributes, POSTURES, (value) => value !== 'normal'),
      strike: any(attributes, STRIKES, (value) => value !== 'none'),
      underline: any(attributes, UNDERLINES, (value) => value !== 'none'),
      ...(background !== undefined && groundOf(background)),
      ...inkOf(attributes),
      size: pointsIn(attributes['fo:font-size']) ?? undefined,
      speck: any(attributes, SIZES, (value) => SPECK.test(value)),
      hidden: any(attributes, ['text:display'], (value) => value === 'none'),
      squashed: isSquashed(attributes),
      framed: isFramed(attributes) || undefined,
      ...letterTraits(attributes),
      font: family?.replaceAll(/["']/g, ''),
    });
  }

  #addFont(attributes: XmlElement['attributes']): void {
    const name = attributes['style:name'];
    const family = attributes['svg:font-family'];
    if (name !== undefined && family !== undefined) this.#fonts.set(name, family);
  }
}

export function emphasisOf(properties: TextProperties): ReadonlySet<Emphasis> {
  const {
    white,
    speck = false,
    squashed = false,
    hidden = false,
    framed = false,
    paragraphGround = 'none',
  } = properties;
  const highlight = properties.highlight || paragraphGround === 'highlight';
  const dimmed = properties.dimmed || paragraphGround === 'dimmed';
  const isUnseen = white === true && !highlight && !dimmed;
  return emphasisSet({
    ...properties,
    highlight: highlight || framed,
    dimmed,
    hidden: hidden || speck || squashed || isUnseen,
  });
}

function groundIn(properties: readonly XmlElement['attributes'][]): Ground {
  const colours = properties.map((attributes) => rgbOf(attributes['fo:background-color'] ?? ''));
  const rgb = colours.find((colour) => colour !== null);
  return rgb ? groundLook(rgb) : 'none';
}

function aroundLines(attributes: XmlElement['attributes']): TextProperties {
  const rgb = rgbOf(attributes['fo:background-color'] ?? '');
  const sides = SIDES.map((side) => lineAt(attributes, side)).filter((line) => line !== undefined);
  const hidden = isOutOfSight(attributes);
  const isLined = sides.some(isDrawn) && !isFramed(attributes);
  return {
    ...(rgb && { paragraphGround: groundLook(rgb) }),
    ...(isFramed(attributes) && { framed: true }),
    ...(hidden !== undefined && { hidden }),
    ...(sides.length > 0 && { 'a line at their paragraph': isLined }),
  };
}

/** A line above or below is layout; a frame at both sides is drawn around something. */
function isFramed(attributes: XmlElement['attributes']): boolean {
  return ['left', 'right'].every((side) => isDrawn(lineAt(attributes, side)));
}

/** LibreOffice frames letters with properties of its own. */
function lineAt(attributes: XmlElement['attributes'], side: string): string | undefined {
  const line = (name: string) => attributes[`fo:${name}`] ?? attributes[`loext:${name}`];
  return line(`border-${side}`) ?? line('border');
}

function keyOf({ attributes }: XmlElement): string {
  return `${attributes['style:family']} ${attributes['style:name']}`;
}

function inkOf(attributes: XmlElement['attributes']): TextProperties {
  const value = attributes['fo:color'];
  if (attributes['style:use-window-font-color'] !== 'true' && value === undefined) return {};
  const rgb = rgbOf(value ?? '');
  const ink = attributes['style:use-window-font-color'] === 'true' || !rgb ? 'plain' : inkLook(rgb);
  return { colour: ink === 'colour', faint: ink === 'faint', white: ink === 'white' };
}

function groundOf(background: string): TextProperties {
  const rgb = rgbOf(background);
  const ground = rgb ? groundLook(rgb) : 'none';
  return { highlight: ground === 'highlight', dimmed: ground === 'dimmed' };
}

function any(
  attributes: XmlElement['attributes'],
  names: readonly string[],
  is: (value: string) => boolean,
): boolean | undefined {
  const values = names.flatMap((name) => attributes[name] ?? []);
  return values.length === 0 ? undefined : values.some(is);
}

function defined(properties: TextProperties): TextProperties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}
