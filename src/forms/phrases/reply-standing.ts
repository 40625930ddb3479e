import { remembered } from '../../domain/remembered.ts';
import { fold } from '../document/fold.ts';
import { DRAFTS_ELSEWHERE, REFUSALS_ELSEWHERE } from './denials-elsewhere.ts';
import { NO_REPLY } from './no-reply.ts';
import { patternsOf } from './pattern.ts';

const DENIALS = patternsOf(NO_REPLY);

/** "A draft Recommendation" is what the circular is about. */
const DRAFT_TEXT = /\bdraft (?=(?:\p{L}+ ){0,2}(?:recommend|text|amendment|corrigend))/gu;

/**
 * What a line says of its form where it says nothing else: "Preliminary", "草案", "Draft v0.2". "Sample" and "Example" are
 * names in forms that show how to fill them in.
 */
const NOT_MEANT = `preliminary provisional unofficial void cancelled canceled obsolete superseded projet provisoire préliminaire
  annulé provisional preliminar nulo anulado предварительный проект аннулировано 初稿 草案 样本 示例 作废 无效 عينة ملغى مشروع`;
const TRIAL = `test testing draft essai brouillon prueba borrador тест черновик 测试 草稿 اختبار مسودة ${DRAFTS_ELSEWHERE}`;
const CALL_BACK =
  'recall cancel cancelled cancellation annulation annulé anulación anulado cancelación отзыв отмена аннулирование 撤回 取消 作废 إلغاء';
const anyOf = (words: string) => fold(words).split(/\s+/u).join('|');
const LINE = new RegExp(
  `^\\P{L}*(?:${anyOf(`${NOT_MEANT} ${TRIAL} ${REFUSALS_ELSEWHERE}`)})(?:\\P{L}+(?:v|version|rev))?\\P{L}*$`,
  'u',
);
/** "TEST", "Draft - not to be counted": the word alone, or with more behind a sign. */
const ALONE = new RegExp(`^\\P{L}*(?:${anyOf(TRIAL)})\\P{L}*$|^\\P{L}*(?:${anyOf(TRIAL)})(?: ?[:.,!(]| - )`, 'u');
/** "Nur Entwurf": with a word or two beside it, in a language of which no more is known. */
const ELSEWHERE = new RegExp(
  `^\\P{L}*(?:\\p{L}+\\P{L}+){0,2}(?:${anyOf(DRAFTS_ELSEWHERE)})(?!-)(?:\\P{L}+\\p{L}+){0,2}\\P{L}*$`,
  'u',
);
/** "Recall: ...", as mail programs head the mail that takes another back, and what people write in its place. */
const CALLED_BACK = new RegExp(`^\\P{L}*(?:${anyOf(CALL_BACK)})(?: ?[:\\])]| - |$)`, 'u');

/** Folded, Ukrainian's "no" in Cyrillic letters is the same. */
const GREETING = /^\P{L}*hi\P{L}*$/iu;

/** Whether a mail's line says that its form is not, or not yet, the answer of its administration. */
export const deniesReply = remembered((line) => {
  const folded = fold(line).replace(DRAFT_TEXT, '');
  return (
    (LINE.test(folded) && !GREETING.test(line)) ||
    ALONE.test(folded) ||
    ELSEWHERE.test(folded) ||
    CALLED_BACK.test(folded) ||
    DENIALS.some((pattern) => pattern.test(folded))
  );
});
