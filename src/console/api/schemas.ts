import { z } from 'zod';

/** What the JSON interface answers, for its description: the same shapes that the commands print with --json. */

const count = z.int().min(0);

export const booksSchema = z
  .object({
    seen: count,
    accepted: count,
    superseded: count,
    review: count,
    ignored: count,
    pending: count,
    outbox: z.object({ pending: count, sent: count, failed: count }),
  })
  .describe('The books: seen = accepted + superseded + review + ignored + pending.');

export const consultationSummarySchema = z.object({
  key: z.string().describe('Study period and circular number, such as T22/142.'),
  circular: z.int(),
  studyGroup: z.int(),
  subject: z.string(),
  deadline: z.iso.datetime(),
  thresholdPercent: z.int(),
  texts: z.array(z.object({ ref: z.string(), title: z.string() })),
});

const textTallySchema = z.object({
  text: z.string(),
  assign: count,
  notAssign: count,
  noOpinion: count,
  supportPercent: z.number().nullable().describe('Rounded down to one decimal, for display; null without replies.'),
  mayProceed: z.boolean().describe('Whether consideration may proceed if the consultation ended now.'),
});

export const tallySchema = z.object({
  consultation: z.string(),
  deadline: z.iso.datetime(),
  thresholdPercent: z.int(),
  replies: count.describe('Member States with a standing reply.'),
  texts: z.array(textTallySchema),
});

export const answerSchema = z.object({
  decision: z.enum(['assign', 'not-assign']).nullable(),
  comments: z.enum(['none', 'attached']).nullable(),
  confidence: z.number(),
  evidence: z.array(z.looseObject({})).describe('What was seen, and where.'),
});

export const replySchema = z.object({
  consultation: z.string(),
  memberState: z.string().describe('ISO 3166 code.'),
  status: z.string().describe('standing, superseded or late'),
  receivedAt: z.iso.datetime(),
  messageId: z.string().nullable(),
  texts: z.record(z.string(), answerSchema),
});

export const caseSchema = z.object({
  id: z.int(),
  messageId: z.string().nullable(),
  reasons: z.array(z.looseObject({ code: z.string(), text: z.string().optional(), message: z.string() })),
});

export const mailSchema = z.object({
  kind: z.string(),
  to: z.string(),
  inReplyTo: z.string().nullable(),
  state: z.enum(['pending', 'sent', 'failed']).or(z.string()),
});

export const heldMailSchema = z.object({
  id: z.int(),
  kind: z.string(),
  to: z.string(),
  subject: z.string(),
  state: z.enum(['pending', 'sending', 'sent', 'failed']),
  attempts: count,
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  consultation: z.string().nullable(),
  memberState: z.string().nullable(),
  heldBy: z.string().nullable().describe('Who holds it back.'),
  bounce: z.string().nullable().describe('What a mail system reported after it was sent.'),
});

export const resultSchema = z.object({
  number: z.int().min(1),
  closedAt: z.iso.datetime(),
  closedBy: z.string(),
  why: z.string().nullable(),
  deadline: z.iso.datetime(),
  replies: count.describe('Counted.'),
  late: count,
  openCases: count,
  stands: z.boolean().describe('false once the consultation was reopened.'),
  texts: z.array(textTallySchema),
  files: z.array(z.object({ name: z.string(), size: count, sha256: z.string() })),
});

export const wholeResultSchema = z
  .looseObject({ format: z.string(), number: z.int(), closedAt: z.iso.datetime() })
  .describe('As the signed JSON file of the result holds it.');

export const callerSchema = z.object({ name: z.string(), role: z.string() });

export const problemSchema = z.object({ error: z.string().describe('What is wrong, in words.') });
