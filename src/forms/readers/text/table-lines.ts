import stringWidth from 'string-width';

/** A bar of a line that belongs to a table drawn with characters. */
interface Bar {
  /** At which character of the line it stands. */
  at: number;
  /** How many columns of a screen stand before it: wide letters take two. */
  place: number;
  /** It also has an arm to the left or right, as where rulings meet. */
  isJunction: boolean;
}

/** What stands between two bars. */
export interface Piece {
  text: string;
  /** Which columns it covers, counted from zero; the last one is not among them. */
  from: number;
  to: number;
  /** On a screen. */
  width: number;
  /** It is a ruling from bar to bar. */
  isRuling: boolean;
}

const LONGEST_LINE = 2_000;

/** Box drawing of Unicode but for its diagonals (one of them is a cross) and what has no arm up or down. */
const UPRIGHT = '\u2502\u2503\u2506\u2507\u250A\u250B\u2551\u254E\u254F';
const LEVEL = '\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2550=-';
const BAR = new RegExp(`[|${UPRIGHT}]|[\u250C-\u254B\u2552-\u256C]|[+](?=[${LEVEL}]{2})|(?<=[${LEVEL}]{2})[+]`, 'gu');
const RULING = new RegExp(`^[${LEVEL}]+$`, 'u');
const PLAIN_BAR = new RegExp(`[|${UPRIGHT}]`, 'u');

/** The line's bars, where it begins and ends with one; none where it is no line of a drawn table. */
export function barsOf(line: string): Bar[] {
  const end = line.trimEnd().length;
  if (end > LONGEST_LINE) return [];
  const bars: Bar[] = [];
  let place = 0;
  let before = 0;
  for (const match of line.matchAll(BAR)) {
    place += stringWidth(line.slice(before, match.index));
    bars.push({ at: match.index, place, isJunction: !PLAIN_BAR.test(match[0]) });
    before = match.index;
  }
  const isWhole = bars.length > 1 && line.slice(0, bars[0]?.at).trim() === '' && bars.at(-1)?.at === end - 1;
  return isWhole ? bars : [];
}

/** Where the bars of a ruling over the whole line stand; none where the line is anything else. */
export function rulingPlaces(line: string): number[] {
  const bars = barsOf(line);
  return bars.length > 0 && piecesBetween(line, bars).every(({ isRuling }) => isRuling)
    ? bars.map((bar) => bar.place)
    : [];
}

/**
 * The line's pieces by the table's columns; null where its bars are not the table's: a bar that was typed within a cell
 * counts only where the line has too few of its own.
 * @param places where the table's bars stand.
 */
export function piecesOf(line: string, places: readonly number[]): Piece[] | null {
  const bars = barsOf(line);
  if (bars.length === 0) return null;
  const own = bars.length === places.length ? bars : bars.filter(({ place }) => places.includes(place));
  const isWhole = own[0] === bars[0] && own.at(-1) === bars.at(-1);
  if (!isWhole || (bars.length < places.length && own.length < bars.length)) return null;
  if (bars.length > places.length && own.length < places.length) return null;
  const columns =
    bars.length === places.length ? places.map((_, at) => at) : own.map(({ place }) => places.indexOf(place));
  return piecesBetween(line, own).map((piece, at) => ({ ...piece, from: columns[at] ?? 0, to: columns[at + 1] ?? 0 }));
}

function piecesBetween(line: string, bars: readonly Bar[]): Omit<Piece, 'from' | 'to'>[] {
  return bars.slice(1).map((right, at) => {
    const left = bars[at] as Bar;
    const text = line.slice(left.at + 1, right.at);
    const meets = left.isJunction || right.isJunction;
    return { text, width: right.place - left.place - 1, isRuling: meets && RULING.test(text) };
  });
}
