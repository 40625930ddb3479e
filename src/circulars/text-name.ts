import type { DeterminedText } from '../domain/consultation.ts';
import { findTextRefs, parseTextRef, type TextRef } from '../domain/text-ref.ts';
import { fold } from '../forms/document/fold.ts';
import type { CircularWords } from './words/circular-words.ts';

/** What a line that names a text tells of it: a heading of Annex 1, a label of the form. */
export interface TextName {
  /** The first number on the line; a text of two numbers ("D.1140/X.1261") goes by its first. */
  ref: TextRef;
  /** The number as it stands there. */
  spelling: string;
  type: DeterminedText['type'] | null;
  /** "Amendment 1": its number; null without one. */
  part: number | null;
  alias: string | null;
  /** "R50" */
  document: string | null;
  /** What follows the number after a colon or a dash: the title, where it stands on the same line. */
  title: string | null;
}

const DOCUMENT =
  /[[(]\s*((?:[A-Z]{2,4}\s?\d{0,2}\s?[-–]\s?)?(?:R|TD|C)\s?\d{1,4}(?:\s?[-–]\s?[A-Z]?\d{0,3})?(?:\/\w{1,5})?(?:\s?Rev\.?\s?\d{1,2})?)\s*[\])]/u;
const SPELLING = /(?<![\p{L}\p{N}.])\p{Lu}[.\s]?\s?\d{1,5}(?:\.\d{1,4})*(?![\p{L}\p{N}])/u;
const PARENTHESIS = /[(（]([^()（）]{2,60})[)）]/gu;
/** "X.saf-dfs", "ex X.itssec-1": a letter, a dot, and something that is more than a number. */
const ALIAS = /^(?:(?:ex|former|formerly|previously|anc)\.?[\s:]+)?([A-Z]{1,4}\.[\p{L}\p{N}][\p{L}\p{N}._+/-]{0,40})$/u;

/** null where the line names no text. */
export function parseTextName(line: string, words: CircularWords): TextName | null {
  const plain = line.normalize('NFKC').replace(/[\u2010-\u2015]/gu, '-');
  const document = DOCUMENT.exec(plain);
  const naming = document ? plain.replace(document[0], ' ') : plain;
  const [ref] = findTextRefs(naming).filter((each) => !isA5(each));
  if (ref === undefined) return null;
  const aliases = [...naming.matchAll(PARENTHESIS)].flatMap(
    ([, inside]) => ALIAS.exec(inside?.trim() ?? '')?.[1] ?? [],
  );
  return {
    ref,
    spelling: spellingsOf(naming).find((spelling) => parseTextRef(spelling) === ref) ?? ref,
    type: typeOf(naming, words),
    part: partNumber(naming, words),
    alias: aliases.find((alias) => parseTextRef(alias) === null) ?? null,
    document: document?.[1]?.replace(/\s/gu, '') ?? null,
    title: titleBehind(naming),
  };
}

/** Recommendation ITU-T A.5 rules the references of others; nobody is consulted on it in a note. */
export function isA5(ref: TextRef): boolean {
  return ref === 'A.5';
}

/** Numbers as they are printed in a line, in order: "X.1150", "X1373". */
export function spellingsOf(line: string): string[] {
  const plain = line.normalize('NFKC').replace(DOCUMENT, ' ');
  return [...plain.matchAll(new RegExp(SPELLING, 'gu'))].map(([spelling]) => spelling.replace(/\s/gu, ''));
}

/** The most particular kind that the line's words name. */
export function typeOf(line: string, words: CircularWords): DeterminedText['type'] | null {
  const folded = fold(line);
  const found = words.types.find(([, stems]) => stems.some((stem) => holdsWord(folded, stem, words)));
  return found?.[0] ?? null;
}

/** "Amendment 1", "Amd. 2", "Поправка 1": the number behind the word. */
function partNumber(line: string, words: CircularWords): number | null {
  const stems = words.types
    .filter(([type]) => type === 'amendment' || type === 'corrigendum')
    .flatMap(([, all]) => all);
  const source = stems.map((stem) => `${fold(stem)}\\p{L}*`).join('|');
  const match = new RegExp(`(?:${source})\\s*(?:no\\.?\\s*)?(\\d{1,2})(?![\\p{L}\\p{N}.])`, 'u').exec(fold(line));
  return match ? Number(match[1]) : null;
}

function holdsWord(folded: string, stem: string, { language }: CircularWords): boolean {
  const word = fold(stem);
  if (language === 'zh') return folded.includes(word);
  const article = language === 'ar' ? '(?:[وفلبك]?(?:ال|ل)?)?' : '';
  return new RegExp(`(?<!\\p{L})${article}${word}`, 'u').test(folded);
}

function titleBehind(line: string): string | null {
  const match = /\d(?:\s*\([^()]{2,60}\))*[\s,]*(?:[:：]|\s-+\s)\s*["“«]?(\p{L}.{7,400}?)["”»]?\s*$/u.exec(line);
  return match?.[1]?.trim() ?? null;
}
