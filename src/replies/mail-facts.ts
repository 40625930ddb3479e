import { authenticationVerdict } from '../intake/authentication.ts';
import type { MessageReading } from '../reading/message-reading.ts';
import type { MailFacts } from './rules/rule.ts';
import type { MailText } from './understand-message.ts';

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

/** The mail's own words. */
export function mailText({ message }: MessageReading): MailText {
  return { subject: message.subject, text: message.text ?? message.html ?? '' };
}
