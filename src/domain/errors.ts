import type { z } from 'zod';
import type { Saying } from './saying.ts';

/** Wrong configuration: the program does not start, says which key is wrong and how to mend it, and exits with 78. */
export class ConfigError extends Error {
  readonly key: string;
  constructor(key: string, mend: string) {
    super(`${key}: ${mend}`);
    this.name = 'ConfigError';
    this.key = key;
  }

  /** Names the first key that a schema refuses. @param where what stands before the key: a file's name and a colon */
  static of({ issues: [issue] }: z.ZodError, where = ''): ConfigError {
    return new ConfigError(`${where}${issue?.path.join('.') ?? ''}`, issue?.message ?? 'is wrong');
  }
}

/** A fault that may pass by itself (a refused connection, a full disk): the job is tried again with back-off. */
export class TransientError extends Error {
  override name = 'TransientError';
}

/** What somebody asked for cannot be done, for them to read in their language. The message says it in English. */
export class ToldError extends Error implements Saying {
  override name = 'ToldError';
  readonly said: Saying['said'];
  constructor({ message, said }: Saying, options?: ErrorOptions) {
    super(message, options);
    this.said = said;
  }
}

/** A fault that will not pass: the message becomes a review case, which tells of it, and the next one is taken. */
export class PermanentError extends ToldError {
  override name = 'PermanentError';
  constructor(fault: Saying | string, options?: ErrorOptions) {
    super(typeof fault === 'string' ? { message: fault } : fault, options);
  }
}
