/** What the circular says in any language, and no reply does: A.5 justifications, the share of replies needed. */
const CIRCULARS_OWN = /(?<![\p{L}.])A\.5(?!\d)|70\s?%/u;
/** A circular has at least so many lines. */
const SHORTEST_CIRCULAR = 20;

/** Whether these are lines of the circular itself, sent back, and nobody's letter. */
export function isCircular(lines: readonly { text: string }[]): boolean {
  return lines.length >= SHORTEST_CIRCULAR && lines.some(({ text }) => CIRCULARS_OWN.test(text));
}
