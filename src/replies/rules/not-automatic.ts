import type { Rule } from './rule.ts';

/** Not answering automatic mail never means not reading it: one that carries a form goes to staff. */
export const notAutomatic: Rule = {
  name: 'not-automatic',
  cites: 'RFC 3834 §2',
  check({ mail }) {
    if (!mail || mail.kind === 'reply' || mail.kind === 'other') return [];
    const what = mail.kind === 'bounce' ? 'a delivery report' : 'an automatic mail';
    return [
      {
        code: 'automatic-with-form',
        message: `This looks like ${what} (${mail.kindReason ?? 'by its header'}), but it carries a form.`,
      },
    ];
  },
};
