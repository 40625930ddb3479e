/** Why a file cannot be imported as a circular. The message is for staff and says what to do. */
export class CircularError extends Error {
  override name = 'CircularError';
}
