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
  /** A pattern covers the ground. */
  patterned: boolean;
  /** Where it and its first line begin, and where it ends, in twentieths of a point. */
  indents: Readonly<Record<'left' | 'right' | 'first', number>>;
  /** The height of its lines, in twentieths of a point: negative ones are fixed, others grow unless they count in lines. */
  lineHeight: number;
  inLines: boolean;
}

export const PLAIN_PARAGRAPH: ParagraphLook = {
  ground: 0,
  left: false,
  right: false,
  level: false,
  side: null,
  patterned: false,
  indents: { left: 0, right: 0, first: 0 },
  lineHeight: 0,
  inLines: false,
};

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

const INDENTS: ReadonlyMap<string, keyof ParagraphLook['indents']> = new Map([
  ['li', 'left'],
  ['ri', 'right'],
  ['fi', 'first'],
  ['lin', 'left'],
  ['rin', 'right'],
]);
/** Twentieths of a point: no page of a form is so broad, and nothing in it begins so far to the left of its column. */
const [BEYOND_PAGE, BEFORE_PAGE] = [11_000, -6000];
/** The same: no letter that can be read is so low. */
const FLAT = 100;
/** A line of single spacing has 240. */
const TINY_SPACING = 120;

function sightAfter(look: ParagraphLook, word: string, value: number): ParagraphLook | null {
  const indent = INDENTS.get(word);
  if (indent) return { ...look, indents: { ...look.indents, [indent]: value } };
  if (word === 'sl') return { ...look, lineHeight: value };
  if (word === 'slmult') return { ...look, inLines: value === 1 };
  return word === 'shading' ? { ...look, patterned: value > 0 } : null;
}

/** Whether nothing of such a paragraph can be seen on the page. */
export function isOutOfSight({ indents, lineHeight, inLines }: ParagraphLook): boolean {
  const { left, right, first } = indents;
  const isMoved = [left, right, first].some((each) => Math.abs(each) >= BEYOND_PAGE) || left + first <= BEFORE_PAGE;
  const isFlat = inLines ? lineHeight > 0 && lineHeight < TINY_SPACING : lineHeight < 0 && -lineHeight < FLAT;
  return isMoved || isFlat;
}

/** The look after a control word, or null if the word says nothing of it. */
export function lookAfter(look: ParagraphLook, word: string, value: number | null): ParagraphLook | null {
  const unseen = sightAfter(look, word, value ?? 0);
  if (unseen) return unseen;
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
