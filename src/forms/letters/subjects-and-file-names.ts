import type { Finding } from '../../domain/finding.ts';
import type { FormInFile } from '../file-reading.ts';
import { DRAFTS_ELSEWHERE } from '../phrases/denials-elsewhere.ts';
import { subjectSaysPart } from '../phrases/part-of-reply.ts';
import { isShortNote } from '../phrases/short-notes.ts';
import { say } from '../sentences.ts';
import { mayChangeAnswer, refsOn } from './cover-note.ts';

/** "Corrected reply" is the name of a reply that replaces an earlier one, as every later reply does. */
const CORRECTED = /correct\w*|rectif\w*|correc\w*|исправл\p{L}*|更正|تصحيح/giu;
/** A reply that says of itself that it is not the last word. A "draft Recommendation" is what the circular is about. */
const DRAFT =
  /^(?:\s*(?:re|fwd?|tr|rv|wg)\s*:)*\s*draft\s*[,:;–—-]|[([（]\s*(?:draft(?!\s+(?:new|revised|amend|rec))(?=[\s)\]）])|(?:brouillon|projet|borrador|черновик|проект|草稿|草案|مسودة)\s*[)\]）])|\bdraft (?:reply|response|answer|form)\b|\bprojet de réponse\b|\bborrador de respuesta\b|проект ответа|答复草[稿案]/iu;

/** "DRAFT Annex 2.docx", "Reply - provisoire": in the name of a file or a mail no sign need part such a word from others. */
const CALLED_DRAFT =
  /(?<!\p{L})(?:draft(?!\p{L}|\s*(?:new|revised|amend|corr|rec|text|itu|(?!v)[a-z]\.?\d))|brouillon|provisoire|préliminaire|borrador|provisional|preliminar|preliminary|not final|unfinished|черновик|черновой|предварительн\p{L}*|не\s?окончательн\p{L}*)(?!\p{L})|草稿|初稿|未定稿|征求意见稿|مسودة/iu;

/** "For approval: reply to Circular 142", "approval pending": what people of one office write to one another. */
const WITHIN_OFFICE =
  /^(?:\s*(?:re|fwd?|tr|rv|wg)\s*:)*\s*(?:for (?:your )?(?:approval|signature|review|comments?|clearance|validation)|pour (?:approbation|signature|validation|avis)|para (?:aprobación|(?:su )?firma|visto bueno)|на (?:подпись|согласование|утверждение))(?!\p{L})|\b(?:approval|signature|clearance) (?:needed|required|pending)/iu;

const ELSEWHERE = DRAFTS_ELSEWHERE.split(/\s+/u).join('|');
/** The same in languages beside the six: "Annex 2 Entwurf.docx". */
const DRAFT_ELSEWHERE = new RegExp(`(?<!\\p{L})(?:${ELSEWHERE})(?!\\p{L})`, 'iu');
/** Before a subject, or in brackets in it. */
const SUBJECT_ELSEWHERE = new RegExp(
  `^\\s*(?:${ELSEWHERE})\\s*(?:[,:;–—-]|$)|[([（]\\s*(?:${ELSEWHERE})\\s*[)\\]）]`,
  'iu',
);

/** "Annex 2 OLD.docx", "Annex 2 - superseded.docx". */
const SET_ASIDE =
  /(?<!\p{L})(?:old|obsolete|outdated|superseded|void|cancell?ed|withdrawn|wrong|unapproved|ancien(?:ne)?|annulée?|périmée?|obsolète|anulad[oa]|obsolet[oa]|antigu[oa]|старый|старая|отменен[оа]?|аннулирован[оа]?|ошибочн\p{L}*)(?!\p{L})|作废|旧版|ملغ[ىا]|قديم/iu;

/** What the mail's subject says beside the forms: whoever answers in one line does it there. */
export function subjectFindings(subject: string, forms: readonly FormInFile[]): Finding[] {
  const named = subject.replace(CORRECTED, '');
  if (
    !DRAFT.test(subject) &&
    !CALLED_DRAFT.test(subject) &&
    !WITHIN_OFFICE.test(subject) &&
    !SUBJECT_ELSEWHERE.test(subject) &&
    !subjectSaysPart(subject) &&
    !mayChangeAnswer(named, refsOn(forms))
  )
    return [];
  return [{ code: 'condition-in-text', ...say('written-in-subject', { text: subject.slice(0, 300) }) }];
}

/**
 * A form's file that its name calls a draft, or puts aside otherwise where its sender named it. Other names of files say what
 * is in them, and decide nothing.
 * @param isMailed whether the file came by mail: whoever keeps a bare one may have named it after what it holds
 */
export function fileNameFindings(name: string, isMailed: boolean): Finding[] {
  const words = name.replaceAll('_', ' ').slice(0, 300);
  return DRAFT.test(words) ||
    (isMailed &&
      (CALLED_DRAFT.test(words) || DRAFT_ELSEWHERE.test(words) || SET_ASIDE.test(words) || isShortNote(words)))
    ? [{ code: 'condition-in-text', ...say('written-in-file-name', { text: words }) }]
    : [];
}
