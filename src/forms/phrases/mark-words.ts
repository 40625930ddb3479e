import { remembered } from '../../domain/remembered.ts';
import { findTextRefs } from '../../domain/text-ref.ts';
import { fold } from '../document/fold.ts';

const words = (text: string) => new Set(text.split(' ').map(fold));

const YES = words('yes oui sí si да 是 نعم sim ja ok chosen selected');
const NO = words('no non нет 否 لا não nein');
const NOT_APPLICABLE = words('n/a na n.a. n.a s/o s.o. н/п 不适用');
const ARROW =
  /^[\u2190-\u2194\u21D0-\u21D4\u2794\u2799-\u27BE\u25B6\u25BA\u25C0\u25C4\u2B05\u2B95\u{1F448}\u{1F449}\u261A-\u261F]$/u;
const TYPED_ARROW = /^[-=]{1,4}>$/u;
const TICK = /^[✓✔√🗸☑✅]$/u;
const CROSS = /^(?:[✗✘☓×✕✖❌☒❎xXхХχΧｘＸ]{1,5})$/u;

/** What a word or sign typed at a statement says by itself; null where it says nothing that everybody understands. */
export type MarkWord = 'highlighted' | 'yes' | 'no' | 'not-applicable' | 'one' | 'zero' | 'arrow' | 'tick' | 'cross';

export function markWord(mark: string): MarkWord | null {
  const typed = mark.replace(/^further words: /u, '').replace(/^[\s–—:.!-]+|[\s–—:.!-]+$/gu, '');
  if (typed.endsWith('(highlight)')) return 'highlighted';
  const folded = fold(typed);
  if (YES.has(folded)) return 'yes';
  if (NO.has(folded)) return 'no';
  if (NOT_APPLICABLE.has(folded)) return 'not-applicable';
  if (/^[1１١]$/u.test(typed)) return 'one';
  if (/^[0０٠]$/u.test(typed)) return 'zero';
  if (ARROW.test(typed) || TYPED_ARROW.test(mark)) return 'arrow';
  if (TICK.test(typed)) return 'tick';
  return CROSS.test(typed) ? 'cross' : null;
}

/** Whether a line refuses a text in one word: "X.1818: no". Its words are the form's own, and yet it is an answer. */
export const refusesText = remembered((line) => {
  if (/[✗✘❌✖✕×☒]\s*$/u.test(line) && findTextRefs(line).length > 0) return true;
  const last = line.match(/[\p{L}\p{N}\p{M}./]*[\p{L}\p{N}\p{M}]/gu)?.at(-1) ?? '';
  const word = markWord(last);
  return (word === 'no' || word === 'not-applicable') && findTextRefs(line).length > 0;
});
