import type { Language } from '../../domain/language.ts';
import { remembered } from '../../domain/remembered.ts';
import { fold } from '../document/fold.ts';
import { withoutPaper } from './no-paper-follows.ts';
import { patternsOf } from './pattern.ts';

/** A note of more words is a sentence, and its words are looked at as those of a letter. */
const MOST_WORDS = 10;
const LONGEST_CHINESE = 24;

/**
 * How people correct a form in a short line of its own: they call something wrong, refuse in a word, point at a row or
 * box, or say that the form is not meant. How a pattern is written: `pattern.ts`. Post boxes and telephone lines bear
 * numbers too, so that only rows are pointed at by number.
 */
const NOTES: Record<Language, string[]> = {
  en: [
    'wrong/error/errors/mistake/mistaken',
    'veto/vetoed/refused/rejected/denied',
    'no to/for/on x/y/h/q/g/k/l/z/first/second/third/last/the',
    'first/second/third/last/upper/lower/1st/2nd/3rd row/line/box/option/text/answer/statement',
    'other row/box/option/answer/statement',
    'row/rows #',
    'not send/sent',
    'training/exercise/demonstration/testing purpose/purposes',
    'say/says/said/vote/votes/voted/answer/answers no',
    'not the last/final/definitive/latest word/version/say',
    'not count/register/record/tally/use/process',
    'to be completed/filled/finalised/finalized/continued/checked/verified/decided',
    'signed/completed/approved … later/afterwards',
    'not for the record',
    'see/turn reverse/overleaf/over/back',
    'p.t.o/pto',
    'nothing/none/not/hardly … settled/decided/concluded/resolved/finalised/finalized',
    'cancelled/canceled/annulled/void/invalid/withdrawn/superseded on/since/from/after/as #',
  ],
  fr: [
    'erreur/erreurs/faux/fausse',
    'veto/refuse/refusee/rejete/rejetee',
    'non a/au x/y/h/q/g/k/l/z',
    'premiere/deuxieme/seconde/troisieme/derniere/autre/1ere/2e/2eme/3e/3eme case/ligne/rangee/option/reponse',
    'premier/deuxieme/second/troisieme/dernier/autre texte',
    'rangee/rangees/lignes #',
    'ne pas envoyer/transmettre',
    'fins/titre de/d formation/exercice/essai',
    'disons/dit/votons/vote non',
    'pas le dernier mot',
    'ne pas comptabilis/compter/enregistrer/prendre/utilis',
    'a completer/finaliser/verifier/suivre',
    'voir au/le verso/dos',
    'rien/non … regle/decide/tranche/arrete',
    'annule/annulee/caduc/caduque/retire/retiree le/depuis/du/des #',
  ],
  es: [
    'error/errores/equivocad/equivocacion',
    'veto/rechazad/denegad',
    'no a x/y/h/q/g/k/l/z',
    'primera/segunda/tercera/ultima/otra fila/linea/casilla/opcion/respuesta',
    'primer/segundo/tercer/ultimo/otro texto/recuadro',
    'fila/filas #',
    'no enviar',
    'fines de formacion/practica/prueba',
    'decimos/dice/votamos/vota no',
    'no es la ultima palabra',
    'no contabiliz/contar/computar/registrar/usar/utiliz',
    'por completar/definir/confirmar/verificar/decidir',
    'vease/ver al dorso/reverso',
    'nada/no … decidid/resuelt/acordad/definid',
    'anulado/anulada/cancelado/cancelada/retirado/retirada el/desde #',
  ],
  ru: [
    'ошибка/ошибке/ошибочно/неверно/неправильно',
    'вето/отклонен/отказано',
    'первая/вторая/третья/последняя/другая строка/ячейка/клетка',
    'первый/второй/третий/последний/другой вариант/текст/ответ',
    'строка/строки #',
    'не отправлять/направлять',
    'в учебных целях',
    'говорим/голосуем/отвечаем нет/против',
    'не последнее слово',
    'не учитывать/засчитывать/считать/регистрировать/использовать',
    'заполнить/уточнить/дополнить/подписать позже/позднее',
    'на обороте',
    'ничего/ничто/не … решено/решен/согласовано',
    'аннулирован/отменен/отозван ?с #',
  ],
  zh: [
    '错误/有误/填错/勾错/选错',
    '否决',
    '第一/第二/第三/最后一/另一 行/个/框/项/份',
    '第 # 行',
    '请勿/不要 发送/发出',
    '仅供/用于 培训/演练/测试',
    '请勿/不要/不予/勿 计入/统计/计算/登记/使用',
    '待 填写/补充/填/定/完成/签',
    '尚未/还未 决定/确定/定',
    '见/参见/请看 背面/反面',
    '不是 最终/最后',
  ],
  ar: [
    'خطأ/أخطاء/بالخطأ',
    'مرفوض',
    'السطر/المربع/الخيار/النص الأول/الثاني/الثالث/الأخير/الآخر',
    'لا ترسل',
    'لأغراض التدريب',
    'لا تحتسب/يحتسب/تسجل/تستخدم',
    'يستكمل/تستكمل/يوقع/تملأ لاحقا',
    'لم يحسم/يتقرر/يقرر',
    'انظر ظهر/خلف',
    'ليست الكلمة الأخيرة',
  ],
};

const PATTERNS = patternsOf(NOTES);

/** Whether a line is such a note. */
export const isShortNote = remembered((line) => {
  const words = line.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  if (words.length > MOST_WORDS || (/\p{Script=Han}/u.test(line) && line.trim().length > LONGEST_CHINESE)) return false;
  const folded = withoutPaper(fold(line));
  return PATTERNS.some((pattern) => pattern.test(folded));
});
