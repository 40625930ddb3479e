import type { Language } from '../../domain/language.ts';
import { patternsOf } from './pattern.ts';

/** What covering notes say of a reply: that it is sent, who filled it in and signed it, that its receipt is asked for. How a pattern is written: `pattern.ts`. */
const SENDING: Record<Language, string[]> = {
  en: [
    'send/sends/sending/sent/submit/transmi/forward/attach/enclos/find/herewith/hereby/provid/conve/communicat/deliver/post/mail/email/fax/complet/fill/filled/sign/signed/signature/stamp/scan/receipt/receiv/arriv/reach/acknowledg/contact/question/quer/clarif/refer/regard/concern/thank/copy/copies/pdf/word/file/files/prepar/approved/adopted/consult/original/deadline/late/delay/remind/circular/covers/pleased/pleasure/honour/honor/attention/draw/updat/missing/here/official/checked/apply/applicable/appropriate/correspond/relevant/password/protected/superseded/supersedes/replac/corrects/corrected/unchanged',
    'not ?been change/changed/altered/modified',
    'see … below/above/hereunder',
  ],
  fr: [
    'envo/transm/adress/joint/jointe/joints/jointes/joins/annex/trouve/parven/rempl/complet/signe/signee/signees/signes/signature/recu/recue/recep/accus/contact/question/renseign/refer/remerci/merci/remet/soumet/soumis/original/copie/rappel/communiqu/delai/retard/prepar/consult/circulaire/honneur/concern/fichier/manquait/voici/officiel/correspondant/appropri/remplac/corrige',
  ],
  es: [
    'envi/remit/remis/adjunt/anex/transmit/hacer/hace/complet/cumpliment/rellen/llen/diligenci/firmad/recib/recep/acus/contact/consult/pregunt/refer/agrad/gracias/encontr/encuentr/original/copia/plazo/prepar/circular/honor/agrado/archivo/faltaba/aqui/oficial/correspondient/pertinent/reemplaz/sustitu/corrige',
    'hago/hacemos/hacer llegar',
  ],
  ru: [
    'направ/прислать/пришлите/прилаг/прилож/вложен/высыл/высла/отправ/посыл/посла/перед/представ/заполнен/заполнил/подписан/получ/подтвер/вопрос/оригинал/копи/связ/спасиб/благодар/сообща/сообщи/найти/найдете/срок/циркуляр/подготов/рассмотр/скан/файл/вот/официальн/соответств/замен/исправленн',
  ],
  zh: [
    '附/随函/提交/发送/寄/查收/收到/签署/填写/联系/问题/扫描/抄送/感谢/谢谢/通函/回执/送/递/呈/原件/敬请/相应/替代/取代/代替',
  ],
  ar: [
    'تم توقيع',
    'مرفق/نرفق/أرفق/طيه/نرسل/أرسل/إرسال/ارسال/تجدون/نواف/موقع/استلام/تأكيد/شكر/نشكر/نسخ/مليئ/ملء/معبأ/تعبئة/تواصل/اتصال/يسعد/يشرف/نقدم/تقديم/نحيل/إحالة/بعث/المعمم/معممة/الأصل/وصول/إليكم/المناسب/محل/بديل',
  ],
};

const PATTERNS = patternsOf(SENDING);

/** Whether a folded line speaks of sending something. */
export function holdsSending(folded: string): boolean {
  return PATTERNS.some((words) => words.test(folded));
}
