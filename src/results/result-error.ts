import { ToldError } from '../domain/errors.ts';

/** Why a result cannot be drawn up, reopened, corrected or announced as matters stand. The message is for staff. */
export class ResultError extends ToldError {
  override name = 'ResultError';
}
