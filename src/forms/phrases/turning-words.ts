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
    'modified/amended/altered/changed/different/differing answer/answers/reply/response/form/version/position/light',
    'true/real/actual/own answer/answers/reply/response',
    'other/another tick/ticks/answer/answers/reply/version/instruction/instructions/mark/marks/light',
    'possible answer/answers/reply/replies/response/responses',
    'our/first/initial/early ideas/idea/thought/thoughts',
    'operator/operators/assistant/trainee/machine/software/exercise/experiment',
    'how/what ?it ?this ?that ?we ?they might/may/could/would',
    'may/might/could/can ?still move/change/differ/vary',
    'for your/our ?own file/files/records/archive/archives',
    'row/rows/text/texts/boxes/tick/ticks/mark/marks … changed/move/moved/shifted/slipped',
    'given/said/told ?to ?you by/over/on ?the phone/telephone',
    'neighbour/neighbours/neighbor/neighbors/nobody/somebody',
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
    'reponse/reponses/formulaire/version modifie/modifiee/modifiees/differente/rectifiee',
    'vraie/veritable/propre/autre/autres reponse/reponses/coches/version/croix',
    'reponses possibles',
    'operateur/assistant/assistante/stagiaire/exercice/logiciel',
    'pour vos/nos dossiers/archives',
    'premieres/nos idees/reflexions',
    'specimen/exemple/essai',
  ],
  es: [
    'pero/aunque/empero/obstante/sino/salvo/excepto/menos/contrario/reves',
    'en lugar/vez de',
    'solo/solamente/unicamente/parcial/hasta/mientras/sujeto/sujeta/sujetos/sujetas/depend/condicion/provisional/temporal',
    'aun/todavia',
    'debia/deberia/habria',
    'error/erroneo/equivoc/accidente/intercambi/cambiad/confund',
    'reconsider/revisar/revisarla/retir/revoc/venc/nulo/invalid/valid/protest/objecion/supon/memoria',
    'oficioso',
    'titulo personal/privado',
    'cambi ?de opinion/parecer',
    'rechaz/opon/ignor',
    'respuesta/respuestas/formulario/version modificad/distint/diferent',
    'respuesta verdadera/propia',
    'verdadera/propia/otra/otras respuesta/respuestas/marcas/version',
    'respuestas posibles',
    'operador/asistente/becario/ejercicio/programa',
    'para su/sus/nuestro archivo/archivos/expediente',
    'primeras/nuestras ideas/reflexiones',
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
    'измененн/изменённ/иной/иные/другой/другие/настоящий/свой ответ/отметки/форму',
    'возможных ответ/ответов',
    'оператор/ассистент/стажер/упражнени',
    'для вашего/вашей/нашего архива/дел',
    'образец/образц/пример',
  ],
  zh: [
    '但/却/然而/尽管/虽/除/反/相反/而是',
    '仅/只/部分/直到/取决/条件/保留/暂',
    '误/错/弄反/颠倒/互换/意外',
    '重新/撤/作废/无效/有效/生效/抗议/反对/假设/记忆',
    '个人/私人/邻',
    '拒/忽略/取消',
    '修改后/真正/其他/另一/自己 ?的 答复/表格',
    '其 答复',
    '可能 ?的 答复',
    '运营商/助理/实习/练习',
    '供 ?贵局 ?你们 存档',
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
    'رد/ردا معدل/معدلا/مختلف/آخر/خاص',
    'الرد الحقيقي',
    'رده/ردها الخاص',
    'المشغل/متدرب/تمرين',
    'لملفاتكم/لمحفوظاتكم',
    'الردين/الردود المحتملين/المحتملة',
    'عينة/مثال',
  ],
};

/** Where such words turn nothing. */
const HARMLESS: Record<Language, string[]> = {
  en: ['consult/coordinat/concert … operator', 'not/cannot/unable/nobody …… but', 'not only …… but', 'not only'],
  fr: ['consult/coordin/concert … operateur', 'pas/ne …… mais', 'non seulement …… mais', 'pas seulement'],
  es: ['consult/coordin/concert … operador', 'no …… sino/pero', 'no solo'],
  ru: ['консульт/согласован/обсужден … оператор', 'предварительно благодар', 'не только …… но', 'не …… но'],
  zh: ['征求/协商/磋商 … 运营商', '无误', '除此之外/除此以外', '不仅/不但'],
  ar: ['التشاور/تشاور/تنسيق/التنسيق … المشغل', 'لا …… بل'],
};

const TURNING_PATTERNS = patternsOf(TURNING);
const HARMLESS_PATTERNS = patternsOf(HARMLESS);

/** Whether words of a folded sentence may turn what the rest of it says. */
export function mayTurn(folded: string): boolean {
  const rest = HARMLESS_PATTERNS.reduce((left, words) => words.take(left, () => {}), folded);
  return TURNING_PATTERNS.some((words) => words.test(rest));
}
