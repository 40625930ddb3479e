import { say } from '../sentences.ts';
import type { Rule } from './rule.ts';

/** A forged From must not vote: a failed or missing verdict of the own server sends the reply to staff. */
export const senderAuthenticated: Rule = {
  name: 'sender-authenticated',
  cites: 'RFC 8601 §5',
  check({ mail }) {
    if (!mail) return [];
    if (mail.authentication === 'fail') {
      return [{ code: 'sender-unauthenticated', ...say('dmarc-failed', { sender: mail.sender }) }];
    }
    if (mail.authentication === 'none' && mail.authenticationExpected) {
      return [{ code: 'sender-unauthenticated', ...say('dmarc-none') }];
    }
    return [];
  },
};
