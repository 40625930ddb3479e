/** What lies behind a paragraph and around it. */
export interface ParagraphLook {
  /** Number of its ground in the table of colours; 0 is none. */
  ground: number;
  left: boolean;
  right: boolean;
  /** The side whose line is described next; null where it is a cell's or a row's, or none that tells. */
  side: 'left' | 'right' | 'both' | null;
}

export const PLAIN_PARAGRAPH: ParagraphLook = { ground: 0, left: false, right: false, side: null };

const SIDES: ReadonlyMap<string, ParagraphLook['side']> = new Map([
  ['brdrl', 'left'],
  ['brdrr', 'right'],
  ['box', 'both'],
]);
const OTHER_SIDE = /^(?:brdr[tb]|brdrbtw|brdrbar|(?:cl|tr)brdr[a-z]+|chbrdr|pgbrdr[a-z]+)$/;
const NO_LINE = /^brdr(?:none|nil|tbl)$/;
/** \brdrs, \brdrdb, \brdrdash ...; \brdrw and \brdrcf say more of the line that was named. */
const LINE = /^brdr(?!w$|cf$|art$|sp$)[a-z]+$/;

/** The look after a control word, or null if the word says nothing of it. */
export function lookAfter(look: ParagraphLook, word: string, value: number | null): ParagraphLook | null {
  if (word === 'cbpat') return { ...look, ground: value ?? 0 };
  const side = SIDES.get(word);
  if (side) return { ...look, side };
  if (OTHER_SIDE.test(word)) return { ...look, side: null };
  if (NO_LINE.test(word) || !LINE.test(word) || look.side === null) return null;
  const { left, right } = look;
  return { ...look, left: left || look.side !== 'right', right: right || look.side !== 'left' };
}
