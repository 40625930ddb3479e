import { CircularError } from '../circulars/circular-error.ts';
import { type CircularReader, readHere } from '../circulars/circular-reader.ts';
import type { Saying } from '../domain/saying.ts';
import { loadMemberStates } from '../register/member-states.ts';
import type { CircularJob } from './protocol.ts';

/** What came of a circular's job: its result, or why the file is refused. */
export type CircularOutcome = { done: unknown } | { refused: Saying };

let reader: CircularReader | undefined;

/** Takes a circular's file apart. Runs in the reading processes. */
export async function carryOutCircular(job: CircularJob): Promise<CircularOutcome> {
  reader ??= readHere(loadMemberStates(job.configDir));
  try {
    return { done: await (job.kind === 'circular' ? reader.read(job.file) : reader.cutForm(job.form)) };
  } catch (error) {
    if (!(error instanceof CircularError)) throw error;
    const { message, said } = error;
    return { refused: said ? { message, said } : { message } };
  }
}
