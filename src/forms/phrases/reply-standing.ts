import type { Language } from '../../domain/language.ts';
import { fold } from '../fold.ts';
import { patternsOf } from './pattern.ts';
import { remembered } from './remembered.ts';

/**
 * How a mail says that the form in it is not, or not yet, its administration's answer: a draft or a trial, shown to
 * be looked over, called back, or behind another reply that is the valid one. How a pattern is written: `pattern.ts`.
 *
 * "A signed original follows by post" says no such thing, nor does "draft Recommendation".
 */
const NO_REPLY: Record<Language, string[]> = {
  en: [
    'this/is/still/only/merely/just a/our draft/test/trial',
    'is/still/only in draft',
    'draft/proposed/sample/specimen/preliminary/provisional/interim/tentative/informal/mock ?of ?the ?subject ?member ?states/state reply/response/answer/form',
    'sector member/members reply/response/answer',
    'opinion/position/answer/answers … will/shall be/follow',
    'have/has/is/are yet to',
    'official/formal/final reply/response/answer/position/version/form … will/shall',
    'before/until we/our/it … submit/submission/sending/send/sent … officially/official/formally/formal',
    'before/until ?its ?the submission/submitting/sending … officially/official/formally/formal',
    'correct/corrected/right/revised/proper/other form/version/one/file/reply/response … will/follow/follows/tomorrow/comes/coming/instead/send',
    'will/shall send/complete … form/version/reply/response/it/them',
    'ticked/marked/filled/generated … default/automatically',
    'without authority/authorization/authorisation/approval/consent',
    'personal capacity/opinion/view',
    'internal version/use/document',
    'for comment by',
    'remains/remain/still/stays/continues … valid/unchanged/stands/force',
    'recall the message/mail/reply/response/form',
    'wait/await/hold … confirm/confirmation/instruction/instructions/approval/signature/decision',
    'before … register/registering/record/recording/count/counting',
    'placeholder',
    'new/real/actual/other ones/answers/answer/form/figures will/shall',
    'hold/withhold/withheld/holding … consent/assent/approval/reply/response/answer/authority',
    'first/initial reaction',
    'effect/force … after/upon/when/only',
    'nothing … commits/commit/binds/bind/binding',
    'revoke/revoked/revokes/rescind/rescinded',
    'suspend/pause … processing/registration/registering/handling',
    'position/opinion/view/vote/decision/answer/answers has/have/was changed',
    'prevail/prevails',
    'nothing ?is to be count/counted/register/registered',
    'for ?your information/reference only',
    'example/sample/illustration of/how/only',
    'not ?yet bind/binding/commit/decided/pronounced/examined/reviewed/considered',
    'please ignore/disregard',
    'test mail/message/only',
    'not ?be count/counted/register/registered/record/recorded',
  ],
  fr: [
    'est/encore/seulement/simplement un/une brouillon/essai/ebauche',
    "a l'etat de projet/brouillon",
    'projet de reponse',
    'reponse de/du/des membre/membres de/du/des secteur',
    'reponse/position/version officielle/formelle/definitive … suivr/parviendr/sera',
    'avant … envoyer/transmettre/soumettre/envoi/transmission … officiel',
    'version/formulaire corrige/corrigee/corrigees/corriges/correct/correcte … suivr/suit/parviendr',
    'reste/demeure … valable/valide/inchangee/vigueur',
    'ne pas tenir compte',
    'attendre/attendez … confirmation/validation/signature/accord/feu',
    'avant … enregistrer/enregistrement/comptabiliser',
    "exemple de/d' reponse/formulaire/remplissage",
    "qu' un exemple",
    "change/changer d'avis/position",
    'suspendre/surseoir/differer … reponse/traitement/enregistrement',
    'revoque/revoquee/revoquons',
    'prevaut/prevaudra',
    'a titre ?purement ?seulement ?simplement indicatif/informatif',
    'engage/engagent/lie/lient pas',
    'pas encore pris/prise/prononce/prononcee/decide/examine/statue/arrete',
    'ignorer/ignorez/annuler/annulez',
    "message d'essai/de test",
  ],
  es: [
    'es/solo/todavia un/una borrador/prueba/ensayo',
    'borrador/proyecto de respuesta',
    'respuesta de/del ?los miembro/miembros de/del sector',
    'respuesta/posicion/version oficial/formal/definitiva … enviar/remitir/seguir/transmitir/llegar/sera',
    'antes … enviar/presentar/remitir/transmitir/envio … oficial',
    'version/formulario corregid … breve/enviar/seguir/remitir',
    'sigue/permanece/continua … valid/vigente/vigor',
    'no tener/tengan en cuenta',
    'esperar/esperen/aguardar/aguarden … confirmacion/firma/aprobacion/decision',
    'antes de registrar/contabilizar/inscribir',
    'ejemplo de respuesta/llenado/formulario/rellenado',
    'prevalec',
    'suspend/suspender/suspendan/posterg … respuesta/tramit/registro/inscrip',
    'cambiado/cambio de opinion/posicion/parecer',
    'revoc … autoriz/voto',
    'no ?nos compromet/vincula/obliga',
    'aun/todavia no ?se ?ha ?han pronunciad/decidid/tomad/examinad/adoptad',
    'ignorar/ignoren/ignore/anular/anulen/cancelar/cancelen',
    'mensaje/correo de prueba',
  ],
  ru: [
    'проект ответа',
    'ответ член/члена/членов сектора',
    'это/лишь/только/пока черновик/тест',
    'черновой',
    'официальный/окончательный ответ … будет/поступит/последует',
    'до/перед … официальн',
    'исправленная/исправленный/исправленную … направим/отправим/будет/последует',
    'остается … в силе',
    'дождитесь/подождите/дождаться/ожидать/до … подтвержд',
    'образец/пример заполн',
    'только/исключительно для ознакомлен/информации/сведения',
    'не обязыва',
    'не дал/дало/дала ?своего ?еще соглас/разреш',
    'изменил/изменила/изменило ?свою ?свое позици/мнени/решени',
    'приостанов … рассмотр/регистрац/ответ',
    'еще/пока не принял/принято/приняло/принята/определ/рассмотр/решил',
    'решения/решение … не принят/приня/принял',
    'не учитывать/учитывайте/принимать/принимайте',
    'проигнорировать/проигнорируйте/игнорировать/аннулировать/аннулируйте',
    'тестовое/пробное сообщение/письмо',
  ],
  zh: [
    '这是/只是/仅为/仅是 草稿/初稿/测试',
    '答复 草案/草稿/初稿',
    '部门成员 ?的 答复/回复',
    '正式/最终 答复/回复 …… 另行/稍后/随后/将',
    '正式 提交/发送 前/之前',
    '更正/修改 后 的 表格/版本/答复',
    '仍然/依然/继续 有效',
    '等 …… 确认/签字/批准',
    '确认/签字/批准 后 再',
    '样例/范例',
    '暂缓/暂停/推迟/先不',
    '尚未/还未/仍未/还没 …… 同意/批准/确认/核准/签',
    '改变/变更/更改 了 立场/意见/决定',
    '仅供/只供 ?内部 参考',
    '填写/答复 示例',
    '还没有/还没/尚未/没有 决定/作出/做出/表态/研究',
    '请忽略/不予考虑/请勿理会/请取消/请作废',
    '测试邮件',
  ],
  ar: [
    'مسودة الرد/رد',
    'مشروع رد',
    'رد عضو/أعضاء القطاع',
    'هذه/مجرد مسودة',
    'الرد الرسمي/النهائي … سيرسل/سيتبع/لاحقا/سنرسل',
    'قبل … رسمي',
    'يرجى تجاهل/إهمال/إلغاء',
    'لا يزال ساري/صالح',
    'انتظار … تأكيد/توقيع/موافقة',
    'قبل تسجيل/احتساب',
    'مجرد مثال',
    'مثال للتعبئة/لكيفية',
    'غير ملزم',
    'عدم تسجيل/احتساب/اعتماد',
    'لم … يوافق/توافق/يعتمد',
    'غير/غيرت موقف/رأي',
    'تعليق/وقف تسجيل/معالجة',
    'لم … قرار/موقف',
    'رسالة تجريبية/اختبارية',
  ],
};

