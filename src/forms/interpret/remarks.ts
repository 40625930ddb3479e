import type { Finding } from '../../domain/finding.ts';
import type { TextRef } from '../../domain/text-ref.ts';
import { fold } from '../fold.ts';
import { holdsCondition, holdsOpinion } from '../phrases/index.ts';
import { foreignWords } from '../phrases/vocabulary.ts';
import type { FormReading, FreeText } from '../reader.ts';

/** Own words outside the records that make a sentence, beyond names and addresses. */
const SENTENCE_WORDS = 8;

/**
 * Free text that may change what the boxes say: a condition anywhere, an opinion at length, and any remark in a record,
 * where nothing but marks belongs.
 */
export function conditionFindings(reading: FormReading, refOf: (free: FreeText) => TextRef | undefined): Finding[] {
  const findings = new Map<TextRef | '', Finding>();
  for (const free of reading.freeText) {
    if (!mayChangeAnswer(free)) continue;
    const ref = refOf(free);
    if (findings.has(ref ?? '')) continue;
    const message = `Written beside the form's own fields: "${free.text.slice(0, 300)}"`;
    findings.set(
      ref ?? '',
      ref ? { code: 'condition-in-text', text: ref, message } : { code: 'condition-in-text', message },
    );
  }
  return [...findings.values()];
}

/** One text's label on the form, with the title that the consultation gives that text. */
interface LabelOnForm {
  label: string;
  ref: TextRef;
  title: string;
}

/**
 * Words of a person's own behind a label. Where most labels have such words, and others at each, they are the texts'
 * titles in another language, and only a condition among them counts.
 */
export function labelFindings(records: readonly LabelOnForm[]): Finding[] {
  const remainders = records.map(withoutTitle).filter((words) => foreignWords(words) > 0);
  const titled = new Set(remainders).size * 2 > records.length;
  return records
    .filter((record) => holdsCondition(record.label) || (!titled && withoutTitle(record) !== ''))
    .map(({ label, ref }) => ({
      code: 'condition-in-text',
      text: ref,
      message: `Written beside the label: "${label.slice(0, 300)}"`,
    }));
}

/** The label's words that are neither the form's wording, nor the text's number, working name or title. */
function withoutTitle({ label, title }: LabelOnForm): string {
  const known = new Set(wordsOf(title).map(fold));
  return wordsOf(label)
    .filter((word) => !known.has(fold(word)) && foreignWords(word) > 0)
    .join(' ');
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}.-]*[\p{L}\p{N}\p{M}]/gu) ?? [];
}

function mayChangeAnswer({ text, ref }: FreeText): boolean {
  if (holdsCondition(text)) return true;
  return ref !== undefined || (foreignWords(text) >= SENTENCE_WORDS && holdsOpinion(text));
}
