import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { CONFIG_DIR } from '../../src/config.ts';
import { consultationSchema } from '../../src/domain/consultation.ts';
import { indexMemberStates } from '../../src/domain/member-state.ts';
import { remindDue, remindersDue } from '../../src/mail/reminders/remind.ts';
import { answering } from '../support/answering.ts';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';
import { startHookedSmtp } from './hooked-smtp.ts';
import { deliver, outboxRows, POLICY } from './outbox-case.ts';

const database = await createTestDatabase();
const { db } = database;
const consultation = consultationSchema.parse(
  JSON.parse(readFileSync(resolve(CONFIG_DIR, 'consultations/t22-142.json'), 'utf8')),
);
const memberStates = indexMemberStates(
  ['CH', 'DE', 'FR'].map((code) => ({ code, name: `State ${code}`, since: null })),
  [],
  [],
);
const TWO_WEEKS_BEFORE = new Date('2024-01-26T12:00:00Z');
const ONE_WEEK_BEFORE = new Date('2024-02-02T12:00:00Z');

const context = (now: Date) => ({
  now,
  policy: { steps: ['P14D', 'P7D', 'P2D'], timeOfDay: null, quietDays: [], digestHoursBefore: 24 },
  memberStates,
  ...answering,
});
const remind = (now = TWO_WEEKS_BEFORE) => remindDue(db, consultation, context(now));
const recipients = async () => (await outboxRows(db)).map((row) => row.to_address).toSorted();

beforeEach(async () => {
  await emptyTables(database);
  const data = JSON.stringify(consultation);
  await db.insertInto('consultation').values({ key: consultation.key, data, updated_at: new Date() }).execute();
  await db
    .insertInto('contact')
    .values(['ch', 'de', 'fr'].map((code) => ({ member_state: code.toUpperCase(), address: `adm@${code}.example` })))
    .execute();
});

