import { z } from 'zod';
import { CLARIFICATION_REASONS } from '../../mail/text/clarification-reasons.ts';
import { ANSWER_CHOICES, type AnswerChoice } from '../../review/answer-choices.ts';
import { answerSchema, caseSchema } from './schemas.ts';

/** What programs send and get about one case. */

const instant = z.iso.datetime();
const why = z.string().max(1000);
const reason = why.regex(/\S/, 'give the reason: it stands in the history').describe('Stands in the history.');
const choices = Object.keys(ANSWER_CHOICES) as [AnswerChoice, ...AnswerChoice[]];
const answers = z
  .record(z.string(), z.enum(choices))
  .describe('By text, such as X.1150. What is left out stays as read.');

/** Every change names the version of the case that the program has read; on another one it answers 409. */
export const versioned = z.strictObject({
  version: z.int().min(0).describe('Of the case as it was read.'),
  why: why.optional().describe('Stands in the history.'),
});

export const assignSchema = versioned.extend({
  inHand: z.boolean().describe('true: into the token’s hands; false: back.'),
});
export const correctSchema = versioned.extend({ answers });
export const acceptSchema = versioned.extend({ answers: answers.optional() });
export const mergeSchema = versioned.extend({
  answers: answers.optional(),
  with: z.string().describe('The reference of the earlier reply, as the case lists it.'),
  texts: z
    .array(z.string())
    .min(1)
    .describe('On these the answer of the earlier reply stands, on the others the case’s.'),
});
export const reasonedSchema = versioned.extend({ why: reason });
export const askSchema = versioned.extend({
  reasons: z.array(z.enum(CLARIFICATION_REASONS)).min(1).describe('What to ask.'),
});
export const attachSchema = versioned.extend({
  why: reason,
  to: z
    .strictObject({
      consultation: z.string().nullable().optional(),
      memberState: z.string().nullable().optional().describe('ISO 3166 code.'),
    })
    .describe('What is left out stays.'),
});
export const undoSchema = versioned;

export const caseDetailSchema = caseSchema.extend({
  reference: z.string(),
  status: z.enum(['open', 'resolved']),
  version: z.int().min(0).describe('Send it with every change.'),
  sender: z.string().nullable(),
  subject: z.string().nullable(),
  receivedAt: instant,
  openedAt: instant,
  consultation: z.string().nullable(),
  memberState: z.string().nullable(),
  assignedTo: z.string().nullable(),
  askedAt: instant.nullable(),
  resolution: z.string().nullable(),
  resolvedBy: z.string().nullable(),
  answers: z.record(z.string(), answerSchema).describe('As understood, with corrections laid over it.'),
  open: z.array(z.string()).describe('Texts that need an answer before the case can be accepted.'),
  earlier: z
    .array(z.object({ reference: z.string(), status: z.string(), receivedAt: instant }))
    .describe('Replies of the same Member State to the same consultation: it can be merged with one in time.'),
  history: z.array(
    z.object({ version: z.int(), at: instant, actor: z.string(), action: z.string(), why: z.string().nullable() }),
  ),
  undo: z
    .object({
      decision: z.string(),
      actor: z.string(),
      mailGoesAt: instant.nullable(),
      tooLate: z.string().nullable().describe('Why it cannot be taken back any more.'),
    })
    .nullable()
    .describe('The latest decision.'),
});
