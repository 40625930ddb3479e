import type { FindingCode } from '../../domain/finding.ts';
import type { Saying } from '../../domain/saying.ts';

/** One thing found inside a container. */
export interface Contained {
  /** Display only. */
  name: string;
  bytes: Uint8Array;
  /** A body is the text of a message: it may be a form, and never accompanies one. */
  role: 'file' | 'body';
}

/** What a container held, and what of it could not be had. */
export interface Opened {
  contained: Contained[];
  problems: Problem[];
  /** What the messages in it call themselves. */
  subjects?: string[];
}

/** What is wrong with it is told without the file's name. */
export interface Problem extends Saying {
  code: Extract<
    FindingCode,
    'attachment-empty' | 'attachment-damaged' | 'attachment-encrypted' | 'attachment-too-large' | 'attachment-skipped'
  >;
  /** The part of the container it concerns; absent if it is the whole. */
  name?: string;
}

/** What may still be unpacked from one mail, over all its containers. */
export interface Budget {
  entries: number;
  bytes: number;
}

/** Opens one kind of container. May throw on damaged input: the caller makes a finding of it. */
export type Opener = (bytes: Uint8Array, budget: Budget) => Opened | Promise<Opened>;

export const NOTHING: Opened = { contained: [], problems: [] };

/** A container as a whole cannot be opened. */
export function unopened(code: Problem['code'], saying: Saying): Opened {
  return { contained: [], problems: [{ code, ...saying }] };
}