async function storeMessage(sender: string, status: 'pending' | 'review' | 'accepted'): Promise<number> {
  const times = { received_at: TWO_WEEKS_BEFORE, stored_at: TWO_WEEKS_BEFORE };
  const row = { sha256: `${sender} ${status}`, size: 1, sender, status, ...times };
  return (await db.insertInto('message').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

async function storeReply(memberState: string): Promise<void> {
  const message_id = await storeMessage(`adm@${memberState.toLowerCase()}.example`, 'accepted');
  const times = { received_at: TWO_WEEKS_BEFORE, created_at: TWO_WEEKS_BEFORE };
  const key = { reference: `R-${memberState}`, consultation: consultation.key, member_state: memberState, message_id };
  await db
    .insertInto('reply')
    .values({ ...key, ...times, status: 'standing', created_by: 'tsb-intake' })
    .execute();
}

async function openCase(sender: string, understood: { consultation: string | null; memberState: string | null }) {
  const message_id = await storeMessage(sender, 'review');
  const whole = JSON.stringify({ ...understood, language: null, sender, answers: {} });
  await db
    .insertInto('review_case')
    .values({ reference: sender, message_id, status: 'open', understood: whole, opened_at: TWO_WEEKS_BEFORE })
    .execute();
}

describe('reminding', () => {
  test('queues one mail for each contact of whoever has not replied, marked as automatic', async () => {
    await storeReply('DE');
    expect((await remind()).map(({ memberState }) => memberState)).toEqual(['CH', 'FR']);
    expect(await outboxRows(db)).toMatchObject([
      { to_address: 'adm@ch.example', kind: 'reminder', auto_submitted: 'auto-generated', in_reply_to: null },
      { to_address: 'adm@fr.example', text_body: expect.stringContaining('France') },
    ]);
  });

  test('queues what the dry run shows, and the dry run queues nothing', async () => {
    const plan = await remindersDue(db, consultation, context(TWO_WEEKS_BEFORE));
    expect(await outboxRows(db)).toEqual([]);
    expect(await remind()).toEqual(plan.reminders);
  });

  test('comes once a step, and again at the next', async () => {
    await remind();
    expect(await remind()).toEqual([]);
    expect(await remind(ONE_WEEK_BEFORE)).toHaveLength(3);
    expect(await outboxRows(db)).toHaveLength(6);
  });

  test('comes once a step from several workers at a time', async () => {
    const all = await Promise.all([remind(), remind(), remind()]);
    expect(all.flat()).toHaveLength(3);
    expect(await recipients()).toEqual(['adm@ch.example', 'adm@de.example', 'adm@fr.example']);
  });

  test('ends with the deadline', async () => {
    expect(await remind(new Date('2024-02-09T00:00:00Z'))).toEqual([]);
  });

  test.each([
    ['whose reply is in review', { consultation: consultation.key, memberState: 'CH' }, 'someone@else.example'],
    ['whose mail is in review, the State not clear', { consultation: null, memberState: null }, 'ADM@ch.example'],
    ['whose mail is in review, the consultation not clear', { consultation: null, memberState: 'CH' }, 'x@y.example'],
  ])('leaves a Member State alone %s', async (_name, understood, sender) => {
    await openCase(sender, understood);
    await remind();
    expect(await recipients()).toEqual(['adm@de.example', 'adm@fr.example']);
  });

  test('leaves a Member State alone whose mail is stored and not yet read', async () => {
    await storeMessage('adm@fr.example', 'pending');
    await remind();
    expect(await recipients()).toEqual(['adm@ch.example', 'adm@de.example']);
  });

  test('does not take a case about another consultation for a reply', async () => {
    await openCase('adm@ch.example', { consultation: 'T22/999', memberState: 'CH' });
    expect(await remind()).toHaveLength(3);
  });
});

describe('a queued reminder', () => {
  const deliverAt = async (now: Date) => {
    const taken: string[] = [];
    const port = await startHookedSmtp(async (raw) => void taken.push(raw));
    const summary = await deliver({ db, smtpUrl: `smtp://127.0.0.1:${port}`, clock: { now: () => now } });
    return { ...summary, taken };
  };

  test('is sent with what it announces', async () => {
    await remind();
    const { sent, taken } = await deliverAt(TWO_WEEKS_BEFORE);
    expect(sent).toBe(3);
    expect(taken[0]).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(taken[0]).toMatch(/^Subject: Reminder: TSB Circular 142/m);
  });

  test('is not sent to a Member State that has replied meanwhile, and leaves an audit entry', async () => {
    await remind();
    await storeReply('FR');
    expect(await deliverAt(TWO_WEEKS_BEFORE)).toMatchObject({ sent: 2, dropped: 1, failed: 0 });
    expect(await recipients()).toEqual(['adm@ch.example', 'adm@de.example']);
    expect(await db.selectFrom('audit').selectAll().execute()).toMatchObject([
      { action: 'reminder-dropped', why: 'the Member State has replied', before: { to: 'adm@fr.example' } },
    ]);
  });

  test('is not sent to an address that has left the register', async () => {
    await remind();
    await db.deleteFrom('contact').where('member_state', '=', 'DE').execute();
    expect(await deliverAt(TWO_WEEKS_BEFORE)).toMatchObject({ sent: 2, dropped: 1 });
  });

  test('is not sent after the deadline, whenever it was queued', async () => {
    await remind();
    expect(await deliverAt(new Date('2024-02-09T00:00:00Z'))).toMatchObject({ sent: 0, dropped: 3, nextDueAt: null });
  });

  test('gives way to the reminder of a later step', async () => {
    await remind();
    await remind(ONE_WEEK_BEFORE);
    const { sent, dropped } = await deliverAt(ONE_WEEK_BEFORE);
    expect({ sent, dropped }).toEqual({ sent: 3, dropped: 3 });
  });

  test('that may have arrived is never taken back in silence: it stays, failed with the reason', async () => {
    await remind();
    const dialled = { state: 'sending' as const, attempts: 1, next_attempt_at: TWO_WEEKS_BEFORE };
    await db.updateTable('outbox').set(dialled).where('to_address', '=', 'adm@ch.example').execute();
    await storeReply('CH');
    await deliverAt(new Date(TWO_WEEKS_BEFORE.getTime() + POLICY.firstRetrySeconds * 1000));
    expect((await outboxRows(db)).find((row) => row.to_address === 'adm@ch.example')).toMatchObject({
      state: 'failed',
      last_response: 'not sent again: the Member State has replied',
    });
    expect(await remind()).toEqual([]);
  });
});
