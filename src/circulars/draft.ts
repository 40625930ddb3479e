import type { z } from 'zod';
import { type Consultation, consultationSchema, type DeterminedText } from '../domain/consultation.ts';
import type { Saying } from '../domain/saying.ts';
import { say } from './sentences.ts';

/** A consultation as far as it is known. */
export type Draft = Partial<Omit<Consultation, 'meeting' | 'contact' | 'texts'>> & {
  meeting?: Partial<Consultation['meeting']>;
  contact?: Partial<Consultation['contact']>;
  texts: DraftText[];
};

export type DraftText = Partial<DeterminedText> & { ref: string };

/** A consultation, or what is missing or wrong in it, one line each. */
export type Completed = { consultation: Consultation; faults: [] } | { consultation: null; faults: Saying[] };

/** Puts the key together and checks everything. */
export function complete(draft: Draft): Completed {
  const { studyPeriod, circular } = draft;
  const key = studyPeriod && circular ? `${studyPeriod}/${circular}` : undefined;
  const parsed = consultationSchema.safeParse({ ...draft, key });
  if (parsed.success) {
    const faults = contradictions(parsed.data);
    return faults.length === 0 ? { consultation: parsed.data, faults: [] } : { consultation: null, faults };
  }
  const faults = parsed.error.issues.map((issue) => describe(issue, draft));
  return { consultation: null, faults: [...new Map(faults.map((fault) => [fault.message, fault])).values()] };
}

/** What no schema sees: a meeting that closes before it opens, a deadline before the circular, a text listed twice. */
function contradictions({ announced, deadline, meeting, texts }: Consultation): Saying[] {
  const faults: Saying[] = [];
  if (meeting.closes < meeting.opens) faults.push(say('fault-meeting-order', { closes: meeting.closes }));
  if (deadline.slice(0, 10) <= announced) faults.push(say('fault-deadline-early', { deadline }));
  if (deadline.slice(0, 10) >= meeting.opens) faults.push(say('fault-deadline-late', { deadline }));
  const refs = texts.map((text) => text.ref);
  const twice = refs.filter((ref, index) => refs.indexOf(ref) !== index);
  if (twice.length > 0) faults.push(say('fault-twice', { texts: twice.join(', ') }));
  return faults;
}

function describe(issue: z.core.$ZodIssue, draft: Draft): Saying {
  const [first, second, third] = issue.path;
  if (first === 'key') return say('fault-key');
  const text = first === 'texts' && typeof second === 'number' ? draft.texts[second]?.ref : undefined;
  const name = text ? `${text}:${String(third)}` : [first, second].filter((part) => part !== undefined).join('-');
  const kebab = name.replace(/([a-z])([A-Z])/g, (_, before, after) => `${before}-${after.toLowerCase()}`);
  const field = kebab.replace(/-percent$/, '');
  if (valueAt(draft, issue.path) === undefined) return say('fault-missing', { field });
  const format = issue.code === 'invalid_format' ? issue.format : null;
  if (format === 'datetime') return say('fault-instant', { field });
  return format === 'date' ? say('fault-day', { field }) : say('fault-other', { field, why: issue.message });
}

function valueAt(draft: Draft, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => Object(value)[key], draft);
}
