import { beforeEach, expect, test } from 'vitest';
import { announceResult, countAnnouncements } from '../../src/results/announce-result.ts';
import { reopenConsultation } from '../../src/results/reopen.ts';
import { answering } from '../support/answering.ts';
import { circular142 } from '../support/circular-142.ts';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';
import { AFTER, consultationCase, memberStates } from './consultation-case.ts';

const database = await createTestDatabase();
const { db } = database;
const policy = { steps: [], timeOfDay: null, quietDays: [], digestHoursBefore: 0 };
const context = { ...answering, now: AFTER, policy, memberStates };
const by = { actor: 'anna', why: null };

beforeEach(async () => {
  await emptyTables(database);
  await db
    .insertInto('contact')
    .values([
      { member_state: 'CH', address: 'adm@ch.example', language: 'en' },
      { member_state: 'FR', address: 'adm@fr.example', language: 'en' },
    ])
    .execute();
});

test('a result is announced once to each Member State, by the person named in the audit', async () => {
  const consultation = consultationCase(database);
  await consultation.begin();
  await consultation.reply('CH', '2024-02-01T10:00:00Z', 'assign');
  await consultation.close();
  expect(await announceResult(db, circular142, context, by)).toEqual({ number: 1, queued: 2 });
  expect(await announceResult(db, circular142, context, by)).toEqual({ number: 1, queued: 0 });
  expect(await countAnnouncements(db, circular142.key, 1)).toBe(2);
  const audit = await db.selectFrom('audit').select('actor').where('action', '=', 'outcome announced').execute();
  expect(audit).toEqual([{ actor: 'anna' }, { actor: 'anna' }]);
});

test('nothing is announced while the consultation runs or is open again; what follows corrects what was announced', async () => {
  const consultation = consultationCase(database);
  await consultation.begin();
  await expect(announceResult(db, circular142, context, by)).rejects.toThrow('nothing to announce');
  await consultation.reply('CH', '2024-02-01T10:00:00Z', 'assign');
  await consultation.close();
  await announceResult(db, circular142, context, by);
  await reopenConsultation(db, circular142.key, { actor: 'anna', why: 'a case was settled', now: AFTER });
  await expect(announceResult(db, circular142, context, by)).rejects.toThrow('nothing to announce');
  await consultation.closeByHand('the case is settled');
  expect(await announceResult(db, circular142, context, by)).toEqual({ number: 2, queued: 2 });
  const last = await db.selectFrom('outbox').select('text_body').orderBy('id', 'desc').executeTakeFirstOrThrow();
  expect(last.text_body).toContain('replaces');
});
