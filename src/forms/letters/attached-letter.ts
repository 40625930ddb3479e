import type { Finding } from '../../domain/finding.ts';
import type { TextRef } from '../../domain/text-ref.ts';
import type { FileReading, FormInFile } from '../file-reading.ts';
import { saysElse, speaksOfAnswers } from '../phrases/about-answers.ts';
import { saysBeyondSending } from '../phrases/beyond-sending.ts';
import { holdsCondition, holdsCorrection } from '../phrases/index.ts';
import { saysOwn } from '../phrases/sender-lines.ts';
import { sentencesOf } from '../phrases/sentences-of.ts';
import { say } from '../sentences.ts';
import { isCalledComments, isNoteOnForm, namesPartOfText, speaksOfAnswer } from './announced-comments.ts';
import { isCircular } from './circulars-own.ts';
import { isDisclaimer } from './disclaimers.ts';
import { holdsOpinionOn } from './opinion-on-text.ts';
import { unknownSentence } from './other-languages.ts';
import { grantsAuthority, refusesAuthority } from './quoted-statements.ts';
import { standsOtherwise } from './stands-otherwise.ts';
import { joinWrapped } from './wrapped-lines.ts';

/** What programs say: the cover page of a PDF portfolio how to open it, a mail made plain where a picture was. */
const OF_PROGRAMS = /\bportfolio\b|^\[(?:image|cid):[^\]]*\]$/iu;
/** What is so short, in lines, is a note, whether it greets anybody or not. */
const SHORT_NOTE = 8;
/** What has so few words, and nothing beside them, is a call: "on hold". */
const CALL = 4;
/** Chinese words have two characters, mostly. */
const WORDS = /\p{Script=Han}{1,2}|[[\p{L}\p{N}]--\p{Script=Han}]+/gv;
/** A letter is no longer than this, in lines; what is longer is a draft, a circular or a contribution. */
const LONGEST_LETTER = 120;

/**
 * What files sent along with the form say, as far as it may change what the boxes say. A covering letter is searched as
 * the mail's own words are; where the form announces comments or reasons, and the file does not begin as letters do, only
 * for sentences on the answer or the form itself, as the file may be these comments, or for an answer that both grants and
 * refuses; a few lines that neither are called comments nor name a part of a text are searched as any note is. A
 * circular sent back, and a blank form, are nobody's letter.
 */
export function attachedLetterFindings(files: readonly FileReading[], forms: readonly FormInFile[]): Finding[] {
  const records = forms.flatMap(({ reading }) => reading.records);
  const refs = new Set(records.flatMap((record) => record.refs));
  const announced = records.some(({ observations }) =>
    observations.some(({ slot, state }) => (slot === 'comments' || slot === 'not-assign') && state !== 'empty'),
  );
  return files
    .filter((file) => !isPartOf(file, forms))
    .flatMap((file) => sentencesIn(file, refs, announced))
    .slice(0, 3);
}

/** The lines of the letters among the files of a mail without a form: an answer may have been written in one of them. */
export function attachedLetterLines(files: readonly FileReading[]): string[] {
  const letters = files.flatMap(({ reading }) => (reading && !isForm(reading.records) ? [reading.freeText] : []));
  return letters
    .filter((lines) => lines.length <= LONGEST_LETTER && !isCircular(lines))
    .flatMap((lines) => lines.map(({ text }) => text));
}

function isPartOf(file: FileReading, forms: readonly FormInFile[]): boolean {
  return forms.some(
    ({ sha256, pages }) => sha256 === file.sha256 || pages?.some((page) => page.sha256 === file.sha256),
  );
}

function sentencesIn({ name, reading }: FileReading, refs: ReadonlySet<TextRef>, announced: boolean): Finding[] {
  if (!reading || isForm(reading.records) || isCircular(reading.freeText)) return [];
  const paragraphs = joinWrapped<{ text: string }>(reading.freeText, (one, other) => ({
    text: `${one.text} ${other.text}`,
  })).map(({ text }) => text);
  const isLong = reading.freeText.length > LONGEST_LETTER;
  const isNote = reading.freeText.length <= SHORT_NOTE && !isCalledComments(`${name} ${paragraphs[0] ?? ''}`);
  const isLetter = reading.salutes === true || isNote;
  const found =
    isLong || (announced && !reading.salutes)
      ? amongComments(paragraphs, isNote)
      : (paragraphs.find((text) => mayChangeAnswer(text, refs) || (isLetter && saysMore(text))) ??
        unknownSentence(reading.freeText));
  if (found === undefined) return [];
  return [{ code: 'condition-in-text', ...say('written-in-file', { file: name, text: found.slice(0, 300) }) }];
}

/** @param isNote whether they are so few lines, and so little called comments, that they may as well be a note on the form */
function amongComments(paragraphs: readonly string[], isNote: boolean): string | undefined {
  const isAnswer = paragraphs.some(grantsAuthority);
  const [first = '', ...more] = paragraphs;
  if (isNote && more.length === 0 && isCall(first) && saysMore(first)) return first;
  return paragraphs.find(
    (text) =>
      speaksOfAnswer(text) ||
      (isAnswer && refusesAuthority(text)) ||
      (isNote && !namesPartOfText(text) && isNoteOnForm(text)),
  );
}

/** A call of few words: nobody comments on a text in so few. */
function isCall(text: string): boolean {
  return (text.match(WORDS) ?? []).length <= CALL && !namesPartOfText(text);
}

function mayChangeAnswer(text: string, refs: ReadonlySet<TextRef>): boolean {
  const changes = holdsCondition(text) || holdsCorrection(text) || holdsOpinionOn(text, refs);
  return changes || refusesAuthority(text) || standsOtherwise(text);
}

/** Anything else than that the form is sent, and who sends it. */
function saysMore(text: string): boolean {
  if (OF_PROGRAMS.test(text) || isDisclaimer(text)) return false;
  return (
    sentencesOf(text).some((each) => saysElse(each) || speaksOfAnswers(each)) ||
    saysBeyondSending(text) ||
    saysOwn(text)
  );
}

/** A statement quoted in a letter is no form: a form has both statements and both options. */
function isForm(records: readonly { slotsFound: readonly unknown[] }[]): boolean {
  return records.some(({ slotsFound }) => slotsFound.length > 2);
}
