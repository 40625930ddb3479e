/** The part of fontkit that is used here: it is installed only where the witness learns anew, and brings no types. */
declare module 'fontkit' {
  export interface Box {
    minX: number;
    minY: number;
    maxX: number;
    maxY: number;
    width: number;
  }
  export interface Path {
    bbox: Box;
    transform(a: number, b: number, c: number, d: number, x: number, y: number): Path;
    toSVG(): string;
  }
  export interface Font {
    unitsPerEm: number;
    hasGlyphForCodePoint(code: number): boolean;
    layout(text: string): {
      glyphs: { path: Path }[];
      positions: { xAdvance: number; xOffset: number; yOffset: number }[];
    };
  }
  export function openSync(file: string): Font;
}
