import type { Finding } from '../../domain/finding.ts';
import type { TextRef } from '../../domain/text-ref.ts';
import { holdsCondition, holdsOpinion } from '../phrases/index.ts';
import { foreignWords } from '../phrases/vocabulary.ts';
import type { FormReading, FreeText } from '../reader.ts';

/** Within a record nothing but marks belongs: a single word of a person's own may change the answer. */
const REMARK_WORDS = 1;
/** Own words outside the records that make a sentence, beyond names and addresses. */
const SENTENCE_WORDS = 8;

/** Free text that may change what the boxes say: a condition anywhere, a remark in a record, an opinion at length. */
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

/**
 * Words of a person's own behind a label. Where most labels have such words, they are the texts' titles, and only a
 * condition among them counts.
 */
export function labelFindings(records: readonly { label: string; ref: TextRef }[]): Finding[] {
  const titled = records.filter(({ label }) => foreignWords(label) > 0).length * 2 > records.length;
  return records
    .filter(({ label }) => holdsCondition(label) || (!titled && foreignWords(label) >= REMARK_WORDS))
    .map(({ label, ref }) => ({
      code: 'condition-in-text',
      text: ref,
      message: `Written beside the label: "${label.slice(0, 300)}"`,
    }));
}

function mayChangeAnswer({ text, ref }: FreeText): boolean {
  if (holdsCondition(text)) return true;
  const words = foreignWords(text);
  return ref ? words >= REMARK_WORDS : words >= SENTENCE_WORDS && holdsOpinion(text);
}
