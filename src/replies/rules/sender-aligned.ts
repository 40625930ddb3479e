import type { Rule } from './rule.ts';

/** Where the bounces of a mail go elsewhere than its From says, a person looks who really wrote it. */
export const senderAligned: Rule = {
  name: 'sender-aligned',
  cites: 'RFC 3834 §4',
  check({ mail }) {
    if (!mail?.sender || !mail.returnPath) return [];
    const from = domainOf(mail.sender);
    const envelope = domainOf(mail.returnPath);
    if (isWithin(from, envelope) || isWithin(envelope, from)) return [];
    return [
      {
        code: 'return-path-differs',
        message: `From names ${from}, but the mail was sent for ${envelope} (Return-Path).`,
      },
    ];
  },
};

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

function isWithin(domain: string, parent: string): boolean {
  return domain === parent || domain.endsWith(`.${parent}`);
}
