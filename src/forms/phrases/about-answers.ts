import type { Language } from '../../domain/language.ts';
import { fold } from '../fold.ts';
import { Pattern } from './pattern.ts';
import { remembered } from './remembered.ts';

/**
 * A covering note speaks of its reply to send it, to ask for its receipt, or to say who filled it in and signed it. A sentence
 * on the reply or its boxes without a word of these says something else of the answers, in whatever words. How a pattern is
 * written: `pattern.ts`.
 */
interface Covering {
  /** The reply, what it consists of, and the position it states. */
  reply: string[];
  /** What covering notes say of it. */
  sends: string[];
}

const COVERING: Record<Language, Covering> = {
  en: {
    reply: [
      'form/forms/reply/replies/response/responses/answers/vote/votes/ballot/row/rows/box/boxes/tick/ticks',
      'our position',
    ],
    sends: [
      'send/sends/sending/sent/submit/transmi/forward/attach/enclos/find/herewith/hereby/provid/conve/communicat/deliver/post/mail/email/fax/complet/fill/filled/sign/signed/signature/stamp/scan/receipt/receiv/arriv/reach/acknowledg/contact/question/quer/clarif/refer/regard/concern/thank/copy/copies/pdf/word/file/files/prepar/approved/adopted/consult/original/deadline/late/delay/remind/circular/covers/pleas/honour/honor/look/attention/draw/updat/open/missing/same/here/official/checked/apply/applicable/appropriate/correspond/relevant/password/protected/superseded/supersedes/replac/corrects/corrected/unchanged',
      'not ?been change/changed/altered/modified',
    ],
  },
  fr: {
    reply: ['formulaire/formulaires/reponse/reponses/vote/votes/ligne/lignes/case/cases/bulletin', 'notre position'],
    sends: [
      'envo/transm/adress/joint/jointe/joints/jointes/joins/annex/trouve/parven/rempl/complet/signe/signee/signees/signes/signature/recu/recue/recep/accus/contact/question/renseign/refer/remerci/merci/remet/soumet/soumis/original/copie/rappel/communiqu/delai/retard/prepar/consult/circulaire/honneur/concern/fichier/manquait/voici/officiel/correspondant/appropri/remplac/corrige',
    ],
  },
  es: {
    reply: ['formulario/formularios/respuesta/respuestas/voto/votos/fila/filas/casilla/casillas', 'nuestra posicion'],
    sends: [
      'envi/remit/remis/adjunt/anex/transmit/hacer/hace/complet/cumpliment/rellen/llen/diligenci/firmad/recib/recep/acus/contact/consult/pregunt/refer/agrad/gracias/encontr/encuentr/original/copia/plazo/prepar/circular/honor/agrado/archivo/faltaba/aqui/oficial/correspondient/pertinent/reemplaz/sustitu/corrige',
    ],
  },
  ru: {
    reply: [
      'форма/форму/формы/форме/ответ/ответа/ответы/ответов/голос/голоса/голосов/строка/строке/строки/строку/ячейк/бюллетен',
      'наша/нашу/нашей позици',
    ],
    sends: [
      'направ/прилаг/прилож/вложен/высыл/высла/отправ/посыл/посла/перед/представ/заполнен/заполнил/подписан/получ/подтвер/вопрос/оригинал/копи/связ/спасиб/благодар/сообща/найти/найдете/срок/циркуляр/подготов/рассмотр/скан/файл/вот/официальн/соответств/замен/исправленн',
    ],
  },
  zh: {
    reply: ['答复/回复/表格/投票/勾选/行', '立场'],
    sends: [
      '附/随函/提交/发送/寄/查收/收到/签署/填写/联系/问题/扫描/抄送/感谢/谢谢/通函/回执/送/递/呈/原件/敬请/进行/举行/银行/行政/相应/替代/取代/代替/执行/发行/履行/行业',
    ],
  },
  ar: {
    reply: ['رد/الرد/ردنا/ردها/ردكم/النموذج/نموذج/الاستمارة/استمارة/التصويت/تصويت/السطر/المربع', 'موقفنا'],
    sends: [
      'مرفق/نرفق/أرفق/طيه/نرسل/أرسل/إرسال/ارسال/تجدون/نواف/موقع/استلام/تأكيد/شكر/نشكر/نسخ/مليئ/ملء/معبأ/تعبئة/تواصل/اتصال/يسعد/يشرف/نقدم/تقديم/نحيل/إحالة/بعث/المعمم/معممة/الأصل/وصول/إليكم/المناسب/محل/بديل',
    ],
  },
};

const COMPILED = Object.entries(COVERING).map(([name, { reply, sends }]) => {
  const compile = (words: string) => new Pattern(words, name as Language);
  return { reply: reply.map(compile), sends: sends.map(compile) };
});

/** A line of fewer words is a title. */
const LEAST_WORDS = 4;
const LEAST_SIGNS = 6;

/** Whether a sentence of a covering note speaks of the reply, and not to send it. */
export const speaksOfAnswers = remembered((sentence) => {
  const folded = fold(sentence);
  const signs = folded.match(/\p{Script=Han}/gu) ?? [];
  if (folded.split(/\s+/u).length < LEAST_WORDS && signs.length < LEAST_SIGNS) return false;
  return (
    COMPILED.some(({ reply }) => reply.some((words) => words.test(folded))) &&
    !COMPILED.some(({ sends }) => sends.some((words) => words.test(folded)))
  );
});
