import { beforeEach, describe, expect, test } from 'vitest';
import { indexMemberStates } from '../../src/domain/member-state.ts';
import { announceStep } from '../../src/mail/reminders/digest.ts';
import { type RemindingContext, remindDue, remindersDue } from '../../src/mail/reminders/remind.ts';
import { changeReminderPolicy, heldSteps, holdStep, releaseStep } from '../../src/mail/reminders/reminder-policies.ts';
import { answering } from '../support/answering.ts';
import { circular142 as consultation } from '../support/circular-142.ts';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';
import { outboxRows } from './outbox-case.ts';

const database = await createTestDatabase();
const { db } = database;
const memberStates = indexMemberStates(
  ['CH', 'FR', 'JP'].map((code) => ({ code, name: `State ${code}`, since: null })),
  [],
  [],
);
const policy = { steps: ['P7D', 'P2D'], timeOfDay: '09:00', quietDays: ['weekend'], digestHoursBefore: 24 };
/** Seven days before the deadline it is Thursday, 1 February: 00:00 UTC in Tokyo's morning, 08:00 UTC in Bern's. */
const NOTICE = new Date('2024-01-31T00:00:30Z');
const TOKYO = new Date('2024-02-01T00:00:30Z');
const BERN = new Date('2024-02-01T08:00:30Z');

const context = (now: Date): RemindingContext => ({ ...answering, now, policy, memberStates });
const by = { actor: 'Robin', now: NOTICE, why: 'an extension is being decided' };
const kinds = async () => (await outboxRows(db)).map(({ kind, to_address }) => `${kind} ${to_address}`);

beforeEach(async () => {
  await emptyTables(database);
  const data = JSON.stringify(consultation);
  await db.insertInto('consultation').values({ key: consultation.key, data, updated_at: NOTICE }).execute();
  const codes = ['ch', 'fr', 'jp'];
  await db
    .insertInto('contact')
    .values(codes.map((code) => ({ member_state: code.toUpperCase(), address: `adm@${code}.example`, language: 'fr' })))
    .execute();
});

describe('before a step goes out', () => {
  test('staff are told once who gets a mail and when, and how to hold it', async () => {
    expect(await announceStep(db, consultation, context(new Date(NOTICE.getTime() - 60_000)))).toBeNull();
    expect(await announceStep(db, consultation, context(NOTICE))).toBe('P7D');
    expect(await announceStep(db, consultation, context(TOKYO))).toBeNull();
    const [digest] = await outboxRows(db);
    expect(digest).toMatchObject({ kind: 'digest', to_address: 'tsbsg17@itu.int', auto_submitted: 'auto-generated' });
    expect(digest?.text_body).toContain('3 mails to 3 Member States');
    expect(digest?.text_body).toContain('adm@jp.example\n    1 February 2024 at 00:00 UTC');
    expect(digest?.text_body).toContain('adm@ch.example\n    1 February 2024 at 08:00 UTC');
    expect(digest?.text_body).toContain('remind hold T22/142 P7D');
  });

  test('nobody is told of a step that goes to nobody', async () => {
    await db.deleteFrom('contact').execute();
    expect(await announceStep(db, consultation, context(NOTICE))).toBeNull();
    expect(await outboxRows(db)).toEqual([]);
  });

  test('several workers tell them once', async () => {
    await Promise.all([1, 2, 3].map(() => announceStep(db, consultation, context(NOTICE))));
    expect(await kinds()).toEqual(['digest tsbsg17@itu.int']);
  });

  test('each capital gets it in its own morning, in its contact’s language, with both forms', async () => {
    await remindDue(db, consultation, context(TOKYO));
    expect(await kinds()).toEqual(['reminder adm@jp.example']);
    await remindDue(db, consultation, context(BERN));
    expect(await kinds()).toHaveLength(3);
    const attachments = await db.selectFrom('outbox_attachment').selectAll().orderBy('outbox_id').execute();
    expect(attachments.map(({ name }) => name).slice(0, 2)).toEqual([
      'TSB-Circular-142-Annex-2-JP.docx',
      'TSB-Circular-142-Annex-2-JP.pdf',
    ]);
    expect(attachments).toHaveLength(6);
    const [reference] = await db.selectFrom('form_reference').selectAll().where('member_state', '=', 'JP').execute();
    const [reminder] = await outboxRows(db);
    expect(reminder?.subject).toContain(`[${reference?.reference}]`);
    expect(reminder).toMatchObject({ language: 'fr', text_body: expect.stringContaining('Japon') });
  });
});

describe('a step that staff hold', () => {
  test('does not go out until it is released, and says who holds it', async () => {
    await db.transaction().execute((tx) => holdStep(tx, consultation.key, 'P7D', by));
    expect(await heldSteps(db, consultation.key)).toMatchObject([{ step: 'P7D', heldBy: 'Robin', why: by.why }]);
    expect(await remindDue(db, consultation, context(BERN))).toEqual([]);
    await db.transaction().execute((tx) => releaseStep(tx, consultation.key, 'P7D', by));
    expect(await remindDue(db, consultation, context(BERN))).toHaveLength(3);
    const audit = await db.selectFrom('audit').select(['action', 'actor']).orderBy('id').execute();
    expect(audit.map(({ action }) => action)).toEqual(['reminder step held', 'reminder step released']);
  });

  test('leaves the other steps alone', async () => {
    await db.transaction().execute((tx) => holdStep(tx, consultation.key, 'P2D', by));
    expect(await remindDue(db, consultation, context(BERN))).toHaveLength(3);
  });
});

describe('a consultation', () => {
  test('may have a policy of its own, with an audit entry', async () => {
    const own = { ...policy, steps: ['P3D'], timeOfDay: null };
    await db.transaction().execute((tx) => changeReminderPolicy(tx, consultation.key, own, by));
    expect(await remindDue(db, consultation, context(BERN))).toEqual([]);
    const due = await remindersDue(db, consultation, context(new Date('2024-02-06T12:00:00Z')));
    expect(due.reminders.map(({ step }) => step)).toEqual(['P3D', 'P3D', 'P3D']);
    await db.transaction().execute((tx) => changeReminderPolicy(tx, consultation.key, null, by));
    expect(await remindDue(db, consultation, context(BERN))).toHaveLength(3);
  });

  test('whose deadline is extended reminds again of the new one', async () => {
    expect(await remindDue(db, consultation, context(BERN))).toHaveLength(3);
    const extended = { ...consultation, deadline: '2024-02-15T23:59:59Z' };
    await db
      .updateTable('consultation')
      .set({ data: JSON.stringify(extended) })
      .execute();
    const again = await remindDue(db, extended, context(new Date('2024-02-08T08:00:30Z')));
    expect(again.map(({ step }) => step)).toEqual(['P7D', 'P7D', 'P7D']);
  });
});
