import { remembered } from '../../domain/remembered.ts';
import { classifyPhrase } from '../phrases/index.ts';
import { markWord } from '../phrases/mark-words.ts';

/** A word set apart from the wording by more than a space: by a tab, a dash, a colon, in brackets. */
const APART = '(?:\\t|[\\s\\u00A0]{2,}|[\\s\\u00A0]*[–—:：(（\\[-][\\s\\u00A0]*)';
const BEFORE = new RegExp(`^[^\\p{L}]*(?<word>\\p{L}{1,4})[)）\\]]?${APART}(?=[^\\p{L}]*\\p{L})`, 'u');
const BEHIND = new RegExp(`(?<=\\p{L}[^\\p{L}]*)${APART}(?<word>\\p{L}{1,4})[^\\p{L}]*$`, 'u');

/** Code units: twice the form's longest option. The patterns look on from every place of a line: it has to end. */
const LONGEST = 400;

/** Half-open range of code units. */
interface Range {
  start: number;
  end: number;
}

/**
 * Where a line that is one of the form's options begins or ends with "yes" or "no" as a sender's answer, set apart from
 * the wording: "NO <tab> Comments and suggested changes are attached". Read on, it would turn the option into the other.
 */
export function answerApart(text: string): Range | null {
  return text.length > LONGEST ? null : lookedFor(text).answer;
}

const lookedFor = remembered((text) => ({
  answer:
    answerIn(text, BEFORE, ({ end }) => text.slice(end)) ?? answerIn(text, BEHIND, ({ start }) => text.slice(0, start)),
}));

function answerIn(text: string, pattern: RegExp, rest: (range: Range) => string): Range | null {
  const match = pattern.exec(text);
  const word = markWord(match?.groups?.word ?? '');
  if (!match || (word !== 'yes' && word !== 'no')) return null;
  const range = { start: match.index, end: match.index + match[0].length };
  const kind = classifyPhrase(rest(range))?.kind;
  const isOwn = kind === 'comments' || (pattern === BEHIND && isSlot(kind) && classifyPhrase(text)?.kind === kind);
  return isOwn ? range : null;
}

function isSlot(kind: string | undefined): boolean {
  return kind === 'assign' || kind === 'not-assign' || kind === 'no-comments';
}
