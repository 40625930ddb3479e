import { ToldError } from '../domain/errors.ts';

/** What somebody at the door asked for cannot be done; the message is for them to read. */
export class AccessError extends ToldError {
  override name = 'AccessError';
}
