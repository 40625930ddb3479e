import { ToldError } from '../domain/errors.ts';

/** Why a circular cannot be imported, or a consultation not changed so. The message is for staff and says what to do. */
export class CircularError extends ToldError {
  override name = 'CircularError';
}
