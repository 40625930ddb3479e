import type { Language } from '../../domain/language.ts';
import { patternsOf } from './pattern.ts';

/**
 * What sets against, excepts, restricts, puts off, undoes or exchanges; what denies is in `denied-in-words.ts`. How a pattern is
 * written: `pattern.ts`.
 */
const TURNING: Record<Language, string[]> = {
  en: [
    'but/yet/however/although/though/despite/whereas/instead/rather/otherwise/contrary/opposite/except',
    'only/merely/solely/partly/pending/until/unless/depend/condition/reserv/provisional/tentativ/temporar',
    'subject to',
    'should/would have/be',
    'mistak/error/erroneous/wrong/accident/inadvertent/swapped/reversed/mixed/misread/confus',
    'reconsider/rethink/revisit/withdr/revok/expir/void/invalid/valid/protest/objection/assum/guess/memory',
    'look/looking/looked/examin/review/discuss/vote … again',
    'someone/stranger/neighbour/neighbor/vendor/unofficial',
    'personal/private capacity/person/opinion/view',
    'changed our/its/their/his/her mind',
    'refus/reject/disagree/oppos/ignor/disregard',
    'specimen/sample/example/dummy/training/draft form/reply/response/version',
  ],
  fr: [
    'mais/toutefois/cependant/neanmoins/quoique/malgre/sauf/excepte/hormis/plutot/contraire/inverse',
    'bien que',
    'au lieu',
    'seulement/uniquement/simplement/partiel/jusqu/reserve/depend/condition/provisoir/temporair',
    'tant que',
    'aurait/aurions/devait/devrait',
    'erreur/errone/faute/tort/accident/megarde/interverti/echang/confond/confus',
    'reconsider/reexamin/retire/revoqu/expire/nul/invalid/valable/protest/objection/suppos/memoire',
    'officieux',
    'titre personnel/prive',
    "change d'avis",
    'refus/rejet/oppos/ignor',
    'specimen/exemple/essai',
  ],
  es: [
    'pero/aunque/empero/obstante/sino/salvo/excepto/menos/contrario/reves',
    'en lugar/vez de',
    'solo/solamente/unicamente/parcial/hasta/mientras/sujet/depend/condicion/provisional/temporal',
    'aun/todavia',
    'debia/deberia/habria',
    'error/erroneo/equivoc/accidente/intercambi/cambiad/confund',
    'reconsider/revisar/revisarla/retir/revoc/venc/nulo/invalid/valid/protest/objecion/supon/memoria',
    'oficioso',
    'titulo personal/privado',
    'cambi ?de opinion/parecer',
    'rechaz/opon/ignor',
    'especimen/ejemplo/muestra',
  ],
  ru: [
    'но/однако/хотя/кроме/исключ/несмотря/напротив/наоборот/вместо',
    'только/лишь/частичн/пока/услови/завис/оговорк/предварительн/временн',
    'должн/следовало/бы',
    'ошиб/неправильн/случайн/перепута/поменя',
    'пересм/отозв/недейств/действительн/вступа/протест/возраж/предполаг/памят',
    'неофициальн',
    'личн качеств/мнени',
    'отказ/отклон/против/игнор',
    'образец/образц/пример',
  ],
  zh: [
    '但/却/然而/尽管/虽/除/反/相反/而是',
    '仅/只/部分/直到/取决/条件/保留/暂',
    '误/错/弄反/颠倒/互换/意外',
    '重新/撤/作废/无效/有效/生效/抗议/反对/假设/记忆',
    '个人/私人/邻',
    '拒/忽略/取消',
    '样本/示例/例子',
  ],
  ar: [
    'لكن/ولكن/إلا/رغم/بينما/باستثناء/عكس/بدلا',
    'غير أن',
    'فقط/جزئي/حتى/شرط/يتوقف/يعتمد/تحفظ/مؤقت',
    'كان يجب/ينبغي',
    'خطأ/بالخطأ/سهو/تبديل/معكوس',
    'تغيير رأي',
    'إعادة النظر',
    'سحب/إلغاء/باطل/صالح/ساري/الساري/السارية/احتجاج/اعتراض/افترض/ذاكرة',
    'شخصي',
    'رفض/تجاهل',
    'عينة/مثال',
  ],
};

/** Where such words turn nothing. */
const HARMLESS: Record<Language, string[]> = {
  en: ['not/cannot/unable/nobody …… but', 'not only …… but', 'not only'],
  fr: ['pas/ne …… mais', 'non seulement …… mais', 'pas seulement'],
  es: ['no …… sino/pero', 'no solo'],
  ru: ['не только …… но', 'не …… но'],
  zh: ['无误', '除此之外/除此以外', '不仅/不但'],
  ar: ['لا …… بل'],
};

const TURNING_PATTERNS = patternsOf(TURNING);
const HARMLESS_PATTERNS = patternsOf(HARMLESS);

/** Whether words of a folded sentence may turn what the rest of it says. */
export function mayTurn(folded: string): boolean {
  const rest = HARMLESS_PATTERNS.reduce((left, words) => words.take(left, () => {}), folded);
  return TURNING_PATTERNS.some((words) => words.test(rest));
}