const DENIALS = patternsOf(NO_REPLY);

/** "A draft Recommendation" is what the circular is about. */
const DRAFT_TEXT = /\bdraft (?=(?:\p{L}+ ){0,2}(?:recommend|text|amendment|corrigend))/gu;

const TRIAL = 'test testing draft essai brouillon prueba borrador тест черновик 测试 草稿 اختبار مسودة';
const CALL_BACK =
  'recall cancel cancelled cancellation annulation annulé anulación anulado cancelación отзыв отмена аннулирование 撤回 取消 作废 إلغاء';
const anyOf = (words: string) => fold(words).split(' ').join('|');
/** "TEST", "Draft - not to be counted": the word alone, or with more behind a sign. */
const ALONE = new RegExp(`^\\P{L}*(?:${anyOf(TRIAL)})\\P{L}*$|^\\P{L}*(?:${anyOf(TRIAL)})(?: ?[:.,!(]| - )`, 'u');
/** "Recall: ...", as mail programs head the mail that takes another back, and what people write in its place. */
const CALLED_BACK = new RegExp(`^\\P{L}*(?:${anyOf(CALL_BACK)})(?: ?[:\\])]| - |$)`, 'u');

/** Whether a mail's line says that its form is not, or not yet, the answer of its administration. */
export const deniesReply = remembered((line) => {
  const folded = fold(line).replace(DRAFT_TEXT, '');
  return ALONE.test(folded) || CALLED_BACK.test(folded) || DENIALS.some((pattern) => pattern.test(folded));
});
