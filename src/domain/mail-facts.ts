import type { Saying } from './saying.ts';
/** What the rules may know of the mail that a reply came in. */
export interface MailFacts {
  /** Lower-case address in From; null if there is none or several. */
  sender: string | null;
  returnPath: string | null;
  kind: 'reply' | 'automatic' | 'bounce' | 'other';
  /** Why the mail looks automatic, for staff. */
  kindReason: Saying | string | null;
  /** The own server's verdict on the sender's domain (RFC 8601). */
  authentication: 'pass' | 'fail' | 'none';
  /** Whether the own server is known to give a verdict, so that a missing one means something. */
  authenticationExpected: boolean;
}
