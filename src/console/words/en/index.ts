import { access } from './access.ts';
import { circulars } from './circulars.ts';
import { consultations } from './consultations.ts';
import { findings } from './findings.ts';
import { language } from './language.ts';
import { mails } from './mails.ts';
import { operations } from './operations.ts';
import { overview } from './overview.ts';
import { register } from './register.ts';
import { review } from './review.ts';
import { sentences } from './sentences.ts';
import { shell } from './shell.ts';

/** Every word of the interface in English, one file a part of the console. */
export const english = {
  access,
  circulars,
  consultations,
  findings,
  language,
  mails,
  operations,
  overview,
  register,
  review,
  sentences,
  shell,
};
