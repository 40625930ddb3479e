import { beforeEach, expect, test } from 'vitest';
import { indexMemberStates } from '../../src/domain/member-state.ts';
import { announceOutcome } from '../../src/mail/announce-outcome.ts';
import { answering } from '../support/answering.ts';
import { circular142 as consultation } from '../support/circular-142.ts';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';
import { outboxRows } from './outbox-case.ts';

const database = await createTestDatabase();
const { db } = database;
const now = new Date('2024-02-12T09:00:00Z');
const memberStates = indexMemberStates(
  ['CH', 'FR', 'PW'].map((code) => ({ code, name: code, since: code === 'PW' ? '2024-09-19' : null })),
  [],
  [],
);
const policy = { steps: [], timeOfDay: null, quietDays: [], digestHoursBefore: 0 };
const context = { ...answering, now, policy, memberStates };
const outcome = {
  replies: 33,
  corrected: false,
  texts: [{ text: 'X.1150', assign: 23, notAssign: 10, supportPercent: 69.6, mayProceed: false }],
};

beforeEach(async () => {
  await emptyTables(database);
  const data = JSON.stringify(consultation);
  await db.insertInto('consultation').values({ key: consultation.key, data, updated_at: now }).execute();
  await db
    .insertInto('contact')
    .values([
      { member_state: 'CH', address: 'adm@ch.example', language: 'fr' },
      { member_state: 'CH', address: '@ch.example', language: 'fr' },
      { member_state: 'FR', address: 'adm@fr.example', language: 'zh' },
      { member_state: 'PW', address: 'adm@pw.example', language: 'en' },
    ])
    .execute();
});

test('every Member State that was consulted is told once, in its own language', async () => {
  expect(await announceOutcome(db, consultation, outcome, 1, context)).toBe(2);
  expect(await announceOutcome(db, consultation, outcome, 1, context)).toBe(0);
  const mails = await outboxRows(db);
  expect(mails.map(({ to_address, language }) => `${to_address} ${language}`)).toEqual([
    'adm@ch.example fr',
    'adm@fr.example zh',
  ]);
  expect(mails[0]).toMatchObject({ kind: 'outcome', auto_submitted: 'auto-generated', member_state: 'CH' });
  expect(mails[0]?.text_body).toContain('ne sera pas examiné');
});

test('a corrected result is announced anew, and says so', async () => {
  await announceOutcome(db, consultation, outcome, 1, context);
  expect(await announceOutcome(db, consultation, { ...outcome, corrected: true }, 2, context)).toBe(2);
  expect((await outboxRows(db)).at(-2)?.text_body).toContain('remplace celle qui vous a été adressée');
});

test('a consultation of some Member States is told to them alone', async () => {
  expect(await announceOutcome(db, { ...consultation, electorate: ['FR'] }, outcome, 1, context)).toBe(1);
  expect((await outboxRows(db)).map(({ to_address }) => to_address)).toEqual(['adm@fr.example']);
});
