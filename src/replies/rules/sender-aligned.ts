import { returnPathDiffers } from '../../mail/can-respond.ts';
import { say } from '../sentences.ts';
import type { Rule } from './rule.ts';

/** Where the bounces of a mail go elsewhere than its From says, a person looks who really wrote it. */
export const senderAligned: Rule = {
  name: 'sender-aligned',
  cites: 'RFC 3834 §4',
  check({ mail }) {
    if (!mail?.sender || !returnPathDiffers(mail.returnPath, mail.sender)) return [];
    const { sender, returnPath } = mail;
    return [{ code: 'return-path-differs', ...say('return-path-other', { sender, returnPath }) }];
  },
};
