import { fold, foldedWords } from '../document/fold.ts';

const FORM =
  'form|reply|response|answer|answers|formulaire|reponse|formulario|respuesta|бланка|формы|ответа|анкеты|الاستمارة|استمارة|النموذج|نموذج|الرد|رد';
const COPY = new RegExp(
  `^\\P{L}*(?:${foldedWords('copy|copie|copia|копия|نسخة|صورة')})(?!\\p{L})(.*?)(?<!\\p{L})(?:${foldedWords(FORM)})(?!\\p{L})(.*)$`,
  'u',
);
const COPY_HAN = /^(.*?)(?:表格?|答复|答卷)的?(?:副本|复印件|抄件)\P{L}*$/u;
/** What a copy of one's own form is called. */
const OWN = new RegExp(
  `^(?:${foldedWords(
    'form|forms|of|the|our|your|this|a|signed|completed|filled|in|out|scanned|original|attached|enclosed|reply|response|annex|for|to|tsb|circular|records|file|office|only|member|state|states|du|de|la|le|l|d|des|notre|votre|signe|signee|rempli|remplie|complete|original|ci|joint|pour|a|au|archives|annexe|circulaire|del|de|nuestro|nuestra|firmado|firmada|rellenado|completado|adjunto|para|archivo|anexo|circular|нашей|нашего|подписанной|подписанного|заполненной|заполненного|для|на|к|циркуляру|приложение|приложения|архива|من|إلى|الموقعة|المعبأة|على|الموقع|الأصلية|الخاصة|بنا|المرفق|المرفقة|الملحق|المعممة',
  )})$`,
  'u',
);
const OWN_HAN = /^(?:本|我|我国|我方|主管部门|已|签字|签署|填写|的|答复|附件|\d|\s|\P{L})*$/u;

/** Whether a line calls a form a copy of another's: "(copy of the Swiss form)". */
export function copiesOther(line: string): boolean {
  const han = COPY_HAN.exec(line);
  if (han) return !OWN_HAN.test(han[1] ?? '');
  const [, between = '', behind = ''] = COPY.exec(fold(line)) ?? [];
  const words = `${between} ${behind}`.match(/\p{L}+/gu) ?? [];
  return words.some((word) => !OWN.test(word));
}
