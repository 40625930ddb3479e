import type { DeterminedText } from '../../domain/consultation.ts';
import type { Finding } from '../../domain/finding.ts';
import type { CommentFlag, Decision } from '../../domain/reply.ts';
import { findTextRefs, type TextRef } from '../../domain/text-ref.ts';
import { fold } from '../document/fold.ts';
import { denies } from '../issued/negations.ts';
import { holdsOpinionOn } from '../letters/opinion-on-text.ts';
import { standsOtherwise } from '../letters/stands-otherwise.ts';
import { isNotMeant, namesOtherCircular } from '../locate/words/free-text.ts';
import { saysElse } from '../phrases/about-answers.ts';
import { saysBeyondSending } from '../phrases/beyond-sending.ts';
import { copiesOther } from '../phrases/copied-form.ts';
import { saysEnclosed } from '../phrases/enclosures.ts';
import { classifyLabel, holdsCondition, holdsCorrection, holdsOpinion } from '../phrases/index.ts';
import { markWord } from '../phrases/mark-words.ts';
import { saysSoMany } from '../phrases/part-of-reply.ts';
import { pointsAtLetter } from '../phrases/points-at-letter.ts';
import { speaksOfRemoval } from '../phrases/removals.ts';
import { isOfSenders, saysOwn } from '../phrases/sender-lines.ts';
import { sentencesOf } from '../phrases/sentences-of.ts';
import { turnsInstruction } from '../phrases/turned-instruction.ts';
import { isUnknownSentence } from '../phrases/unknown-sentence.ts';
import { foreignWords, isBrokenWord } from '../phrases/vocabulary.ts';
import type { FormReading, FreeText } from '../reader.ts';
import { say } from '../sentences.ts';
import { isAnswerWord } from './answer-words.ts';

/** Own words outside the records that make a sentence, beyond names and addresses. */
const SENTENCE_WORDS = 8;
const FEW_WORDS = 4;
/** So many words of somebody's own make a remark of a line behind the form. */
const LEAST_BEHIND = 1;
/** Texts that the form's title names, at least. */
const TITLE_TEXTS = 3;

type Answers = Readonly<Record<TextRef, { decision: Decision | null; comments: CommentFlag | null }>>;

/**
 * Free text that may change what the boxes say: a condition or words that take something back anywhere, an opinion at
 * length, any remark in a record, where nothing but marks belongs, and any behind the form on a text without comments.
 */
export function conditionFindings(reading: FormReading, answers: Answers): Finding[] {
  const findings = new Map<TextRef | '', Finding>();
  const announced = Object.values(answers).some((answer) => saysMore(answer));
  for (const free of reading.freeText) {
    const mayChange =
      mayChangeAnswer(free, announced, answers) ||
      (reading.learnt === true && isSentence(free.text)) ||
      (free.behind !== 'comments' && saysMoreAround(free)) ||
      namesOtherCircular(free.text, reading.circulars);
    const named = free.behind === undefined && !saysEnclosed(free.text) ? undefined : silentText(free, answers);
    if (!mayChange && named === undefined) continue;
    const ref = mayChange ? free.ref : named;
    if (findings.has(ref ?? '')) continue;
    const saying = say('written-beside-fields', { text: free.text.slice(0, 300) });
    findings.set(
      ref ?? '',
      ref && answers[ref]
        ? { code: 'condition-in-text', text: ref, ...saying }
        : { code: 'condition-in-text', ...saying },
    );
  }
  return [...findings.values()];
}

/** One text's label on the form, with the title that the consultation gives that text, and what it is. */
interface LabelOnForm {
  label: string;
  ref: TextRef;
  title: string;
  type: DeterminedText['type'];
}

/**
 * Words of a person's own behind a label. Where most labels have such words, and others at each, they are the texts'
 * titles in another language, and only a condition among them counts.
 */
export function labelFindings(records: readonly LabelOnForm[]): Finding[] {
  const remainders = records.map(withoutTitle).filter((words) => foreignWords(words) > 0);
  const titled = new Set(remainders).size * 2 > records.length;
  return records
    .filter(
      (record) =>
        holdsCondition(record.label) ||
        beginsWithDenial(record) ||
        endsWithAnswer(record) ||
        saysEnclosed(behindNumber(record)) ||
        removesText(record) ||
        (!titled && (withoutTitle(record) !== '' || answers(record, records))),
    )
    .map(({ label, ref }) => ({
      code: 'condition-in-text',
      text: ref,
      ...say('written-beside-label', { text: label.slice(0, 300) }),
    }));
}

/** "NOT: Draft new Recommendation ...". "No. 3" numbers it. */
function beginsWithDenial({ label, title }: LabelOnForm): boolean {
  const [first = '', second = ''] = wordsOf(label);
  const isDenial = !/\p{Script=Han}/u.test(first) && denies(first) && !/^\d/u.test(second);
  return isDenial && fold(wordsOf(title)[0] ?? '') !== fold(first);
}

/** "Yes" or "No" behind the label: words of the form's own wording too, but never there. */
function endsWithAnswer({ label, title }: LabelOnForm): boolean {
  const last = wordsOf(label).at(-1) ?? '';
  return ['yes', 'no'].includes(markWord(last) ?? '') && fold(wordsOf(title).at(-1) ?? '') !== fold(last);
}

