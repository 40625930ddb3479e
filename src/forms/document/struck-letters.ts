/** Letters, digits, blanks and boxes, each followed by a stroke that lies across it. Mathematics strikes its own signs ("≠"). */
const STRUCK = /(?:[\p{L}\p{N}\p{Zs}\p{P}\p{So}]\p{M}*[\u0335-\u0338]\p{M}*)+/gu;
const STROKE = /[\u0335-\u0338]/g;

/** A piece of text, without its strokes. */
export interface StruckPiece {
  text: string;
  isStruck: boolean;
}

/** Plain text parted into what is struck letter by letter, as web pages do it for those who cannot format, and what is not. */
export function byStrokes(text: string): StruckPiece[] {
  if (text.search(STROKE) < 0) return [{ text, isStruck: false }];
  const pieces: StruckPiece[] = [];
  let at = 0;
  for (const { 0: struck, index } of text.matchAll(STRUCK)) {
    if (index > at) pieces.push({ text: text.slice(at, index), isStruck: false });
    pieces.push({ text: struck.replaceAll(STROKE, ''), isStruck: true });
    at = index + struck.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isStruck: false });
  return pieces;
}
