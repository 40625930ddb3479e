import type { z } from 'zod';
import { type Consultation, consultationSchema, type DeterminedText } from '../domain/consultation.ts';

/** A consultation as far as it is known. */
export type Draft = Partial<Omit<Consultation, 'meeting' | 'contact' | 'texts'>> & {
  meeting?: Partial<Consultation['meeting']>;
  contact?: Partial<Consultation['contact']>;
  texts: DraftText[];
};

export type DraftText = Partial<DeterminedText> & { ref: string };

/** A consultation, or what is missing or wrong in it, one line each. */
export type Completed = { consultation: Consultation; faults: [] } | { consultation: null; faults: string[] };

/** Puts the key together and checks everything. */
export function complete(draft: Draft): Completed {
  const { studyPeriod, circular } = draft;
  const key = studyPeriod && circular ? `${studyPeriod}/${circular}` : undefined;
  const parsed = consultationSchema.safeParse({ ...draft, key });
  if (parsed.success) {
    const faults = contradictions(parsed.data);
    return faults.length === 0 ? { consultation: parsed.data, faults: [] } : { consultation: null, faults };
  }
  return { consultation: null, faults: [...new Set(parsed.error.issues.map((issue) => describe(issue, draft)))] };
}

/** What no schema sees: a meeting that closes before it opens, a deadline before the circular, a text listed twice. */
function contradictions({ announced, deadline, meeting, texts }: Consultation): string[] {
  const faults: string[] = [];
  if (meeting.closes < meeting.opens) faults.push(`the meeting closes (${meeting.closes}) before it opens`);
  if (deadline.slice(0, 10) <= announced) faults.push(`the deadline ${deadline} is not after the circular's own date`);
  if (deadline.slice(0, 10) >= meeting.opens) faults.push(`the deadline ${deadline} is not before the meeting opens`);
  const refs = texts.map((text) => text.ref);
  const twice = refs.filter((ref, index) => refs.indexOf(ref) !== index);
  if (twice.length > 0) faults.push(`${twice.join(', ')} is listed more than once`);
  return faults;
}

function describe(issue: z.core.$ZodIssue, draft: Draft): string {
  const [first, second, third] = issue.path;
  if (first === 'key') return 'study-period or circular: not found';
  const text = first === 'texts' && typeof second === 'number' ? draft.texts[second]?.ref : undefined;
  const field = text ? `${text}:${String(third)}` : [first, second].filter((part) => part !== undefined).join('-');
  const kebab = field.replace(/([a-z])([A-Z])/g, (_, before, after) => `${before}-${after.toLowerCase()}`);
  const isMissing = valueAt(draft, issue.path) === undefined;
  return `${kebab.replace(/-percent$/, '')}: ${isMissing ? 'not found' : issue.message}`;
}

function valueAt(draft: Draft, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => Object(value)[key], draft);
}
