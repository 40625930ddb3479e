import { BOXES, OPTIONS, type Pair } from '../../domain/evidence.ts';
import type { FindingCode } from '../../domain/finding.ts';
import type { CommentFlag, Decision } from '../../domain/reply.ts';
import type { Saying } from '../../domain/saying.ts';
import { evidenceAt } from '../locate/evidence-at.ts';
import type { FormRecord } from '../reader.ts';
import { say } from '../sentences.ts';
import { decidePair, type PairReading } from './decide-pair.ts';
import type { FormStyle } from './form-style.ts';

export interface RecordReading {
  decision: Decision | null;
  comments: CommentFlag | null;
  confidence: number;
  problem: ({ code: FindingCode } & Saying) | null;
}

/** Reads one record by the form's logic: one box; one circle under "assigns", none under "does not assign". */
export function decideRecord(record: FormRecord, style: FormStyle): RecordReading {
  const boxes = decidePair(pairOf(record, BOXES), style.boxes);
  const options = decidePair(pairOf(record, OPTIONS), style.options);
  switch (boxes.kind) {
    case 'both':
      return doubt('both-boxes', say('both-boxes-marked'));
    case 'none':
      return readWithoutBox(options);
    case 'one':
      return boxes.slot === 'assign'
        ? readAssign(boxes.confidence, options)
        : readNotAssign(boxes.confidence, record, options);
    default:
      return doubt(codeOf(boxes.kind), say('boxes-untold', { why: boxes.why }));
  }
}

function pairOf(record: FormRecord, [left, right]: Pair) {
  return [evidenceAt(record, left), evidenceAt(record, right)] as const;
}

function readAssign(confidence: number, options: PairReading): RecordReading {
  const assign = (problem: RecordReading['problem']): RecordReading => ({
    decision: 'assign',
    comments: null,
    confidence,
    problem,
  });
  switch (options.kind) {
    case 'one': {
      const comments = options.slot === 'comments' ? 'attached' : 'none';
      return { decision: 'assign', comments, confidence: Math.min(confidence, options.confidence), problem: null };
    }
    case 'both':
      return assign({ code: 'both-options', ...say('both-options-marked') });
    case 'none':
      return assign({ code: 'option-missing', ...say('no-option-marked') });
    default:
      return assign({ code: codeOf(options.kind), ...say('options-untold', { why: options.why }) });
  }
}

/** Options struck together with the refused statement say the same as the box; only a mark contradicts it. */
function readNotAssign(confidence: number, record: FormRecord, options: PairReading): RecordReading {
  const slots = pairOf(record, OPTIONS);
  if (slots.some((slot) => slot.marks.length > 0 || slot.raised.length > 0)) {
    return doubt('option-contradicts', say('option-under-refusal'));
  }
  if (slots.some((slot) => slot.unclear.length > 0) || slots.some((slot) => !slot.found && slot.lowered.length === 0)) {
    const why = 'why' in options ? options.why : say('options-not-all-found');
    return doubt('mark-unclear', say('options-untold-refused', { why }));
  }
  return { decision: 'not-assign', comments: null, confidence, problem: null };
}

function readWithoutBox(options: PairReading): RecordReading {
  switch (options.kind) {
    case 'one':
    case 'both':
      return doubt('option-without-box', say('option-beside-no-box'));
    case 'none':
      return {
        decision: null,
        comments: null,
        confidence: 0.95,
        problem: { code: 'no-opinion', ...say('nothing-marked') },
      };
    default:
      return doubt(codeOf(options.kind), say('options-untold-no-box', { why: options.why }));
  }
}

function codeOf(kind: 'unclear' | 'disagree' | 'unseen'): FindingCode {
  return kind === 'disagree' ? 'marks-disagree' : 'mark-unclear';
}

function doubt(code: FindingCode, saying: Saying): RecordReading {
  return { decision: null, comments: null, confidence: 0, problem: { code, ...saying } };
}
