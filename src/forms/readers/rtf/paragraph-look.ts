/** What lies behind a paragraph and around it. */
export interface ParagraphLook {
  /** Number of its ground in the table of colours; 0 is none. */
  ground: number;
  left: boolean;
  right: boolean;
  /** A line is drawn above or below. */
  level: boolean;
  /** The side whose line is described next; null where it is a cell's or a row's, or none that tells. */
  side: 'left' | 'right' | 'both' | 'level' | null;
}

export const PLAIN_PARAGRAPH: ParagraphLook = { ground: 0, left: false, right: false, level: false, side: null };

const SIDES: ReadonlyMap<string, ParagraphLook['side']> = new Map([
  ['brdrl', 'left'],
  ['brdrr', 'right'],
  ['box', 'both'],
  ['brdrt', 'level'],
  ['brdrb', 'level'],
]);
const OTHER_SIDE = /^(?:brdrbtw|brdrbar|(?:cl|tr)brdr[a-z]+|chbrdr|pgbrdr[a-z]+)$/;
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
  if (look.side === 'level') return { ...look, level: true };
  const { left, right } = look;
  return { ...look, left: left || look.side !== 'right', right: right || look.side !== 'left' };
}

/** A frame at both sides is drawn around something. */
export function isFramed({ left, right }: ParagraphLook): boolean {
  return left && right;
}

/** Whether a line is drawn at some side of a paragraph that has no frame. */
export function isLined(look: ParagraphLook): boolean {
  return (look.left || look.right || look.level) && !isFramed(look);
}
