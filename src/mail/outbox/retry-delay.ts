export interface RetryPolicy {
  /** How long a mail is tried that the server keeps putting off. */
  retryForHours: number;
  firstRetrySeconds: number;
  /** The delay doubles with every attempt up to this. */
  maxRetrySeconds: number;
}

/**
 * How long to wait after this many attempts that the server put off, or null when the time is used up.
 *
 * Attempts are counted, not hours since the mail was written: while our own server is away nothing is attempted, and
 * an outage of a week must not be the end of a mail.
 * @returns milliseconds; all delays together make up `retryForHours`
 */
export function retryDelay(attempts: number, policy: RetryPolicy): number | null {
  const total = policy.retryForHours * 3600;
  let waited = 0;
  let delay = Math.min(policy.firstRetrySeconds, policy.maxRetrySeconds);
  for (let attempt = 1; attempt < attempts && waited < total; attempt++) {
    waited += delay;
    delay = Math.min(2 * delay, policy.maxRetrySeconds);
  }
  return waited < total ? Math.min(delay, total - waited) * 1000 : null;
}
