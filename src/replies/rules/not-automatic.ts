import { say } from '../sentences.ts';
import type { Rule } from './rule.ts';

/** Not answering automatic mail never means not reading it: one that carries a form goes to staff. */
export const notAutomatic: Rule = {
  name: 'not-automatic',
  cites: 'RFC 3834 §2',
  check({ mail }) {
    if (!mail || mail.kind === 'reply' || mail.kind === 'other') return [];
    const sentence = mail.kind === 'bounce' ? 'form-in-report' : 'form-in-automatic-mail';
    return [{ code: 'automatic-with-form', ...say(sentence, { why: mail.kindReason }) }];
  },
};
