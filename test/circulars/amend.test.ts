import { beforeEach, describe, expect, it } from 'vitest';
import { readTally } from '../../src/books/tally.ts';
import { textFrom } from '../../src/circulars/fields.ts';
import { CONFIG_DIR } from '../../src/config.ts';
import { addText, extendDeadline, restoreText, setFields, withdrawText } from '../../src/consultations/amend.ts';
import { consultationHistory } from '../../src/consultations/history.ts';
import type { Tx } from '../../src/db/connect.ts';
import type { Consultation } from '../../src/domain/consultation.ts';
import type { Answers } from '../../src/domain/reply.ts';
import { storeMessage } from '../../src/intake/store-message.ts';
import { findConsultation, storeConsultation } from '../../src/register/consultations.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';
import { listReplies } from '../../src/replies/rows/read-reply.ts';
import { lockVersions, storeVersion } from '../../src/replies/rows/store-version.ts';
import { circular142 } from '../support/circular-142.ts';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';

const database = await createTestDatabase();
const { db } = database;
const memberStates = loadMemberStates(CONFIG_DIR);
const by = { actor: 'mb', now: new Date('2024-02-09T08:00:00Z'), why: 'Corrigendum 1' };
const inTx = <T>(run: (tx: Tx) => Promise<T>) => db.transaction().execute(run);
const set = (field: string, value: string) =>
  inTx((tx) => setFields(tx, 'T22/142', [{ field, value }], memberStates, by));
const extend = (until: string) => inTx((tx) => extendDeadline(tx, 'T22/142', until, by));
const stored = () => findConsultation(db, 'T22/142');

let uid = 0;
/** A reply of a Member State, as if it had been read by a worker that knew the consultation so. */
async function reply(memberState: string, receivedAt: string, known: Consultation = circular142): Promise<void> {
  uid += 1;
  const raw = Buffer.from(`Subject: ${memberState} ${uid}\r\n\r\n`);
  const place = { mailbox: 'test', uidValidity: 1, uid };
  const at = new Date(receivedAt);
  const mail = { raw, headerOnly: false, size: raw.length, receivedAt: at, ...place };
  const { messageRowId } = await storeMessage(db, mail, by.now);
  const answers: Answers = Object.fromEntries(
    known.texts.map(({ ref }) => [ref, { decision: 'assign', comments: 'none', confidence: 1, evidence: [] }]),
  );
  await inTx(async (tx) => {
    await lockVersions(tx, known.key, memberState);
    const { status } = await storeVersion(tx, {
      ...{ consultation: known, memberState, messageRowId, receivedAt: at, sender: null, language: 'en', answers },
      ...{ createdBy: 'tsb-intake', now: by.now },
    });
    const message = status === 'superseded' ? 'superseded' : 'accepted';
    await tx.updateTable('message').set({ status: message }).where('id', '=', messageRowId).execute();
  });
}
const statuses = async () => (await listReplies(db)).map((each) => `${each.memberState} ${each.status}`);
const messages = async () =>
  (await db.selectFrom('message').select('status').orderBy('received_at').execute()).map(({ status }) => status);

beforeEach(async () => {
  await emptyTables(database);
  await storeConsultation(db, circular142, by.now);
});

describe('correcting a consultation', () => {
  it('changes fields of it and of its texts, with an audit entry that holds both values', async () => {
    await set('X.1373:title', 'Secure software update');
    await set('threshold', '75 %');
    expect(await stored()).toMatchObject({ thresholdPercent: 75 });
    const history = await consultationHistory(db, 'T22/142');
    expect(history).toMatchObject([
      { actor: 'mb', action: 'consultation corrected', why: 'Corrigendum 1' },
      { before: { thresholdPercent: 70 }, after: { thresholdPercent: 75 } },
    ]);
    expect(history[0]?.after).toMatchObject({ 'X.1373': { title: 'Secure software update' } });
    expect(Object.keys(history[0]?.after ?? {})).toEqual(['X.1373']);
  });

  it.each([
    ['colour', 'red', /no field "colour"/],
    ['X.9999:title', 'x', /no text X\.9999/],
    ['X.1373:colour', 'red', /no field "colour"/],
    ['deadline', '2024-02-30T00:00:00Z', /write an instant in UTC/],
    ['deadline', '2024-03-10T23:59:59Z', /not before the meeting opens/],
    ['meeting-closes', '2024-02-19', /closes \(2024-02-19\) before it opens/],
    ['threshold', '0', /thresholdPercent|threshold/],
    ['threshold', 'many', /no whole number/],
    ['electorate', 'CH, XX', /XX: write ISO codes/],
    ['X.1373:type', 'changed', /X\.1373:type/],
    ['circular', '143', /keeps its study period and number/],
    ['X.1373:a5-justification', 'maybe', /write yes or no/],
  ])('refuses %s=%s and changes nothing', async (field, value, message) => {
    await expect(set(field, value)).rejects.toThrow(message);
    expect(await stored()).toEqual(circular142);
    expect(await consultationHistory(db, 'T22/142')).toEqual([]);
  });

  it('needs a reason and a consultation', async () => {
    const without = inTx((tx) => extendDeadline(tx, 'T22/142', '2024-02-15T23:59:59Z', { ...by, why: ' ' }));
    await expect(without).rejects.toThrow('Give the reason');
    const unknown = inTx((tx) => extendDeadline(tx, 'T22/1', '2024-02-15T23:59:59Z', by));
    await expect(unknown).rejects.toThrow('no consultation T22/1');
  });
});

