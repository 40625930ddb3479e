import { LEGAL_FORM } from '../../../domain/legal-form.ts';
import { rememberedOf } from '../../../domain/remembered.ts';
import { findTextRefs } from '../../../domain/text-ref.ts';
import { fold, foldedWords } from '../../document/fold.ts';
import { standsOtherwise } from '../../letters/stands-otherwise.ts';
import { joinWrapped } from '../../letters/wrapped-lines.ts';
import { isClosing } from '../../phrases/closings.ts';
import { namesComments } from '../../phrases/comment-words.ts';
import { saysEnclosed } from '../../phrases/enclosures.ts';
import {
  circularNumbers,
  holdsCondition,
  holdsCorrection,
  holdsOpinion,
  isHeading,
  isInstruction,
} from '../../phrases/index.ts';
import { refusesText } from '../../phrases/mark-words.ts';
import { numberedCirculars } from '../../phrases/numbered-circulars.ts';
import { mayCountPage, numbersPage, saysPart, saysSoMany } from '../../phrases/part-of-reply.ts';
import { pointsAtLetter } from '../../phrases/points-at-letter.ts';
import { deniesReply } from '../../phrases/reply-standing.ts';
import { isShortNote } from '../../phrases/short-notes.ts';
import { turnsInstruction } from '../../phrases/turned-instruction.ts';
import { foreignWords, rearrangesWording } from '../../phrases/vocabulary.ts';
import type { FreeText } from '../../reader.ts';
import { textOf } from '../chars.ts';
import type { DraftRecord, DraftSlot, OutsideLine } from '../draft.ts';
import { isWorkingName } from '../label.ts';
import { fieldLines } from './field-lines.ts';
import { addedTo, withoutIssued } from './issued-paragraphs.ts';

const LONGEST_LINE = 5000;
const PIECES = /.{1,4000}(?:\s|$)|.{1,5000}/gsu;
/** Own words in a statement from which on it is a remark; fewer may be a reconstructed wording's differences. */
const OWN_WORDS = 3;

/** How the lines around the form are to be read. */
interface Around {
  /** Set where lines are all that the format tells. */
  inLines: boolean;
  /** The form's own paragraphs around its records, as `paragraphsAround` gives them. */
  around: readonly string[];
  /** The numbers by which the form names its circular. */
  circulars: readonly number[];
}

/** What was written beside the fields of the form: remarks within records first, then lines outside them. */
export function findFreeText(
  drafts: readonly DraftRecord[],
  outside: readonly OutsideLine[],
  { inLines, around, circulars }: Around,
): FreeText[] {
  const found: FreeText[] = [];
  for (const draft of drafts) {
    const [ref] = draft.refs.length > 0 ? draft.refs : findTextRefs(draft.label);
    const add = (text: string, place: FreeText['place']) => found.push(ref ? { text, place, ref } : { text, place });
    for (const remark of draft.remarks) if (isOwnInRecord(remark.text, circulars)) add(remark.text, remark.place);
    for (const slot of draft.slots.values()) {
      const text = slotText(slot);
      if (isRemark(text) && !isCommonWording(slot, text, drafts)) add(text, slot.place);
    }
  }
  // Where there is no form, a line that names the circular is a letter's, and may say more.
  const isLetter = drafts.length === 0;
  const paragraphs = inLines ? paragraphsOfLines(outside) : null;
  const part = lonePart(outside);
  let behind: FreeText['behind'] = 'form';
  let closed = false;
  for (const line of outside) {
    const { place, where } = line;
    const added = addedTo(line.text, around);
    if (line !== part && added === '' && numbersPage(line.text)) continue;
    const text = added || line.text;
    const paragraph = paragraphs ? ownPart(paragraphs.get(line) ?? '', line, around) : text;
    if (where === 'after' && isCommentsHeading(fold(text))) behind = 'comments';
    if (isLetter && isClosing(text)) closed = true;
    const isLetters = isLetter || (where === 'before' && around.length > 0 && isBeside(text, around));
    const isOwn = isOwnWriting(text) || namesOtherCircular(text, circulars) || (isLetters && foreignWords(text) > 0);
    if (
      isOwn ||
      line === part ||
      saysSoMany(added) ||
      (where === 'after' && pointsAtText(text)) ||
      enclosesOnText(text)
    )
      found.push({
        text,
        place,
        ...(added !== '' && { added: true as const }),
        ...(paragraph !== undefined && { paragraph }),
        ...(where === 'after' && { behind }),
        ...(closed && { belowClosing: true as const }),
      });
  }
  return found.flatMap(inPieces);
}

