import { SLOTS, type Slot } from '../../../domain/evidence.ts';
import { median } from '../../measure/median.ts';
import { findApproximately, fold } from '../ocr/fold-text.ts';
import { linesOf } from '../ocr/lines-of.ts';
import type { OcrWord } from '../ocr/ocr.ts';
import type { Template } from './template.ts';

/** A line of a scanned page that begins one of the four options' wording. */
export interface SlotLine {
  slot: Slot;
  /** Where the wording begins on the reading side, and where the line ends, in pixels of the page. */
  start: number;
  end: number;
  /** Middle of the line. */
  y: number;
  /** Whether the issued form's whole first line was found in this line, so that `end` corresponds too. */
  whole: boolean;
  /** Whether the line's first word is the wording's first, letter by letter, and no sign is taken into it. */
  isExact: boolean;
  similarity: number;
  words: OcrWord[];
}

/** Letters of the wording that are compared: enough to tell the options apart, few enough to survive other line breaks. */
const PATTERN_LENGTH = 40;
/** Least letters of a line that breaks earlier than the issued form's. */
const SHORTEST = 12;
const LEAST_SIMILARITY = 0.66;

interface FoundLine extends SlotLine {
  /** How similar it is to the other statement. */
  other: number;
  /** The word in front of the wording that was found, and how many letters the negative statement has in front of the other's. */
  before: OcrWord | undefined;
  differs: number;
}

interface Pattern {
  slot: Slot;
  text: string;
  /** How similar each slot's pattern is to this slot's own line: "assign" is found in "does not assign" too. */
  profile: number[];
}

/** The lines in which an option begins, top to bottom. */
export function findSlotLines(words: readonly OcrWord[], template: Template): SlotLine[] {
  const patterns = buildPatterns(template);
  const { rightToLeft } = template;
  const found = linesOf(words, rightToLeft).flatMap((line) => classify(line, patterns, rightToLeft) ?? []);
  const once = inFormOrder(
    found.sort((a, b) => a.y - b.y),
    rightToLeft,
  );
  // Of two neighbours that were mistaken the first can be told only once the second is.
  return inFormOrder(once, rightToLeft);
}

/**
 * The two statements differ by one short word, which recognition loses, or takes a box for: where the form's order leaves
 * but one of them, it is that one.
 */
function inFormOrder(lines: FoundLine[], rightToLeft: boolean): FoundLine[] {
  return lines.map((line, i) => {
    const [before, after] = [lines[i - 1]?.slot, lines[i + 1]?.slot];
    if (line.other < ALMOST) return line;
    if (line.slot === 'not-assign' && after === 'no-comments') return { ...line, slot: 'assign' };
    const endsRecord = before === 'comments' && (after === 'assign' || after === undefined);
    return line.slot === 'assign' && endsRecord ? withWordBefore({ ...line, slot: 'not-assign' }, rightToLeft) : line;
  });
}

/** A space between words is narrower than this, in heights of a word; the one behind an outline is wider. */
const WORD_SPACE = 0.6;

/** The short word by which the statements differ was misread ("ro" for "no"): the line begins with it all the same. */
function withWordBefore(line: FoundLine, rightToLeft: boolean): FoundLine {
  const [first] = line.words;
  const { before } = line;
  if (!first || !before || Math.abs(fold(before.text).length - line.differs) > 1) return line;
  const [left, right] = rightToLeft ? [first.box, before.box] : [before.box, first.box];
  if (right.x - left.x - left.width > first.box.height * WORD_SPACE) return line;
  const start = rightToLeft ? before.box.x + before.box.width : before.box.x;
  return { ...line, start, words: [before, ...line.words], isExact: false };
}

/** Similarity from which a line might as well be the other statement. */
const ALMOST = 0.85;

function buildPatterns(template: Template): Pattern[] {
  const [record] = template.records;
  if (!record) return [];
  const firstLines = SLOTS.map((slot) =>
    record.slots[slot].lines
      .map((line) => line.folded)
      .join('')
      .slice(0, PATTERN_LENGTH),
  );
  return SLOTS.map((slot, i) => ({
    slot,
    text: firstLines[i] ?? '',
    profile: firstLines.map((pattern) => similarityIn(pattern, firstLines[i] ?? '')),
  }));
}

function similarityIn(pattern: string, text: string): number {
  return findApproximately(pattern, text, Math.min(SHORTEST, pattern.length))?.similarity ?? 0;
}

function classify(line: OcrWord[], patterns: Pattern[], rightToLeft: boolean): FoundLine | null {
  const text = line.map((word) => fold(word.text)).join('');
  const matches = patterns.map(({ text: pattern }) =>
    findApproximately(pattern, text, Math.min(SHORTEST, pattern.length)),
  );
  const similarities = matches.map((match) => match?.similarity ?? 0);
  if (Math.max(...similarities) < LEAST_SIMILARITY) return null;
  // The pattern whose own line gives such similarities, rather than the highest one: noise then lowers them all alike.
  const distances = patterns.map(({ profile }) =>
    profile.reduce((sum, p, i) => sum + Math.abs(p - (similarities[i] ?? 0)), 0),
  );
  const chosen = distances.indexOf(Math.min(...distances));
  const match = matches[chosen];
  const pattern = patterns[chosen];
  if (!match || !pattern || match.similarity < LEAST_SIMILARITY) return null;
  const used = wordsBetween(line, match.start, match.end);
  const rest = wordsBetween(line, match.start, text.length);
  const [first, last] = [used[0], rest.at(-1)];
  if (!first || !last) return null;
  return {
    slot: pattern.slot,
    start: rightToLeft ? first.box.x + first.box.width : first.box.x,
    end: rightToLeft ? last.box.x : last.box.x + last.box.width,
    y: median(used.map((word) => word.box.y + word.box.height / 2)),
    isExact: /^\p{L}/u.test(first.text) && pattern.text.startsWith(fold(first.text)),
    whole: match.end - match.start >= pattern.text.length * 0.8,
    similarity: match.similarity,
    words: used,
    before: line[line.indexOf(first) - 1],
    differs: lettersBefore(patterns),
    other: similarities[SLOTS.indexOf(pattern.slot === 'assign' ? 'not-assign' : 'assign')] ?? 0,
  };
}

/** How many letters the negative statement has in front of what it shares with the other. */
function lettersBefore(patterns: readonly Pattern[]): number {
  const [assigns = '', denies = ''] = (['assign', 'not-assign'] as const).map(
    (slot) => patterns.find((pattern) => pattern.slot === slot)?.text,
  );
  return findApproximately(assigns, denies, Math.min(SHORTEST, assigns.length))?.start ?? 0;
}

/** The words that hold the letters from `start` to `end` of the line's folded text; at least half of a word's letters. */
function wordsBetween(line: OcrWord[], start: number, end: number): OcrWord[] {
  let position = 0;
  return line.filter((word) => {
    const from = position;
    position += fold(word.text).length;
    return Math.min(position, end) - Math.max(from, start) >= (position - from) / 2;
  });
}
