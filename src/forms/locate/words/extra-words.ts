import type { Observation, Slot } from '../../../domain/evidence.ts';
import { remembered } from '../../../domain/remembered.ts';
import { fold, foldedWords } from '../../document/fold.ts';
import { holdsCorrection } from '../../phrases/index.ts';
import { markWord } from '../../phrases/mark-words.ts';
import { foreignWords } from '../../phrases/vocabulary.ts';
import { answerApart } from '../answer-apart.ts';
import { textOf } from '../chars.ts';
import type { DraftRecord, DraftSlot } from '../draft.ts';
import { isRemark, slotText } from './free-text.ts';
import { type IssuedStatements, notIssued } from './issued-words.ts';

/** So many records show what the form's own wording is. */
const ENOUGH = 3;

/**
 * Words at a statement that the form as issued has not, or the same statement of other texts: "YES" behind it, "NO"
 * before "authority". They may turn its meaning round, so the slot cannot be told. Lost words are no such sign: a page
 * may break anywhere.
 */
export function extraWords(draft: DraftRecord, wordings: Wordings): Observation[] {
  return [...draft.slots.values()].flatMap((slot) => {
    const isReported = isRemark(slotText(slot));
    const extra = (isReported ? '' : furtherWords(slot, wordings)) || beyondIssued(slot, wordings);
    if (extra === '') return [];
    const { place } = slot;
    return [
      {
        slot: slot.slot,
        source: 'typed-mark',
        state: 'unclear',
        place,
        mark: `further words: ${extra}`,
        strength: 0.5,
      },
    ];
  });
}

/** A remark of some length, or a condition, is reported as free text. */
function furtherWords(slot: DraftSlot, wordings: Wordings): string {
  return (wordings.records < ENOUGH ? unknownWords(slot) : beyondCommon(slot, wordings)) || ownAnswer(slot);
}

/** The words of every statement, gathered once for all texts: what most of them share is the form's own. */
export interface Wordings {
  records: number;
  issued: IssuedStatements | undefined;
  words: ReadonlyMap<DraftSlot, readonly string[]>;
  bySlot: ReadonlyMap<Slot, { slots: number; wholes: Map<string, number>; words: Map<string, number> }>;
}

export function wordingsOf(drafts: readonly DraftRecord[], issued: IssuedStatements | undefined): Wordings {
  const words = new Map<DraftSlot, readonly string[]>();
  const bySlot: Map<Slot, { slots: number; wholes: Map<string, number>; words: Map<string, number> }> = new Map();
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const slot of drafts.flatMap(({ slots }) => [...slots.values()])) {
    const own = wordsOf(slot);
    words.set(slot, own);
    const common = bySlot.get(slot.slot) ?? { slots: 0, wholes: new Map(), words: new Map() };
    bySlot.set(slot.slot, common);
    common.slots++;
    count(common.wholes, own.join(' '));
    for (const word of own) count(common.words, word);
  }
  return { records: drafts.length, issued, words, bySlot };
}

/** Only English is known well enough to tell a stranger's words from the form's by themselves. */
function unknownWords(slot: DraftSlot): string {
  const text = slotText(slot);
  return slot.language === 'en' && foreignWords(text) > 0 ? text.slice(0, 80) : '';
}

/** What no form's own wording says, even where a sender wrote it at every text: "YES" behind it, or that it is withdrawn. */
function ownAnswer(slot: DraftSlot): string {
  const text = slotText(slot);
  const last = /(?<=[\s)）:.–—-])\p{L}+(?=\P{L}*$)/u.exec(text)?.[0] ?? '';
  const isStatement = slot.slot === 'assign' || slot.slot === 'not-assign';
  const word = markWord(last);
  // In Russian an option ends so: "Замечаний нет".
  if (word === 'yes' || (word === 'no' && (isStatement || answerApart(text) !== null))) return last;
  const [first = ''] = PARTED.exec(text) ?? [];
  if (!isStatement && markWord(first) !== null) return first;
  return slot.slot !== 'not-assign' && holdsCorrection(text) ? text.slice(-80) : '';
}

/** "No, comments ...": the option's first word, parted from the others. */
const PARTED = /^\s*\p{L}+(?=\s*[,;:.!،؛，；：。！–—])/u;

function beyondCommon(slot: DraftSlot, { words, bySlot }: Wordings): string {
  const own = words.get(slot) ?? [];
  const common = bySlot.get(slot.slot);
  if (!common || isMost(common.wholes.get(own.join(' ')), common.slots)) return '';
  // A page may break or turn a line so that a group's number is found at few texts: only another one than theirs counts.
  const hasGroup = [...common.words].some(([word, count]) => isGroup(word) && isMost(count, common.slots));
  return own
    .filter((word) => !isMost(common.words.get(word), common.slots) && (hasGroup || !isGroup(word)))
    .map((word) => word.split('#')[0])
    .join(' ');
}

function beyondIssued(slot: DraftSlot, { words, issued }: Wordings): string {
  const others = notIssued(slot, words.get(slot) ?? [], issued);
  return others.map((word) => word.split('#')[0]).join(' ') || groupWithoutNumber(slot, issued);
}

/** "SG" where the form as issued has "SG17": which one is meant nobody can tell. */
function groupWithoutNumber(slot: DraftSlot, issued: IssuedStatements | undefined): string {
  const isNumbered = [...(issued?.get(slot.slot)?.words ?? [])].some(isGroup);
  const text = fold(slotText(slot));
  return isNumbered && !/\d/u.test(text) ? (UNNUMBERED.exec(text)?.[0] ?? '') : '';
}

const UNNUMBERED = new RegExp(`(?<!\\p{L})(?:${foldedWords('sg|ce|ик|study group')})(?!\\p{L})`, 'u');

function isGroup(word: string): boolean {
  return /^\d/.test(word);
}

function isMost(count: number | undefined, all: number): boolean {
  return (count ?? 0) * 2 > all;
}

/**
 * Words with their running number ("no#1" is a second "no"), without numbers and single letters, which are page numbers
 * and marks; Chinese by single characters. A study group's number counts as a word, and so does a sign of doubt.
 */
export function wordsOf({ body }: DraftSlot): readonly string[] {
  return countedWords(body.map(({ chars }) => textOf(chars)).join(LINE_END));
}

const LINE_END = '\0';

const countedWords = remembered((wording): readonly string[] => {
  const seen = new Map<string, number>();
  const lines = wording.split(LINE_END).map(fold);
  const text = lines.join(' ').trim();
  const words = text.match(/\p{Script=Han}|[\p{L}--\p{Script=Han}]{2,}/gv) ?? [];
  return [...words, ...groupsOf(lines), ...(text.match(DOUBT) ?? [])].map((word) => {
    const count = seen.get(word) ?? 0;
    seen.set(word, count + 1);
    return `${word}#${count}`;
  });
});

/** Question marks, and the quotation marks of who does not mean a word as it stands. */
const DOUBT = /[?？؟“”„"«»]/gu;

/** "SG17", "CE 17", "17-я ИК", "第17研究组": which study group the statement names. */
function groupsOf(lines: readonly string[]): string[] {
  const numbers = lines.flatMap((line) => line.match(GROUP) ?? []);
  return numbers.map((number) => number.replace(/\P{N}/gu, ''));
}

/** A number of one or two digits with words of its line on both sides, before the bracket's instructions. */
const GROUP = /(?<=\p{L}{2}\s?|第\s?)\d{1,2}(?=\P{N}{0,2}\s?\p{L})/gu;
