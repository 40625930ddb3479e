import { ACCESS_SENTENCES } from '../../../access/sentences.ts';
import { CIRCULAR_SENTENCES } from '../../../circulars/sentences.ts';
import { FORM_SENTENCES } from '../../../forms/sentences.ts';
import { INTAKE_SENTENCES } from '../../../intake/sentences.ts';
import { MAIL_SENTENCES } from '../../../mail/sentences.ts';
import { OPERATIONS_SENTENCES } from '../../../operations/sentences.ts';
import { REGISTER_SENTENCES } from '../../../register/sentences.ts';
import { REPLY_SENTENCES } from '../../../replies/sentences.ts';
import { RESULT_SENTENCES } from '../../../results/sentences.ts';
import { REVIEW_SENTENCES } from '../../../review/sentences.ts';

/**
 * What the parts of the program say to staff: why something cannot be done, what was noticed. The English stands beside
 * the parts, which also log it and give it to programs; another language writes its own here, of the same shape.
 */
export const sentences = {
  ...ACCESS_SENTENCES,
  ...CIRCULAR_SENTENCES,
  ...FORM_SENTENCES,
  ...INTAKE_SENTENCES,
  ...MAIL_SENTENCES,
  ...OPERATIONS_SENTENCES,
  ...REGISTER_SENTENCES,
  ...REPLY_SENTENCES,
  ...RESULT_SENTENCES,
  ...REVIEW_SENTENCES,
};