/** A line longer than any that people write, cut between its words into several. */
function inPieces(line: FreeText): FreeText[] {
  if (line.text.length <= LONGEST_LINE) return [line];
  const pieces = line.text.match(PIECES) ?? [];
  return pieces.map((text) => ({ ...line, text, ...(line.paragraph !== undefined && { paragraph: text }) }));
}

/** A line that says "5 of 8" and numbers no page: pages are counted on each of them, from one. */
function lonePart(outside: readonly OutsideLine[]): OutsideLine | undefined {
  const [first, ...others] = outside.filter(({ text }) => saysSoMany(text));
  return others.length === 0 && first && !mayCountPage(first.text) ? first : undefined;
}

/** Whether a line in front of a form is neither the form's heading nor another line of its own. */
function isBeside(text: string, around: readonly string[]): boolean {
  return !isHeading(fold(text)) && withoutIssued(text, around) !== '';
}

/** A paragraph of lines without what the form itself says in it. In front of a form that is not at hand nobody can tell. */
function ownPart(paragraph: string, { where }: OutsideLine, around: readonly string[]): string | undefined {
  if (where === 'before' && around.length === 0) return undefined;
  return withoutIssued(paragraph, around);
}

/**
 * The form's own lines among them belong to its sentences too. On each page they are put together by themselves; those of
 * the form's fields stand alone.
 */
function paragraphsOfLines(outside: readonly OutsideLine[]): ReadonlyMap<OutsideLine, string> {
  const fields = fieldLines(outside);
  const paragraphs = new Map([...fields].map((line) => [line, line.text]));
  const lines = outside.filter((line) => !fields.has(line));
  for (const run of Map.groupBy(lines, ({ where, place }) => `${where} ${place.page ?? ''}`).values()) {
    const joined = joinWrapped(
      run.map((line) => ({ text: line.text, lines: [line] })),
      (one, other) => ({ text: `${one.text} ${other.text}`, lines: [...one.lines, ...other.lines] }),
    );
    for (const { text, lines: parts } of joined) for (const line of parts) paragraphs.set(line, text);
  }
  return paragraphs;
}

/** Whether a statement's wording holds a remark or a condition. */
export function isRemark(text: string): boolean {
  return foreignWords(text) >= OWN_WORDS || holdsCondition(text);
}

/** A statement's whole wording, once its form is put together. */
export const slotText = rememberedOf((slot: DraftSlot): string =>
  slot.body.map(({ chars }) => textOf(chars).trim()).join(' '),
);

/**
 * A wording that all records share is the form's own, where only the words of a reconstruction are known. English is
 * known from an issued form.
 */
function isCommonWording(slot: DraftSlot, text: string, drafts: readonly DraftRecord[]): boolean {
  if (slot.language === 'en' || drafts.length < 3) return false;
  const same = drafts.filter((draft) => {
    const other = draft.slots.get(slot.slot);
    return other && fold(slotText(other)) === fold(text);
  });
  return same.length * 2 > drafts.length;
}

/** Between a record's statements even the form's own words say something where they stand in an order of their own. */
function isOwnInRecord(text: string, circulars: readonly number[]): boolean {
  const folded = fold(text);
  if (turnsInstruction(folded) || namesOtherCircular(text, circulars)) return true;
  if (isInstruction(folded) || isPageHead(folded) || isWorkingName(text)) return false;
  return foreignWords(text) > 0 || rearrangesWording(text);
}

/** "TSB Circular 142", as each page of the circular bears it. */
function isPageHead(folded: string): boolean {
  return circularNumbers(folded).length > 0 && (folded.match(/\p{L}+/gu) ?? []).length <= 3;
}

