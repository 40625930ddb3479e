import { findApproximately, fold } from '../../ocr/fold-text.ts';
import type { OcrWord } from '../../ocr/ocr.ts';
import type { Template } from '../../template/template.ts';
import { inReadingOrder } from '../reading-order.ts';
import { readOnce } from './read-once.ts';

/** Share of a title's letters that must be read for it to be there: a remark in its place has fewer of them in common. */
const READ = 0.75;

/**
 * What a label says in this print. A form set anew often numbers its texts, and has under a label the title that the
 * circular gives the text: both are print where they are read among the label's words, the number at their beginning.
 */
export function labelWording(index: number, words: readonly OcrWord[], template: Template): string {
  const record = template.records[index];
  if (!record) return '';
  const label = record.label.map(({ text }) => text).join('');
  const title = template.issued.consultation.texts.find(({ ref }) => ref === record.ref)?.title ?? '';
  const own = inReadingOrder(readOnce(words, label + title), template.rightToLeft);
  const read = own.map(({ text }) => fold(text)).join('');
  const isTitled = title !== '' && (findApproximately(fold(title), read)?.similarity ?? 0) >= READ;
  const number = `${index + 1}.`;
  return `${own[0]?.text === number ? number : ''}${label}${isTitled ? title : ''}`;
}
