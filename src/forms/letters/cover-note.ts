import type { Finding } from '../../domain/finding.ts';
import type { Saying } from '../../domain/saying.ts';
import type { TextRef } from '../../domain/text-ref.ts';
import type { FileReading, FormInFile } from '../file-reading.ts';
import { saysElse, speaksOfAnswers } from '../phrases/about-answers.ts';
import { saysBeyondSending } from '../phrases/beyond-sending.ts';
import { holdsCondition, holdsCorrection } from '../phrases/index.ts';
import { saysOwn } from '../phrases/sender-lines.ts';
import { sentencesOf } from '../phrases/sentences-of.ts';
import { say } from '../sentences.ts';
import { isDisclaimer } from './disclaimers.ts';
import { holdsOpinionOn, holdsUnknownOn } from './opinion-on-text.ts';
import { unknownSentence } from './other-languages.ts';
import { refusesAuthority } from './quoted-statements.ts';
import { standsOtherwise } from './stands-otherwise.ts';
import { paragraphsOf } from './wrapped-lines.ts';

/**
 * What the mail itself says beside the form attached to it, as far as it may change what the boxes say: a condition,
 * words that take something back, an opinion on a text by its number or a reservation on all, that the form is not the
 * answer yet, or a sentence such as no covering letter needs. What the mail quotes was left out by its reader; of mails that
 * it passes on only what may change the answer counts.
 */
export function coverNoteFindings(bodies: readonly FileReading[], forms: readonly FormInFile[]): Finding[] {
  const refs = refsOn(forms);
  const letters = coverNotes(bodies, forms);
  const said = letters
    .flatMap(saidIn)
    .filter(
      (paragraph) =>
        !isDisclaimer(paragraph) &&
        (mayChangeAnswer(paragraph, refs) ||
          sentencesOf(paragraph).some((each) => speaksOfAnswers(each) || saysElse(each)) ||
          saysBeyondSending(paragraph) ||
          saysOwn(paragraph)),
    )
    .concat(letters.flatMap(passedOnIn).filter((each) => !isDisclaimer(each) && mayChangeAnswer(each, refs)))
    .concat(letters.flatMap((letter) => unknownSentence(letter.reading?.freeText ?? []) ?? []))
    .map((paragraph): Saying => say('written-in-mail', { text: paragraph.slice(0, 300) }));
  if (letters.some(refusesInWords)) said.push(say('mail-refuses'));
  return said.slice(0, 1).map((saying) => ({ code: 'condition-in-text', ...saying }));
}

/** The mail's bodies that are no form: its covering letter, perhaps in several renderings. */
export function coverNotes(bodies: readonly FileReading[], forms: readonly FormInFile[]): FileReading[] {
  return bodies.filter((body) => !forms.some(({ name }) => name === body.name));
}

/** "We do not assign authority ..." in a sentence, not as a statement of a form that was quoted whole. */
function refusesInWords(letter: FileReading): boolean {
  return letter.reading?.records.length === 0 && saidIn(letter).some(refusesAuthority);
}

function saidIn({ reading }: FileReading): string[] {
  return paragraphsOf((reading?.freeText ?? []).map(({ text }) => text));
}

/** What an office's people wrote to one another, in mails that it passes on with its own. */
function passedOnIn({ reading }: FileReading): string[] {
  return paragraphsOf(reading?.passedOn ?? []);
}

/** The texts on which these forms give answers. */
export function refsOn(forms: readonly FormInFile[]): Set<TextRef> {
  return new Set(forms.flatMap(({ reading }) => reading.records.flatMap((record) => record.refs)));
}

/** Whether a paragraph, or a subject, says something that may change what the boxes say. */
export function mayChangeAnswer(paragraph: string, refs: ReadonlySet<TextRef>): boolean {
  const holdsOpinion = holdsOpinionOn(paragraph, refs) || holdsUnknownOn(paragraph, refs);
  const changes = holdsOpinion || holdsCondition(paragraph) || holdsCorrection(paragraph);
  return changes || standsOtherwise(paragraph);
}
