import { foldedWords } from '../document/fold.ts';

/** What people call what they write about a text: comments, changes they propose, reasons. */
const COMMENTS = new RegExp(
  foldedWords(
    'comment|suggested change|proposed change|reasons|observation|modifications propos|modification propos|motif|comentari|observacion|motivos|замечани|комментари|причин|意见|理由|修改建议|تعليق|ملاحظ|أسباب',
  ),
  'u',
);

/** Whether folded words speak of comments or reasons. */
export function namesComments(folded: string): boolean {
  return COMMENTS.test(folded);
}
