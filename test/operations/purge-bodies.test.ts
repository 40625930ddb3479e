import { beforeEach, describe, expect, it } from 'vitest';
import { storeMessage } from '../../src/intake/store-message.ts';
import { countPurgeable, purgeBodies } from '../../src/operations/purge-bodies.ts';
import { storeConsultation } from '../../src/register/consultations.ts';
import { listReplies } from '../../src/replies/rows/read-reply.ts';
import { reopenConsultation } from '../../src/results/reopen.ts';
import { consultationCase } from '../results/consultation-case.ts';
import { circular142 } from '../support/circular-142.ts';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';

const database = await createTestDatabase();
const { db } = database;
/** The consultation closes in the minutes after its deadline. */
const LATER = new Date('2024-03-01T00:00:00Z');
const TOO_EARLY = new Date('2024-02-08T00:00:00Z');
const IN_TIME = '2024-01-10T10:00:00Z';

let life: ReturnType<typeof consultationCase>;
beforeEach(async () => {
  await emptyTables(database);
  life = consultationCase(database);
  await life.begin();
});

const purge = (closedBefore: Date) => purgeBodies(db, closedBefore, 'M. Staff', LATER);
const bodies = async () =>
  (await db.selectFrom('message_raw').select('message_id').orderBy('message_id').execute()).map(
    (row) => row.message_id,
  );

describe('retention', () => {
  it('deletes the bodies of settled mails once the consultation has been closed for long enough', async () => {
    await life.reply('CH', IN_TIME, 'assign');
    await life.reply('KE', IN_TIME, 'not-assign');
    await life.openCase('SN', IN_TIME, 'Both boxes are marked.');
    expect(await countPurgeable(db, LATER)).toEqual({ messages: 0, bytes: 0 });
    await life.closed();
    expect(await purge(TOO_EARLY)).toEqual({ messages: 0, bytes: 0 });
    const counted = await countPurgeable(db, LATER);
    expect(counted).toMatchObject({ messages: 2 });
    expect(await purge(LATER)).toEqual(counted);
    expect(await bodies()).toHaveLength(1);
    expect(await purge(LATER)).toEqual({ messages: 0, bytes: 0 });
  });

  it('leaves what was understood, an audit entry, and the hash by which the same mail is known', async () => {
    await life.reply('CH', IN_TIME, 'assign');
    await life.closed();
    const before = await listReplies(db);
    const raw = await db.selectFrom('message_raw').select('raw').executeTakeFirstOrThrow();
    await purge(LATER);
    expect(await listReplies(db)).toEqual(before);
    const audit = await db
      .selectFrom('audit')
      .select(['actor', 'after'])
      .where('action', '=', 'bodies purged')
      .execute();
    expect(audit).toEqual([{ actor: 'M. Staff', after: { messages: [1] } }]);
    const place = { mailbox: 'new', uidValidity: 9, uid: 1 };
    const again = { raw: raw.raw, headerOnly: false, size: raw.raw.length, receivedAt: LATER, ...place };
    expect(await storeMessage(db, again, LATER)).toEqual({ messageRowId: 1, isNew: false });
    expect(await bodies()).toEqual([]);
  });

  it('keeps everything while a consultation that had begun when the mail came is open or was opened again', async () => {
    await life.reply('CH', IN_TIME, 'assign');
    await life.closed();
    const other = { ...circular142, key: 'T22/150', circular: 150 };
    await storeConsultation(db, { ...other, announced: '2024-01-09' }, LATER);
    expect(await countPurgeable(db, LATER)).toMatchObject({ messages: 0 });
    await storeConsultation(db, { ...other, announced: '2024-01-11' }, LATER);
    expect(await countPurgeable(db, LATER)).toMatchObject({ messages: 1 });
    await reopenConsultation(db, circular142.key, { actor: 'M. Staff', why: 'a mail was found', now: LATER });
    expect(await countPurgeable(db, LATER)).toMatchObject({ messages: 0 });
  });

  it('takes thousands in small transactions', async () => {
    await database.pool.query(
      `with made as (
         insert into message (sha256, size, received_at, stored_at, status)
         select lpad(n::text, 64, '0'), 10, '2023-01-01', '2023-01-01', 'ignored' from generate_series(1, 1203) n
         returning id)
       insert into message_raw (message_id, raw) select id, 'x' from made`,
    );
    expect(await purge(LATER)).toEqual({ messages: 1203, bytes: 1203 });
  });
});
