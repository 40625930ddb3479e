import type { Register } from '../domain/register.ts';
import type { Answering } from '../replies/acknowledge.ts';

/** What deciding needs beside the case. */
export interface Deciding {
  answering: Answering;
  register: Register;
  /** For so long the mail of a decision is held back, in which the decision can be undone. */
  undoSeconds: number;
}
