import type { Saying } from './saying.ts';

/** Wrong configuration: the program does not start, says which key is wrong and how to mend it, and exits with 78. */
export class ConfigError extends Error {
  readonly key: string;
  constructor(key: string, mend: string) {
    super(`${key}: ${mend}`);
    this.name = 'ConfigError';
    this.key = key;
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
