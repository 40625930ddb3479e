import type { Slot } from '../../domain/evidence.ts';
import type { Language } from '../../domain/language.ts';
import { remembered } from '../../domain/remembered.ts';
import { fold } from '../document/fold.ts';
import { arabic } from './ar.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { refusesText } from './mark-words.ts';
import type { Pattern } from './pattern.ts';
import { type CompiledTable, compileTable, type PhraseTable } from './phrase-table.ts';
import { russian } from './ru.ts';
import { nearlyContains } from './tolerant.ts';
import { chinese } from './zh.ts';

export const PHRASE_TABLES: readonly PhraseTable[] = [english, french, spanish, russian, chinese, arabic];

const COMPILED: readonly CompiledTable[] = PHRASE_TABLES.map(compileTable);

export type PhraseKind = Slot | 'instruction' | 'heading' | 'administration' | 'from' | 'to' | 'date';

export interface Phrase {
  kind: PhraseKind;
  language: Language;
}

export interface Anchor {
  slot: Slot;
  language: Language;
  /** Half-open range of the key words in the folded text. */
  start: number;
  end: number;
}

/** Negatives first: each holds its positive's words, and what one phrase took, no later one can take. */
const ORDER: readonly Slot[] = ['not-assign', 'assign', 'no-comments', 'comments'];

/** Every statement and option in a folded text, in reading order and without overlap. */
export const findAnchors = remembered((folded): readonly Anchor[] => {
  const anchors: Anchor[] = [];
  let rest = folded;
  for (const slot of ORDER) {
    for (const table of COMPILED) {
      for (const pattern of table.slots[slot]) {
        rest = pattern.take(rest, (start, end) => anchors.push({ slot, language: table.language, start, end }));
      }
    }
  }
  return anchors.sort((left, right) => left.start - right.start);
});

/**
 * What a paragraph or phrase is, if it is one of the form's own; null if not, or if it holds more than one statement.
 * With `tolerant`, the words may be damaged as OCR damages them: a few letters in each, lost spaces.
 */
export function classifyPhrase(text: string, options: { tolerant?: boolean } = {}): Phrase | null {
  const folded = fold(text);
  const anchors = findAnchors(folded);
  const first = anchors[0];
  if (first) {
    const conflicting = anchors.some((anchor) => anchor.slot !== first.slot);
    if (conflicting) return null;
    // A damaged negation leaves the positive words: then the negative statement's tail still tells.
    if (first.slot === 'assign' && hasKind(folded, (table) => table.notAssignTail)) return null;
    return { kind: first.slot, language: first.language };
  }
  for (const [kind, patterns] of OTHER_KINDS) {
    const table = COMPILED.find((candidate) => patterns(candidate).some((pattern) => pattern.test(folded)));
    if (table) return { kind, language: table.language };
  }
  return classifyLabel(folded) ?? (options.tolerant ? classifyDamaged(folded) : null);
}

const OTHER_KINDS: [PhraseKind, (table: CompiledTable) => Pattern[]][] = [
  ['heading', (table) => table.heading],
  ['instruction', (table) => table.instruction],
  ['administration', (table) => table.administration],
];

const LABELS: [PhraseKind, (table: CompiledTable) => Pattern[]][] = [
  ['from', (table) => table.from],
  ['to', (table) => table.to],
  ['date', (table) => table.date],
];

/** "From:", "De :", "来自：" - the word at the start of the text, with a colon, or alone. */
export function classifyLabel(folded: string): Phrase | null {
  for (const [kind, patterns] of LABELS) {
    for (const table of COMPILED) {
      const found = patterns(table).some((pattern) => pattern.isLabelOf(folded));
      if (found) return { kind, language: table.language };
    }
  }
  return null;
}

function hasKind(folded: string, patterns: (table: CompiledTable) => Pattern[]): boolean {
  return COMPILED.some((table) => patterns(table).some((pattern) => pattern.test(folded)));
}

export const isHeading = remembered((folded) => hasKind(folded, (table) => table.heading));

export const isInstruction = remembered((folded) => hasKind(folded, (table) => table.instruction));

export function isNotAssignTail(folded: string): boolean {
  return hasKind(folded, (table) => table.notAssignTail);
}

export function namesAdministration(folded: string): boolean {
  return hasKind(folded, (table) => table.administration);
}

/** Whether the words make an answer depend on something. */
export const holdsCondition = remembered((text) => {
  return hasKind(
    without(text, (table) => table.noCondition),
    (table) => table.condition,
  );
});

function without(text: string, patterns: (table: CompiledTable) => Pattern[]): string {
  return COMPILED.flatMap(patterns).reduce((left, pattern) => pattern.take(left, () => {}), foldProse(text));
}

/** "S U B J E C T  T O": letters spaced out for emphasis. */
const SPACED_OUT = /(?<!\p{L})\p{L}(?: \p{L}){3,}(?!\p{L})/gu;

/** A footnote's number stands before its first word without a space: "1Provided that". A soft hyphen is not seen. */
function foldProse(text: string): string {
  const joined = text.replaceAll('\u00AD', '').replace(SPACED_OUT, (word) => word.replaceAll(' ', ''));
  return fold(joined).replace(/(?<=\d)(?=\p{L})/gu, ' ');
}

/** "X = not applicable": what a sign means to its writer. */
const SIGN_EXPLAINED = /(?:^|[\s("'])[x×✗✘✓✔☑☒●](?:["')])? ?[=:] ?\p{L}/u;

/** "Our reply of 20 January is superseded by this one": the one that is meant to stand is at hand. */
const REPLACED_BY_THIS = /(?:replaced|superseded) by (?:this|the (?:attached|present|enclosed|following))(?!\p{L})/gu;

/** Whether the words take back or contradict what a form says, or say that its marks mean something of their own. */
export const holdsCorrection = remembered((text) => {
  const folded = foldProse(text).replace(REPLACED_BY_THIS, '');
  return SIGN_EXPLAINED.test(folded) || refusesText(text) || hasKind(folded, (table) => table.correction);
});

/** Whether the words hold an opinion or a reservation. */
export const holdsOpinion = remembered((text) => {
  return hasKind(
    without(text, (table) => table.noOpinion),
    (table) => table.opinion,
  );
});

/** Circular numbers named in a folded text. */
export const circularNumbers = remembered((folded): readonly number[] => {
  const numbers = COMPILED.flatMap((table) => table.circular.flatMap((pattern) => pattern.numbers(folded)));
  return [...new Set(numbers)];
});

/**
 * A damaged line: the best of the known wordings of statements and options that it nearly contains. Where a positive
 * and a negative both nearly match, the negative's own words must be found or be absent for certain, else null.
 */
function classifyDamaged(folded: string): Phrase | null {
  for (const table of PHRASE_TABLES) {
    for (const slot of ORDER) {
      if (table.slots[slot].some((pattern) => nearlyContains(folded, pattern, table.language))) {
        if (slot === 'assign' && table.notAssignTail.some((tail) => nearlyContains(folded, tail, table.language)))
          return null;
        return { kind: slot, language: table.language };
      }
    }
  }
  return null;
}
