import type { Consultation } from '../domain/consultation.ts';
import type { Observation } from '../domain/evidence.ts';
import type { Finding } from '../domain/finding.ts';
import type { CommentFlag, Decision } from '../domain/reply.ts';
import type { TextRef } from '../domain/text-ref.ts';
import { decideRecord, type RecordReading } from './interpret/decide-record.ts';
import { withoutEchoedLines, withoutEchoes } from './interpret/echoes.ts';
import { formStyle } from './interpret/form-style.ts';
import { withImpliedStatement } from './interpret/implied-statement.ts';
import { besideNameless } from './interpret/nameless-part.ts';
import { inOwnWay } from './interpret/own-way.ts';
import { conditionFindings, labelFindings } from './interpret/remarks.ts';
import { resolveText } from './interpret/resolve-text.ts';
import { saysAgreed } from './phrases/echo-words.ts';
import { markWord } from './phrases/mark-words.ts';
import type { FormReading, FormRecord } from './reader.ts';
import { say } from './sentences.ts';

/** An answer with what it rests on; the caller adds which attachment and reader the observations came from. */
export interface TextAnswer {
  decision: Decision | null;
  comments: CommentFlag | null;
  /**
   * 0 to 1. 1: form fields' own states; 0.97: ticked characters; 0.95: typed marks, drawn boxes, all empty; up to 0.95:
   * annotations and measured ink; 0.75: struck or emphasised wording; times 0.9 where an X stands beside an unticked
   * field; 0: no reading at all.
   */
  confidence: number;
  observations: Observation[];
}

export interface FormInterpretation {
  /** One answer for every text of the consultation, in its order. */
  answers: Record<TextRef, TextAnswer>;
  findings: Finding[];
}

interface Reading {
  record: FormRecord;
  reading: RecordReading;
}

/**
 * Reads the answers from what was seen on a form, by the form's logic over all observations, never by their number or
 * order. What cannot be told stays null and becomes a finding for staff. The reader's own problems become findings too.
 */
export function interpretForm(reading: FormReading, consultation: Consultation): FormInterpretation {
  const kept = isWhole(reading, consultation) ? reading.records : reading.records.map(withoutRemovals);
  const seen = withImpliedStatement(kept);
  const whole = withoutEchoes(seen);
  const records = inOwnWay(whole, reading.issuedPlain === true);
  const style = formStyle(records, reading.issuedPlain === true);
  const findings: Finding[] = reading.problems.map(({ place: _, ...problem }) => problem);
  const byText = new Map<TextRef, Reading[]>();
  for (const record of records) {
    const resolved = resolveText(record, consultation);
    if (resolved.text) {
      const list = byText.get(resolved.text.ref) ?? [];
      byText.set(resolved.text.ref, [...list, { record, reading: decideRecord(record, style) }]);
    } else findings.push({ code: 'text-unknown', ...resolved.why });
  }
  const blank = isBlank([...byText.values()].flat());
  if (blank) findings.push({ code: 'form-blank', ...say('form-without-mark') });
  const labelled = consultation.texts.flatMap(({ ref, title, type }) =>
    (byText.get(ref) ?? []).map(({ record }) => ({ label: record.label, ref, title, type })),
  );
  const answers: Record<TextRef, TextAnswer> = {};
  for (const { ref } of consultation.texts) {
    answers[ref] = answerFrom(ref, byText.get(ref) ?? [], findings, blank);
  }
  findings.push(...besideNameless(records, [...byText.keys()], findings));
  findings.push(...labelFindings(labelled));
  const unechoed = { ...reading, freeText: withoutEchoedLines(reading.freeText, seen, whole) };
  findings.push(...conditionFindings(records === whole ? unechoed : withoutMarkWords(unechoed), answers));
  return { answers, findings };
}

/** Whether every text has its part. Where one is missing, a page may be: then missing wording was not removed. */
function isWhole({ records }: FormReading, consultation: Consultation): boolean {
  const found = new Set(records.map((record) => resolveText(record, consultation).text?.ref));
  return consultation.texts.every(({ ref }) => found.has(ref));
}

/** "YES" in a box's place is no remark where it was understood as a mark. */
function withoutMarkWords(reading: FormReading): FormReading {
  return {
    ...reading,
    freeText: reading.freeText.filter(({ text, ref }) => !ref || (markWord(text) === null && !saysAgreed(text))),
  };
}

function withoutRemovals(record: FormRecord): FormRecord {
  const isRemoval = ({ source, state }: Observation) => source === 'deletion' && state === 'empty';
  return { ...record, observations: record.observations.filter((seen) => !isRemoval(seen)) };
}

function isBlank(readings: readonly Reading[]): boolean {
  return readings.length > 0 && readings.every(({ reading }) => reading.problem?.code === 'no-opinion');
}

function answerFrom(ref: TextRef, readings: readonly Reading[], findings: Finding[], blank: boolean): TextAnswer {
  const [first, ...more] = readings;
  if (!first) {
    findings.push({ code: 'text-missing', text: ref, ...say('text-not-on-form', { text: ref }) });
    return { decision: null, comments: null, confidence: 0, observations: [] };
  }
  const observations = readings.flatMap(({ record }) => record.observations);
  if (more.length > 0) return answerRepeated(ref, readings, findings, observations);
  const { decision, comments, confidence, problem } = first.reading;
  // What keeps a box from being told was said by the reader, in the words of what it saw.
  const isTold = findings.some(({ code, text }) => text === ref && code === problem?.code);
  if (problem && !blank && !isTold) findings.push({ ...problem, text: ref });
  return { decision, comments, confidence, observations };
}

/** A text that stands on the form more than once: its parts must agree, and a person looks at it in any case. */
function answerRepeated(
  ref: TextRef,
  readings: readonly Reading[],
  findings: Finding[],
  observations: Observation[],
): TextAnswer {
  const [first] = readings;
  const agree = readings.every(
    ({ reading }) => reading.decision === first?.reading.decision && reading.comments === first.reading.comments,
  );
  const sentence = agree ? 'text-twice-agreeing' : 'text-twice-disagreeing';
  findings.push({ code: 'text-repeated', text: ref, ...say(sentence, { text: ref, times: readings.length }) });
  for (const { reading } of readings) {
    if (reading.problem) findings.push({ ...reading.problem, text: ref });
  }
  if (!agree || !first) return { decision: null, comments: null, confidence: 0, observations };
  const confidence = Math.min(...readings.map(({ reading }) => reading.confidence));
  return { decision: first.reading.decision, comments: first.reading.comments, confidence, observations };
}
