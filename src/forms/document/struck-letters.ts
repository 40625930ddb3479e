/** Letters, digits, blanks and boxes, each followed by a stroke that lies across it. Mathematics strikes its own signs ("≠"). */
const STRUCK = /(?:[\p{L}\p{N}\p{Zs}\p{P}\p{So}]\p{M}*[\u0335-\u0338]\p{M}*)+/gu;
const STROKE = /[\u0335-\u0338]/g;
/** A box with a ring, a frame or a bar around it (U+20DD and the like); on the form itself the ring stands alone. */
const RINGED = /[\u2610-\u2612\u25A0\u25A1\u25FB\u25FC\u2B1C\u2B1B\u25EF\u25CB][\u20DD-\u20E0\u20E2-\u20E5]/u;

/** Whether a box in a text is ringed by a character of its own. */
export function hasRingedBox(text: string): boolean {
  return RINGED.test(text);
}

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