/** "NOT", "n/a", "comments attached" in a label, in the form's own words for answers. */
function answers({ label: whole, title }: LabelOnForm, records: readonly LabelOnForm[]): boolean {
  const label = whole.replace(NUMBERED, ' ');
  // "n/a" is one word only between spaces.
  const [own, ofTitle] = [[...wordsOf(label), ...label.split(/\s+/u)], new Set(wordsOf(title).map(fold))];
  const isCommon = (word: string) => records.filter((other) => other.label.includes(word)).length * 2 > records.length;
  return own.some((word) => isAnswerWord(word) && !ofTitle.has(fold(word)) && !isCommon(word));
}

/** "No. 3" numbers a text. */
const NUMBERED = /(?<!\p{L})no\.?\s?(?=\d)/giu;

/** "Deletion of ..." in place of "Draft new ...", where what is asked is whether a text may be approved. */
function removesText({ label, title, type }: LabelOnForm): boolean {
  if (type === 'deletion') return false;
  const [, before = ''] = /^(.*?)\p{Lu}\s?\.?\s?\d/su.exec(label) ?? [];
  return speaksOfRemoval(before) && !speaksOfRemoval(title);
}

/** What stands behind the text's number and working name. */
function behindNumber({ label, title }: LabelOnForm): string {
  const [, behind = ''] = /\p{Lu}\s?\.?\s?\d[\w.-]*(.*)$/su.exec(label) ?? [];
  return saysEnclosed(title) ? '' : behind;
}

/** The label's words that are neither the form's wording, nor the text's number, working name or title. */
function withoutTitle({ label, title }: LabelOnForm): string {
  const known = new Set(wordsOf(title).map(fold));
  return wordsOf(label)
    .filter((word, at, all) => !known.has(fold(word)) && foreignWords(word) > 0 && !isBrokenWord(all, at))
    .join(' ');
}

/** "X.saf–dfs": word processors turn the hyphen of a working name into a dash. */
const DASH_IN_NAME = /(?<=[A-Z]\.\w*[a-z])[‐‑–](?=[a-z])/gu;

/** "X. 5Gsec-ctrl": a line may end behind the point. */
const BREAK_IN_NAME = /(?<=\b[A-Z]\.)\s(?=\d)/gu;

function wordsOf(text: string): string[] {
  return (
    text
      .replace(DASH_IN_NAME, '-')
      .replace(BREAK_IN_NAME, '')
      .match(/[\p{L}\p{N}\p{M}.-]*[\p{L}\p{N}\p{M}]/gu) ?? []
  );
}

function mayChangeAnswer({ text, ref, behind, added }: FreeText, announced: boolean, answers: Answers): boolean {
  if (added && (saysAnything(text) || saysSoMany(text))) return true;
  if (ref !== undefined || holdsCondition(text) || holdsCorrection(text) || isNotMeant(text)) return true;
  if (turnsInstruction(fold(text)) || copiesOther(text)) return true;
  // In front of the form there are no comments, only the letter.
  if (behind === undefined && holdsOpinionOn(text, new Set(Object.keys(answers)))) return true;
  // Comments that the boxes announce are opinions by nature.
  if (behind === 'comments' && announced) return false;
  // Comments may be in a letter; where there are none, the letter says something else.
  if (standsOtherwise(text) || (!announced && pointsAtLetter(text))) return true;
  return foreignWords(text) >= SENTENCE_WORDS && holdsOpinion(text);
}

/** Nobody completes the form's own title and opening but by a name, which is written with a capital. */
function saysAnything(text: string): boolean {
  const words = text.match(/[\p{L}\p{M}]{2,}/gu) ?? [];
  return words.some((word) => !/^\p{Lu}/u.test(word) && foreignWords(word) > 0);
}

/**
 * Whether the paragraph in which a line stands says more than a letter around a form needs. In front of the form, where formats
 * tell lines alone, the form's own opening is among them in words that nobody need know.
 */
function saysMoreAround({ text, paragraph, ref, behind }: FreeText): boolean {
  if (ref !== undefined) return false;
  if (behind !== undefined) return saysMoreThanSender(paragraph ?? text, LEAST_BEHIND);
  return paragraph !== undefined && !isTitle(paragraph) && saysMoreThanSender(paragraph);
}

function saysMoreThanSender(paragraph: string, least?: number): boolean {
  const says = sentencesOf(paragraph).some((each) => saysElse(each) || isUnknownSentence(each));
  return says || saysBeyondSending(paragraph) || saysOwn(paragraph, least);
}

/** The form's title lists its texts, and its fields begin with "From:". */
function isTitle(text: string): boolean {
  return findTextRefs(text).length >= TITLE_TEXTS || classifyLabel(fold(text)) !== null;
}

/** What may be a sentence in a language that nobody here knows; names, titles and addresses are written with capitals. */
function isSentence(text: string): boolean {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  const small = words.filter((word) => !/^\p{Lu}/u.test(word) && !isOfSenders(fold(word)));
  const foreign = foreignWords(text);
  return foreign >= SENTENCE_WORDS || (foreign >= FEW_WORDS && small.length * 2 > words.length);
}

/** Whether an answer announces comments or reasons. */
function saysMore({ decision, comments }: Answers[TextRef]): boolean {
  return comments === 'attached' || decision === 'not-assign';
}

/** The one text that a line is about, where its boxes announce nothing further about it. */
function silentText({ text }: FreeText, answers: Answers): TextRef | undefined {
  const named = findTextRefs(text);
  const own = Object.keys(answers).filter((ref) => findTextRefs(ref).some((each) => named.includes(each)));
  const [ref, ...others] = own;
  const answer = ref === undefined ? undefined : answers[ref];
  return answer && others.length === 0 && !saysMore(answer) ? ref : undefined;
}
