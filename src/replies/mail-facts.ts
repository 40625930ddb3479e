import { authenticationVerdict } from '../intake/authentication.ts';
import type { MessageReading } from '../reading/message-reading.ts';
import type { MailFacts } from './rules/rule.ts';

/** What the rules may know of the mail. */
export function mailFacts(reading: MessageReading, authservIds: readonly string[]): MailFacts {
  return {
    sender: reading.message.from?.address.toLowerCase() ?? null,
    returnPath: reading.message.returnPath || null,
    kind: reading.classification.kind,
    kindReason: reading.classification.reason,
    authentication: authenticationVerdict(reading.message, [...authservIds]),
    authenticationExpected: authservIds.length > 0,
  };
}