describe('a deadline that moves', () => {
  it('is extended only to later, and tells when it comes too near the meeting', async () => {
    await expect(extend('2024-02-08T12:00:00Z')).rejects.toThrow('not later than the deadline');
    expect(await extend('2024-02-15T23:59:59Z')).toMatchObject({
      consultation: { deadline: '2024-02-15T23:59:59Z' },
      doubts: [{ message: expect.stringContaining('2 working days') }],
    });
  });

  it('makes late replies count, the latest in time standing', async () => {
    await reply('CH', '2024-02-08T10:00:00Z');
    await reply('CH', '2024-02-10T10:00:00Z');
    await reply('KE', '2024-02-09T10:00:00Z');
    await reply('KE', '2024-02-17T10:00:00Z');
    expect(await statuses()).toEqual(['CH standing', 'KE late', 'CH late', 'KE late']);
    const { reassessed } = await extend('2024-02-15T23:59:59Z');
    expect(reassessed.map(({ memberState, before, after }) => [memberState, before, after])).toEqual([
      ['CH', 'standing', 'superseded'],
      ['CH', 'late', 'standing'],
      ['KE', 'late', 'standing'],
    ]);
    expect(await statuses()).toEqual(['CH superseded', 'KE standing', 'CH standing', 'KE late']);
    expect(await messages()).toEqual(['superseded', 'accepted', 'accepted', 'accepted']);
    await set('deadline', '2024-02-08T23:59:59Z');
    expect(await statuses()).toEqual(['CH standing', 'KE late', 'CH late', 'KE late']);
    expect(await messages()).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
  });

  it('judges a reply that a worker read before it knew of the extension', async () => {
    await extend('2024-02-15T23:59:59Z');
    await reply('CH', '2024-02-10T10:00:00Z', circular142);
    expect(await statuses()).toEqual(['CH standing']);
  });

  it('leaves no reply judged by the old one, however many come in at that moment', async () => {
    const states = memberStates.all.slice(0, 12).map(({ code }) => code);
    await Promise.all([...states.map((code) => reply(code, '2024-02-10T10:00:00Z')), extend('2024-02-15T23:59:59Z')]);
    expect((await statuses()).filter((status) => status.endsWith('standing'))).toHaveLength(12);
  });
});

describe('a corrigendum', () => {
  it('withdraws a text: its answers are kept, but it is counted no more', async () => {
    await reply('CH', '2024-01-10T10:00:00Z');
    const { consultation } = await inTx((tx) => withdrawText(tx, 'T22/142', 'X.1281', by));
    const tally = await readTally(db, consultation);
    expect(tally.texts.map(({ text }) => text)).not.toContain('X.1281');
    expect(tally.texts).toHaveLength(7);
    expect((await listReplies(db))[0]?.answers['X.1281']).toMatchObject({ decision: 'assign' });
    await expect(inTx((tx) => withdrawText(tx, 'T22/142', 'X.1281', by))).rejects.toThrow('withdrawn already');
    const restored = await inTx((tx) => restoreText(tx, 'T22/142', 'X.1281', by));
    expect((await readTally(db, restored.consultation)).texts).toHaveLength(8);
  });

  it('never withdraws the last text', async () => {
    for (const { ref } of circular142.texts.slice(1)) await inTx((tx) => withdrawText(tx, 'T22/142', ref, by));
    await expect(inTx((tx) => withdrawText(tx, 'T22/142', 'X.1150', by))).rejects.toThrow('this is the last one');
  });

  it('adds a text, once', async () => {
    const text = textFrom('X.1500', [
      { field: 'type', value: 'new' },
      { field: 'title', value: 'A new text' },
    ]);
    await reply('CH', '2024-01-10T10:00:00Z');
    const { consultation } = await inTx((tx) => addText(tx, 'T22/142', text, by));
    const tally = await readTally(db, consultation);
    expect(tally.texts.at(-1)).toMatchObject({ text: 'X.1500', assign: 0, notAssign: 0, noOpinion: 1 });
    await expect(inTx((tx) => addText(tx, 'T22/142', text, by))).rejects.toThrow('listed more than once');
    const incomplete = textFrom('X.1501', [{ field: 'type', value: 'new' }]);
    await expect(inTx((tx) => addText(tx, 'T22/142', incomplete, by))).rejects.toThrow('X.1501:title: not found');
  });
});
