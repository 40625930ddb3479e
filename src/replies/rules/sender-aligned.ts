import { returnPathDiffers } from '../../mail/can-respond.ts';
import type { Rule } from './rule.ts';

/** Where the bounces of a mail go elsewhere than its From says, a person looks who really wrote it. */
export const senderAligned: Rule = {
  name: 'sender-aligned',
  cites: 'RFC 3834 §4',
  check({ mail }) {
    if (!mail?.sender || !returnPathDiffers(mail.returnPath, mail.sender)) return [];
    return [
      {
        code: 'return-path-differs',
        message: `From names ${mail.sender}, but the mail was sent for ${mail.returnPath} (Return-Path).`,
      },
    ];
  },
};
