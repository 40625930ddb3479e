import { fold } from '../document/fold.ts';

/** What people write at the statement that they choose to say that they agree. At the other statement it would be anybody's guess. */
const AGREED = wordsOf(
  `agree|agreed|we agree|approve|approved|we approve|accept|accepted|support|supported|ok|okay|d'accord|accord|approuvé|accepté|nous approuvons|de acuerdo|conforme|
   aprobado|aceptado|согласны|согласен|согласна|согласовано|одобрено|одобряем|поддерживаем|同意|赞成|批准|支持|我方同意|موافق|موافقون|نوافق|موافقة|أوافق`,
);
/** How people write that they have no comments. */
const NO_COMMENTS = wordsOf(
  `no comment|no comments|no remarks|nothing to add|we have no comments|néant|ras|r.a.s|aucun commentaire|aucune observation|aucune remarque|sans observation|
   sans observations|sans commentaire|pas d'observation|pas d'observations|ningún comentario|sin comentarios|sin comentario|sin observaciones|замечаний нет|нет замечаний|
   без замечаний|замечания отсутствуют|无意见|没有意见|无修改建议|无意见和建议|无意见或建议|无意见或修改建议|لا توجد تعليقات|لا توجد ملاحظات|بدون تعليقات|لا تعليق|بلا ملاحظات|
   لا ملاحظات`,
);
/** How they say in a word that they have none, where comments are asked for. */
const NONE = wordsOf(
  'none|nil|nothing|n/a|na|n.a|s.o.|not applicable|aucun|aucune|sans objet|ninguno|ninguna|no aplica|нет|отсутствуют|无|不适用|لا يوجد|لا توجد|لا شيء',
);
/** More words than `markWord` knows for what does not apply. */
const NOT_APPLICABLE = wordsOf(
  `not applicable|s.o.|sans objet|non applicable|no aplica|no procede|не применимо|неприменимо|不适用|无|لا ينطبق|غير منطبق`,
);

/** Cells as narrow as a box break words anywhere, so that they are compared without their spaces. */
function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split('|').map(bare));
}

function bare(text: string): string {
  return fold(text.replace(/^further words: /u, ''))
    .replace(/^[\s–—:.,;()[\]!"-]+|[\s–—:.,;()[\]!"-]+$/gu, '')
    .replace(/\s+/gu, '');
}

export function saysAgreed(text: string): boolean {
  return AGREED.has(bare(text));
}

export function saysNoComments(text: string): boolean {
  return NO_COMMENTS.has(bare(text));
}

/** Whether a remark says that there is none. */
export function saysNone(text: string): boolean {
  return NONE.has(bare(text)) || saysNoComments(text);
}

export function saysNotApplicable(text: string): boolean {
  return NOT_APPLICABLE.has(bare(text));
}

/** Whether a line consists of such a word, with the mark at most beside which it stands: "X Agreed". */
export function consistsOf(line: string, word: string): boolean {
  return /^[x×✓✔√✗✘☑☒●■]{0,2}$/u.test(bare(line).replace(bare(word), ''));
}
