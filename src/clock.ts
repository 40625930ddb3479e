/**
 * Where the program's time comes from. Lateness is never judged by it (that is the receiving server's INTERNALDATE);
 * reminders, retries and time stamps are. The demonstration runs on a clock of its own, because the deadline of its
 * circular lies in the past.
 */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that runs at the usual speed, but this many milliseconds away from the system's. */
export function shiftedClock(offsetMs: number): Clock {
  return { now: () => new Date(Date.now() + offsetMs) };
}
