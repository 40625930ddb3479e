import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { beforeEach, expect, it } from 'vitest';
import { processMessage } from '../../src/replies/process-message.ts';
import type { Processing } from '../../src/replies/processing.ts';
import { composeReply } from '../flow/reply-mail.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { openProcessing } from './processing.ts';

const database = await createTestDatabase();
const { processing, store, reset } = openProcessing(database);
beforeEach(reset);

const CAP = 4;
const capped: Processing = {
  ...processing,
  answering: {
    ...processing.answering,
    outbox: { ...processing.answering.outbox, acknowledgementsPerRecipientPerDay: CAP },
  },
};

/** Answers whatever it gets, from a registered address, and says nowhere that it is a machine. */
function autoresponder(number: number): Promise<Buffer> {
  const from = 'tap@ofcom.example.ch';
  const text = `Thank you for your message number ${number}. We will look at it.`;
  return new MailComposer({ from, to: 'tsbdir@itu.int', subject: 'Thank you', text }).compile().build();
}

it.each([
  ['without a form', (number: number) => autoresponder(number)],
  ['that sends a form each time', (number: number) => composeReply({ state: 'CH', messageId: `<${number}@x.ch>` })],
])('an autoresponder without any header, %s, gets no more answers a day than the cap', async (_name, answer) => {
  let answers = 0;
  for (let number = 1; number <= CAP + 5; number++) {
    const processed = await processMessage(capped, await store(await answer(number)));
    if (processed?.acknowledgement.queued) answers++;
  }
  expect(answers).toBeLessThanOrEqual(CAP);
  const { count } = await database.db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(count).toBe(answers);
});
