import type { Finding } from '../../domain/finding.ts';
import type { Saying } from '../../domain/saying.ts';
import type { TextRef } from '../../domain/text-ref.ts';
import type { FileReading, FormInFile } from '../file-reading.ts';
import { saysElse, speaksOfAnswers } from '../phrases/about-answers.ts';
import { holdsCondition, holdsCorrection } from '../phrases/index.ts';
import { subjectSaysPart } from '../phrases/part-of-reply.ts';
import { saysOwn } from '../phrases/sender-lines.ts';
import { sentencesOf } from '../phrases/sentences-of.ts';
import { isShortNote } from '../phrases/short-notes.ts';
import { say } from '../sentences.ts';
import { isDisclaimer } from './disclaimers.ts';
import { holdsOpinionOn, holdsUnknownOn } from './opinion-on-text.ts';
import { refusesAuthority } from './quoted-statements.ts';
import { standsOtherwise } from './stands-otherwise.ts';
import { unknownSentence } from './unknown-words.ts';
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
          saysOwn(paragraph)),
    )
    .concat(letters.flatMap(passedOnIn).filter((each) => !isDisclaimer(each) && mayChangeAnswer(each, refs)))
    .concat(letters.flatMap((letter) => unknownSentence(letter.reading?.freeText ?? []) ?? []))
    .map((paragraph): Saying => say('written-in-mail', { text: paragraph.slice(0, 300) }));
  if (letters.some(refusesInWords)) said.push(say('mail-refuses'));
  return said.slice(0, 1).map((saying) => ({ code: 'condition-in-text', ...saying }));
}

/** "Corrected reply" is the name of a reply that replaces an earlier one, as every later reply does. */
const CORRECTED = /correct\w*|rectif\w*|correc\w*|исправл\p{L}*|更正|تصحيح/giu;
/** A reply that says of itself that it is not the last word. A "draft Recommendation" is what the circular is about. */
const DRAFT =
  /^(?:\s*(?:re|fwd?|tr|rv|wg)\s*:)*\s*draft\s*[,:;–—-]|[([（]\s*(?:draft(?!\s+(?:new|revised|amend|rec))(?=[\s)\]）])|(?:brouillon|projet|borrador|черновик|проект|草稿|草案|مسودة)\s*[)\]）])|\bdraft (?:reply|response|answer|form)\b|\bprojet de réponse\b|\bborrador de respuesta\b|проект ответа|答复草[稿案]/iu;

/** "DRAFT Annex 2.docx", "Annex 2 - provisoire.docx": the same in a file's name, where no sign need part the word from others. */
const DRAFT_FILE =
  /(?<!\p{L})(?:draft(?!\p{L}|\s*(?:new|revised|amend|corr|rec|text|itu|(?!v)[a-z]\.?\d))|brouillon|provisoire|préliminaire|borrador|provisional|preliminar|preliminary|not final|unfinished|черновик|черновой|предварительн\p{L}*|не\s?окончательн\p{L}*)(?!\p{L})|草稿|初稿|未定稿|征求意见稿|مسودة/iu;

/** "Annex 2 OLD.docx", "Annex 2 - superseded.docx". */
const SET_ASIDE =
  /(?<!\p{L})(?:old|obsolete|outdated|superseded|void|cancell?ed|withdrawn|wrong|unapproved|ancien(?:ne)?|annulée?|périmée?|obsolète|anulad[oa]|obsolet[oa]|antigu[oa]|старый|старая|отменен[оа]?|аннулирован[оа]?|ошибочн\p{L}*)(?!\p{L})|作废|旧版|ملغ[ىا]|قديم/iu;

/** The same for the mail's subject: whoever answers in one line does it there. */
export function subjectFindings(subject: string, forms: readonly FormInFile[]): Finding[] {
  const named = subject.replace(CORRECTED, '');
  if (!DRAFT.test(subject) && !subjectSaysPart(subject) && !mayChangeAnswer(named, refsOn(forms))) return [];
  return [{ code: 'condition-in-text', ...say('written-in-subject', { text: subject.slice(0, 300) }) }];
}

/**
 * A form's file that its name calls a draft, or puts aside otherwise where its sender named it. Other names of files say what
 * is in them, and decide nothing.
 * @param isMailed whether the file came by mail: whoever keeps a bare one may have named it after what it holds
 */
export function fileNameFindings(name: string, isMailed: boolean): Finding[] {
  const words = name.replaceAll('_', ' ').slice(0, 300);
  return DRAFT.test(words) || (isMailed && (DRAFT_FILE.test(words) || SET_ASIDE.test(words) || isShortNote(words)))
    ? [{ code: 'condition-in-text', ...say('written-in-file-name', { text: words }) }]
    : [];
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

function refsOn(forms: readonly FormInFile[]): Set<TextRef> {
  return new Set(forms.flatMap(({ reading }) => reading.records.flatMap((record) => record.refs)));
}

function mayChangeAnswer(paragraph: string, refs: ReadonlySet<TextRef>): boolean {
  const holdsOpinion = holdsOpinionOn(paragraph, refs) || holdsUnknownOn(paragraph, refs);
  const changes = holdsOpinion || holdsCondition(paragraph) || holdsCorrection(paragraph);
  return changes || standsOtherwise(paragraph);
}