/** "Annex: comments", "Reasons:", "Comments on X.1150": from there on the sender writes about the texts. */
function isCommentsHeading(folded: string): boolean {
  const words = folded.match(/\p{L}+/gu) ?? [];
  return words.length <= 8 && !/[.;]\s*$/u.test(folded) && namesComments(folded);
}

/** What takes a form back, or refuses it, where it is all that a line says: a stamp, a watermark. */
const VOID =
  "correction|erratum|errata|rectification|rectificatif|corrección|rectificación|fe de erratas|исправление|勘误|تصحيح|specimen|sample|unsigned|unsigned copy|copy for information|for discussion|for discussion only|do not send|void|null and void|cancelled|canceled|invalid|not valid|not valid without signature|this is a test|test|not agreed|not approved|not accepted|we disagree|annulé|annulée|nul|désaccord|pas d'accord|nous ne sommes pas d'accord|non approuvé|ceci est un test|anulado|anulada|cancelado|cancelada|en desacuerdo|no estamos de acuerdo|no aprobado|образец|аннулировано|недействительно|не согласен|не согласны|не одобрено|草稿|作废|无效|样本|不同意|未批准|ملغى|مسودة|لا نوافق|غير موافق";
/** What says so at the head of a page. */
const DRAFT = 'draft|projet|brouillon|borrador|проект|черновик|草案';
const IS_VOID = alone(VOID);
const IS_VOID_OR_DRAFT = alone(`${VOID}|${DRAFT}`);

/** One of these, or several parted by signs: "DRAFT – not approved". */
function alone(words: string): RegExp {
  return new RegExp(`^(?:[^\\p{L}\\p{N}]*(?:${foldedWords(words)})(?![\\p{L}\\p{N}]))+[^\\p{L}\\p{N}]*$`, 'u');
}

/** What stands across a page, or at its head, that is not meant to be counted. */
export function isNotMeant(text: string): boolean {
  return IS_VOID_OR_DRAFT.test(fold(text));
}

/** The same without the words with which a draft Recommendation is named too. */
export function isTakenBack(text: string): boolean {
  return IS_VOID.test(fold(text));
}

/** "Not official", "Subject to the attached comments": the form's own words, put together otherwise. */
function saysMore(text: string): boolean {
  if (isConditional(text) || deniesReply(text) || pointsAtLetter(text) || turnsInstruction(fold(text))) return true;
  return rearrangesWording(text) && (holdsCorrection(text) || isShortNote(text));
}

/** Whether a line names a circular by its number, and not the form's. */
export function namesOtherCircular(text: string, circulars: readonly number[]): boolean {
  const numbers = numberedCirculars(text);
  return numbers.length > 0 && circulars.length > 0 && !numbers.some((number) => circulars.includes(number));
}

/** A condition in the form's own words; its title begins with "Subject:". */
function isConditional(text: string): boolean {
  return holdsCondition(text) && !isHeading(fold(text)) && circularNumbers(fold(text)).length === 0;
}

/** "X.1221: see attached", behind the form: said of one text in the form's words. A label ends with its text's number and working name. */
function pointsAtText(text: string): boolean {
  const [, behind = ''] = /\p{Lu}\s?\.?\s?\d[\w.-]*(.*)$/su.exec(text) ?? [];
  return findTextRefs(text).length === 1 && /\p{L}{3}/u.test(behind.replace(/[(（][^)）]*[)）]/gu, ''));
}

/** The same before the form, where a letter may list the texts: only that something is attached says more. */
function enclosesOnText(text: string): boolean {
  return pointsAtText(text) && saysEnclosed(text) && foreignWords(text) === 0;
}

function isOwnWriting(text: string): boolean {
  if (isNotMeant(text) || refusesText(text) || (saysPart(text) && !saysSoMany(text))) return true;
  if (foreignWords(text) === 0) return saysMore(text);
  const folded = fold(text);
  // A letter's reference to the circular says nothing by itself, but its sentence may, or names whose opinion it brings.
  const opines = holdsOpinion(text) && findTextRefs(text).length > 0;
  const mayMatter =
    holdsCondition(text) || holdsCorrection(text) || standsOtherwise(text) || opines || LEGAL_FORM.test(text);
  return mayMatter || (!isHeading(folded) && circularNumbers(folded).length === 0);
}
