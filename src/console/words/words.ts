import { access } from './en/access.ts';
import { circulars } from './en/circulars.ts';
import { consultations } from './en/consultations.ts';
import { findings } from './en/findings.ts';
import { mails } from './en/mails.ts';
import { operations } from './en/operations.ts';
import { overview } from './en/overview.ts';
import { register } from './en/register.ts';
import { review } from './en/review.ts';
import { shell } from './en/shell.ts';

/**
 * Every word of the interface, one file a part of the console. A translation is a folder beside `en` whose files have
 * the same shape; the compiler finds the missing entries.
 */
export const words = {
  access,
  circulars,
  consultations,
  findings,
  mails,
  operations,
  overview,
  register,
  review,
  shell,
};
