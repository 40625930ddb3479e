import type { Language } from '../../domain/language.ts';
import { remembered } from '../../domain/remembered.ts';
import { fold } from '../document/fold.ts';
import { withoutPaper } from './no-paper-follows.ts';
import { Pattern } from './pattern.ts';

/**
 * Nobody can list all the ways in which a letter says that its form is not to be counted. They have in common that they
 * deny or doubt something ("not", "wrong", "incomplete") of the form, the answer or the texts. Letters hardly do so
 * otherwise; what they do deny in courtesy is listed. How a pattern is written: `pattern.ts`.
 */
interface Denial {
  /** Words that deny or doubt. */
  denies: string;
  /** What a denial may change: the form, the answer, the texts, who gives it. */
  object: string;
  /** Courtesies that deny, and say nothing of the answer. */
  courtesies: string[];
}

const DENIALS: Record<Language, Denial> = {
  en: {
    denies:
      'not/no/none/never/nor/neither/cannot/unable/wrong/wrongly/incorrect/incomplete/unauthor/unsigned/invalid/mistaken/error/errors/indicative/tentative',
    object:
      'form/forms/reply/response/answer/answers/annex/file/document/box/boxes/row/tick/mark/marks/text/texts/recommendation/vote/position/opinion/view/views/authority/authoris/authoriz/decided/decision/version/administration/signed/signature/minister/ministry/cabinet/government/these/this',
    courtesies: [
      'not hesitate',
      'not reply/respond to/this/directly',
      'not print',
      'not able/possible to open/attach/send',
      'not able/possible ?for ?us to answer/reply/respond earlier/sooner/before',
      'not answer/answered/reply/replied/respond/responded/send/sent ?it ?this earlier/sooner/before',
      'cannot/unable ?be ?to open/opened/attach/attached',
      'not open/readable/legible',
      'no/not later than',
      'not only',
      'no comment/comments/observation/observations/remarks/suggested/further/additional/changes',
      'no need/longer',
      'no #',
      'not require',
      'reason/reasons for/why … not',
      'not ?yet received',
      'had/has no/not ?an attachment',
      'was/were not attached/included/enclosed … first/earlier/previous/last mail/message/email',
      'not/cannot/unable ?be ?able ?to attend/participate/travel',
      'not password/protected/encrypted',
      'not/without changed/change/changing/altered/alter/modified/modify ?of ?the form/text/wording/layout',
      'not be changed/modified/altered',
      'if … not/cannot … readable/legible/open/opened/received',
      'no objection/objections to ?the ?their approval/consideration/texts/draft/adoption',
    ],
  },
  fr: {
    denies:
      'pas/aucun/aucune/jamais/non/incorrect/incomplet/incomplete/mauvais/mauvaise/errone/erreur/invalide/indicatif',
    object:
      'formulaire/reponse/reponses/annexe/fichier/document/case/cases/ligne/texte/textes/recommandation/vote/position/avis/accord/habilit/decision/version/administration/signe/signature/ministre/ministere/gouvernement/ce/cette',
    courtesies: [
      "n'hesitez pas",
      'pas … hesiter',
      'pas imprimer/repondre',
      'aucun/aucune/pas/sans d/de ?autre observation/commentaire/remarque/modification/question',
      'aucun/aucune observation/commentaire/remarque/modification',
      'pas pu ouvrir/joindre',
      'pas ouvr/lisible',
      'motif/raison … pas/non',
      'pas seulement',
      'assister/participer/pourrons pas ?assister/participer',
      'pas ?ete modifi',
      'pas ?pu repondre ?plus tot',
      'pas avoir/ete ?pu repond/envo ?plus tot',
      'aucune/pas ?d objection',
    ],
  },
  es: {
    denies: 'no/ningun/ninguna/nunca/incorrect/incomplet/equivocad/erroneo/erronea/error/invalid/indicativ',
    object:
      'formulario/respuesta/respuestas/anexo/archivo/documento/casilla/fila/texto/textos/recomendacion/voto/posicion/opinion/autorid/autoriz/decision/version/administracion/firmad/firma/ministro/ministra/ministerio/gobierno/este/esta',
    courtesies: [
      'no dude/duden/duda',
      'no responda/responder/imprima/imprimir',
      'no obstante',
      'no tener/tiene/tenemos/hay/formul comentario/observacion/modificacion/mas',
      'no solo',
      'no ?se ?puede ?pueden abre/abren/abrir/leer/lee',
      'no ?podra/podremos/pudimos asistir/participar',
      'no ?fue/ha modific',
      'no ?pudimos/podido responder antes',
      'no haber podido enviar/responder/contestar antes',
      'no ?pudiera/pudieran/puede/pueden abrir/leer',
      'ninguna/no ?tiene/tenemos objecion',
      'motivo/razon … no',
      'no #',
    ],
  },
  ru: {
    denies: 'не/нет/ни/неверн/неправильн/неполн/ошибк/ошибочн/недействительн/предварительн',
    object:
      'форма/формы/форму/форме/ответ/ответы/ответа/приложени/файл/документ/строк/ячейк/текст/рекомендаци/голос/позици/мнени/полномоч/уполномоч/решени/версия/администраци/подписан/подпись/министр/правительств/это',
    courtesies: [
      'не стесняйтесь',
      'не отвечайте/отвечать/печатать',
      'не позднее',
      'не имеет/имеем/имеется замечан/предлож/возраж/комментар/вопрос',
      'нет замечан/предлож/комментар/вопрос',
      'не только',
      'не удалось открыть/приложить',
      'не откр/чита',
      'предварительно благодар',
      'не ?смож/может/смогут ?принять участ/присутств',
      'не изменял/менял/изменена',
      'не ?смогли/могли ответить/направить раньше/ранее',
    ],
  },
  zh: {
    denies: '不/没/未/勿/误/错/作废',
    object: '表/答复/回复/附件/文件/案文/建议书/意见/立场/投票/授权/决定/版本/签/部长/局长/政府/领导',
    courtesies: [
      '不胜/不吝/不便/不久/不仅/不迟于/不晚于/如未收到',
      '无误',
      '未能 及早/及时/尽早/早日',
      '打不开/无法打开/不能打开',
      '没有/未/不 提出 意见/修改',
      '没有/无 意见/修改/评论/异议',
      '不要 回复/打印',
      '请勿 回复/打印',
      '不授权 … 理由/原因',
      '不能/无法/未能 出席/参加',
    ],
  },
  ar: {
    denies: 'لا/لم/لن/ليس/ليست/غير/خطأ/خاطئ/ناقص',
    object:
      'النموذج/نموذج/الرد/رد/ردنا/الملحق/الملف/المرفق/الوثيقة/المربع/النص/النصوص/التوصية/التصويت/موقف/رأي/قرار/إدارة/موقع/وزير/وزارة/حكومة',
    courtesies: [
      'لا/ولا تتردد',
      'لا توجد/يوجد تعليق/ملاحظ/تغيير',
      'لا ترد/تطبع',
      'لا يفتح/تفتح',
      'لن نتمكن/يتمكن من حضور/المشاركة',
    ],
  },
};

const COMPILED = Object.entries(DENIALS).map(([language, { denies, object, courtesies }]) => {
  const compile = (pattern: string) => new Pattern(pattern, language as Language);
  return { denies: compile(denies), object: compile(object), courtesies: courtesies.map(compile) };
});

/** Whether a sentence of a letter denies or doubts something of the form, the answer or the texts. */
export const deniesInWords = remembered((sentence) => {
  const folded = fold(sentence);
  // "Isn't", "don't": the letters before the apostrophe belong to the word.
  const parted = withoutPaper(folded.replace(/n't(?!\p{L})/gu, ' not'));
  return COMPILED.some(({ denies, object, courtesies }) => {
    if (!denies.test(parted) || !object.test(parted)) return false;
    const rest = courtesies.reduce((left, courtesy) => courtesy.take(left, () => {}), parted);
    return denies.test(rest);
  });
});
