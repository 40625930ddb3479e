import { fold } from '../document/fold.ts';
import { asksAboutForm } from '../phrases/asks-about-form.ts';
import { namesComments } from '../phrases/comment-words.ts';
import { deniesInWords } from '../phrases/denied-in-words.ts';
import { holdsCondition, holdsCorrection } from '../phrases/index.ts';
import { saysPart } from '../phrases/part-of-reply.ts';
import { deniesReply } from '../phrases/reply-standing.ts';
import { sentencesOf } from '../phrases/sentences-of.ts';
import { isShortNote } from '../phrases/short-notes.ts';

/** Words, folded, for what a text consists of: comments say where in it they belong. */
const PART_OF_TEXT = new RegExp(
  [
    String.raw`\d\.\d|§|\b(?:clause|section|subclause|paragraph|figure|fig|table|definition|appendix|draft text)s?\b`,
    String.raw`\b(?:article|alinea|paragraphe|tableau|clausula|apartado|seccion|parrafo|figura|tabla|cuadro|definicion)s?\b`,
    ...['пункт', 'раздел', 'рисун', 'таблиц', 'определени', 'п. '].map(fold),
    ...['条', '节', '段', '图', '款', '定义'],
    ...['فقرة', 'البند', 'القسم', 'الشكل', 'الجدول', 'تعريف'].map(fold),
  ].join('|'),
  'u',
);
/**
 * Words, folded, by which a sentence speaks of the answer itself. Comments on a text are full of conditions ("if the
 * octet is ...") and corrections ("should read"), which say nothing about it.
 */
const OF_THE_ANSWER = new RegExp(
  [
    String.raw`\b(?:approv|agree(?:s|d|ment)?\b|consent|adopt|assign|authoriz|authoris|authority|vote|votes|support|oppos|object|withdraw|our (?:reply|response|answer|position|form))`,
    String.raw`\b(?:approuv|approbation|accord\b|habilit|vote|soutien|soutenons|appuy|oppos|retir|notre (?:reponse|position))`,
    String.raw`\b(?:aprob|aprueb|acuerdo|autoriz|adopci|voto|votamos|apoy|opon|retir|nuestra (?:respuesta|posicion))`,
    ...['утвержд', 'одобр', 'соглас', 'наделя', 'полномоч', 'голос', 'поддерж', 'возраж', 'отзыва', 'наш ответ'].map(
      fold,
    ),
    ...['批准', '同意', '授权', '赞成', '反对', '撤回', '我们的答复', '我国的答复'],
    ...['موافق', 'نوافق', 'اعتماد', 'تخويل', 'تفويض', 'نخول', 'نؤيد', 'تاييد', 'اعتراض', 'نعترض', 'سحب', 'ردنا'].map(
      fold,
    ),
  ].join('|'),
  'u',
);
/** The same of the form that they came with. */
const OF_THE_FORM = new RegExp(
  [
    String.raw`\b(?:the|this|our|your|attached|enclosed|filled|completed|signed) (?:form|reply|response|answer|annex|vote|file)`,
    String.raw`\b(?:le|ce|notre|votre|la|cette|l'|les|nos) ?(?:formulaire|reponse|annexe|fichier)`,
    String.raw`\b(?:el|este|nuestro|su|la|esta|nuestra) (?:formulario|respuesta|anexo|archivo|ficha)`,
    ...['форм', 'ответ', 'приложени', 'файл'].map(fold),
    ...['表', '答复', '回复', '附件', '文件'],
    ...['نموذج', 'استمار', 'الرد', 'ردنا', 'المرفق', 'الملف'].map(fold),
  ].join('|'),
  'u',
);

/** Whether a file calls itself comments or reasons, and is no note on the form. @param head its name and its first words */
export function isCalledComments(head: string): boolean {
  return namesComments(fold(head));
}

/** Whether a paragraph says where in a text it belongs, as comments do. */
export function namesPartOfText(paragraph: string): boolean {
  return PART_OF_TEXT.test(fold(paragraph));
}

/** Whether a paragraph among comments makes a condition or correction of the answer itself, or says that the form does not stand. */
export function speaksOfAnswer(paragraph: string): boolean {
  const isTurned = holdsCondition(paragraph) || holdsCorrection(paragraph);
  if (isTurned && OF_THE_ANSWER.test(fold(paragraph))) return true;
  return sentencesOf(paragraph).some((each) => deniesReply(each) && OF_THE_FORM.test(fold(each)));
}

/** Whether a paragraph says that the form does not stand, as a note does of which nothing else is written. */
export function isNoteOnForm(paragraph: string): boolean {
  return sentencesOf(paragraph).some((each) => {
    if (deniesReply(each) || isShortNote(each) || saysPart(each) || asksAboutForm(each)) return true;
    return deniesInWords(each) && OF_THE_FORM.test(fold(each));
  });
}
