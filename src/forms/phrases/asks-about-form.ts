import type { Language } from '../../domain/language.ts';
import { remembered } from '../../domain/remembered.ts';
import { fold } from '../document/fold.ts';
import { Pattern } from './pattern.ts';

/**
 * A letter that asks whether its form is filled in rightly is no answer yet. It asks (or ends with a question mark),
 * it speaks of the form, and it wonders whether that is right. How a pattern is written: `pattern.ts`.
 */
interface Question {
  asks: string[];
  form: string;
  right: string[];
  /** The same words about the mail's arrival. */
  arrival: string[];
}

const QUESTIONS: Record<Language, Question> = {
  en: {
    asks: [
      'please/kindly/could/can/would/grateful/appreciate/wonder/pls … confirm/check/verify/review/advise/tell/know/look/see/say',
      'not ?entirely ?quite sure/certain/clear',
      'unsure',
    ],
    form: 'form/fill/filled/complete/completed/ticked/marked/answered/answers/reply/response/boxes/following/below/above/annex',
    right: [
      'correct/correctly/right/rightly/properly/okay/valid/accurate/mistake/error/errors/ok/fine',
      'how/what/which to fill/tick/mark/box/option',
      'how ?this ?it ?we ?the ?form should/must/shall',
    ],
    arrival: [
      'received/arrived/opens/opened/reached/registered ?it ?has ?have ?been correctly/properly/well/right/fine',
      'correctly/properly/well/safely ?been received/arrived/opened/registered/delivered/attached',
    ],
  },
  fr: {
    asks: [
      'merci/veuillez/pourriez/pouvez/priere/prions/prie/gre/voulez … confirmer/verifier/dire/indiquer/savoir/regarder',
      'pas ?tout a fait ?certain sur/surs/sure/certain',
    ],
    form: 'formulaire/reponse/rempli/complete/coche/annexe/suit/dessous/suivant/cela/case/cases',
    right: [
      'correct/correctement/bien/bon/conforme/valable/valide/juste/erreur',
      'comme il faut',
      'comment remplir/cocher',
    ],
    arrival: [
      'bien vouloir/recu/arrive/parvenu/voulu',
      'bonne reception/fin',
      'recu/arrive/parvenu correctement',
      'merci bien',
    ],
  },
  es: {
    asks: [
      'favor/sirvase/sirvanse/podria/podrian/puede/pueden/rogamos/ruego/rogaria/agradeceria/agradeceremos/agradecemos … confirm/verif/decir/indic/saber/revis',
      'no ?estamos ?estoy segur',
    ],
    form: 'formulario/respuesta/llenad/rellenad/completad/marcad/casilla/casillas/siguiente/anexo/esto',
    right: ['correct/bien/debidamente/valid/error/errores', 'como rellenar/llenar/marcar/completar'],
    arrival: [
      'recib/llego/llegado bien/correctamente/debidamente',
      'bien/correctamente/debidamente recib',
      'recepcion correcta',
      'correcta recepcion',
      'tenga/tengan a bien',
      'mas bien',
    ],
  },
  ru: {
    asks: [
      'подтвердите/проверьте/скажите/сообщите/уточните/посмотрите/подскажите',
      'просим/прошу/просьба/могли/можете … подтвердить/проверить/сказать/сообщить/уточнить/посмотреть',
      'не уверен',
    ],
    form: 'форма/форму/формы/форме/ответ/заполн/отмет/ячейк/ниже/приложени/это',
    right: ['правильн/верно/верный/верны/верна/корректн/ошибк/ошибок', 'как заполн'],
    arrival: ['правильно/корректно/верно получ/открыва/дошл', 'получ … правильно/корректно'],
  },
  zh: {
    asks: ['请 问/确认/检查/核对/核实/告知/看/审阅', '是否/能否/可否/不确定/吗'],
    form: '表/填写/填/勾/答复/回复/附件/以下/这样/选择',
    right: ['对吗/对不对/对否/正确/无误/妥当/有误/有错/错误', '怎么/如何 填'],
    arrival: ['收到/接收/查收/收悉 无误'],
  },
  ar: {
    asks: ['هل', 'يرجى/نرجو/أرجو/الرجاء/نطلب … تأكيد/التأكد/التحقق/إفادت/إعلام/مراجعة/التأكيد', 'غير/لسنا متأكد'],
    form: 'نموذج/استمارة/رد/ملء/مملوء/تعبئة/إجابات/إجابة/أدناه/التالي/مرفق/مربع',
    right: ['صحيح/صحيحة/صحة/سليم/خطأ/أخطاء', 'كيف ملء/تعبئة'],
    arrival: ['استلام/وصول/استلمتم/وصل … صحيح/سليم'],
  },
};

const COMPILED = Object.entries(QUESTIONS).map(([name, { asks, form, right, arrival }]) => {
  const compile = (pattern: string) => new Pattern(pattern, name as Language);
  return { asks: asks.map(compile), form: compile(form), right: right.map(compile), arrival: arrival.map(compile) };
});

/** Whether a sentence asks if the form is filled in rightly. */
export const asksAboutForm = remembered((sentence) => {
  const folded = fold(sentence);
  const isQuestion = /[?؟]/u.test(folded);
  return COMPILED.some(({ asks, form, right, arrival }) => {
    if (!isQuestion && !asks.some((pattern) => pattern.test(folded))) return false;
    const rest = arrival.reduce((left, pattern) => pattern.take(left, () => {}), folded);
    return form.test(rest) && right.some((pattern) => pattern.test(rest));
  });
});
