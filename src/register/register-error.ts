import { ToldError } from '../domain/errors.ts';

/** Why the register cannot be changed so. The message is for staff and says what to do. */
export class RegisterError extends ToldError {
  override name = 'RegisterError';
}
