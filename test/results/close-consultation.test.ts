import { beforeEach, describe, expect, it } from 'vitest';
import { correctReply } from '../../src/results/correct-reply.ts';
import { listResults, readResult, standingResult } from '../../src/results/read-results.ts';
import { reopenConsultation } from '../../src/results/reopen.ts';
import { circular142 } from '../support/circular-142.ts';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';
import { AFTER, consultationCase } from './consultation-case.ts';

const database = await createTestDatabase();
const { db } = database;
const key = circular142.key;
const LAST_SECOND = '2024-02-08T23:59:59Z';
const TOO_LATE = '2024-02-09T00:00:00Z';
const byAna = (why: string) => ({ actor: 'Ana', why, now: AFTER });

let life: ReturnType<typeof consultationCase>;
beforeEach(async () => {
  await emptyTables(database);
  life = consultationCase(database);
  await life.begin();
});

describe('closing', () => {
  it('counts what stands, and lists late replies, earlier versions, open cases and the silent apart', async () => {
    await life.reply('CH', '2024-01-10T10:00:00Z', 'not-assign');
    await life.reply('CH', '2024-01-11T10:00:00Z', 'assign', { 'X.1150': 'not-assign' });
    await life.reply('KE', LAST_SECOND, 'assign', { 'X.1221': null });
    await life.reply('JP', TOO_LATE, 'not-assign');
    await life.openCase('SN', '2024-01-12T10:00:00Z', 'Both boxes are marked.');
    const { data, number } = await life.closed();
    expect(number).toBe(1);
    expect(data.replies.map(({ name }) => name)).toEqual(['Kenya', 'Switzerland']);
    expect(data.texts[0]).toMatchObject({
      text: 'X.1150',
      assign: 1,
      notAssign: 1,
      supportPercent: 50,
      mayProceed: false,
    });
    expect(data.texts[1]).toMatchObject({ text: 'X.1221', assign: 1, notAssign: 0, noOpinion: 1, mayProceed: true });
    expect(data.superseded.map(({ memberState, why }) => [memberState, why])).toEqual([
      ['CH', 'replaced by the reply received 2024-01-11T10:00:00.000Z'],
    ]);
    expect(data.late.map(({ memberState }) => memberState)).toEqual(['JP']);
    expect(data.openCases).toMatchObject([{ memberState: 'SN', name: 'Senegal', reasons: ['Both boxes are marked.'] }]);
    const silent = data.silent.map(({ memberState }) => memberState);
    expect(silent).toContain('SN');
    expect(silent).toContain('JP');
    expect(silent).not.toContain('CH');
    // 193 Member States on the day of the deadline, two of them replied.
    expect(silent).toHaveLength(191);
  });

  it('keeps for every counted answer the mail, the attachment’s hash and the mark', async () => {
    await life.reply('CH', '2024-01-10T10:00:00Z', 'assign');
    const { data } = await life.closed();
    const [reply] = data.replies;
    expect(reply?.mail).toMatchObject({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      receivedAt: '2024-01-10T10:00:00.000Z',
    });
    expect(reply?.settledBy).toBeNull();
    expect(reply?.answers['X.1373']).toMatchObject({
      decision: 'assign',
      source: 'form',
      evidence: [
        {
          attachment: 'Annex 2.docx',
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          slot: 'assign',
          state: 'marked',
        },
      ],
    });
  });

  it('waits for mails that were received in time and are not processed, not for later ones', async () => {
    await life.reply('CH', '2024-01-10T10:00:00Z', 'assign');
    const inTime = await life.unprocessed(LAST_SECOND);
    await life.unprocessed(TOO_LATE);
    expect(await life.close()).toMatchObject({ obstacle: 'unprocessed', facts: { unprocessed: 1 } });
    await life.process(inTime);
    expect(await life.closed()).toMatchObject({ number: 1 });
  });

  it('waits until the mailbox was looked through after the deadline', async () => {
    await life.reply('CH', '2024-01-10T10:00:00Z', 'assign');
    await life.lookedThrough(new Date(LAST_SECOND));
    expect(await life.close()).toMatchObject({ obstacle: 'mailbox-unknown' });
    await life.lookedThrough(AFTER);
    expect(await life.closed()).toMatchObject({ number: 1 });
  });

  it('leaves a consultation for which nothing came to a person', async () => {
    expect(await life.close()).toMatchObject({ obstacle: 'nothing-received' });
    expect(await life.closeByHand('the mailbox was checked')).toMatchObject({
      closed: { number: 1, closedBy: 'Ana', why: 'the mailbox was checked' },
    });
  });

  it('happens once, however many processes close at the same time', async () => {
    await life.reply('CH', '2024-01-10T10:00:00Z', 'assign');
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => life.close()));
    expect(outcomes.filter((outcome) => 'closed' in outcome)).toHaveLength(1);
    expect(await listResults(db, key)).toHaveLength(1);
    expect(await life.close()).toMatchObject({ obstacle: 'closed' });
  });

  it('by hand overrules an unread mailbox only when that is said, and the result tells it', async () => {
    await life.reply('CH', '2024-01-10T10:00:00Z', 'assign');
    await life.unprocessed(LAST_SECOND);
    expect(await life.closeByHand('the meeting is tomorrow')).toMatchObject({ obstacle: 'unprocessed' });
    const outcome = await life.closeByHand('the meeting is tomorrow', true);
    expect(outcome).toMatchObject({ closed: { data: { mailbox: { unprocessed: 1 } } } });
  });

  it('by hand never before the deadline', async () => {
    const early = new Date(LAST_SECOND);
    expect(await life.closeByHand('now', true, early)).toMatchObject({ obstacle: 'running' });
  });
});

describe('a result', () => {
  it('is never changed: the database itself refuses', async () => {
    await life.reply('CH', '2024-01-10T10:00:00Z', 'assign');
    await life.closed();
    await expect(db.updateTable('result').set({ closed_by: 'nobody' }).execute()).rejects.toThrow(/never changed/);
    await expect(db.deleteFrom('result').execute()).rejects.toThrow(/never changed/);
  });

  it('stays beside the next one after reopening and correcting, each with its reason', async () => {
    await life.reply('CH', '2024-01-10T10:00:00Z', 'not-assign');
    const first = await life.closed();
    const correction = { 'X.1150': { decision: 'assign' as const, comments: 'attached' as const } };
    await expect(correctReply(db, circular142, 'CH', correction, byAna('misread'))).rejects.toThrow(/Reopen it first/);

    await reopenConsultation(db, key, byAna('Switzerland telephoned'));
    await expect(reopenConsultation(db, key, byAna('twice'))).rejects.toThrow(/open again already/);
    expect(await standingResult(db, key)).toBeNull();
    expect(await life.close()).toMatchObject({ obstacle: 'reopened' });

    await correctReply(db, circular142, 'CH', correction, byAna('the box was misread'));
    const outcome = await life.closeByHand('corrected');
    if (!('closed' in outcome)) throw new Error(outcome.obstacle);
    const second = outcome.closed.data;
    expect(second.reopened).toMatchObject({ number: 1, by: 'Ana', why: 'Switzerland telephoned' });
    const [reply] = second.replies;
    expect(reply?.settledBy).toMatchObject({ person: 'Ana', why: 'the box was misread' });
    expect(reply?.answers['X.1150']).toMatchObject({ decision: 'assign', comments: 'attached', source: 'person' });
    expect(reply?.answers['X.1221']).toMatchObject({ decision: 'not-assign', source: 'form' });
    expect(second.superseded).toHaveLength(1);

    const [kept, latest] = await listResults(db, key);
    expect((await readResult(db, first.id))?.data).toEqual(first.data);
    expect(kept?.reopening).toMatchObject({ by: 'Ana', why: 'Switzerland telephoned' });
    expect(latest).toMatchObject({ number: 2, reopening: null });
  });

  it('closes by itself again once the deadline was extended', async () => {
    await life.reply('CH', '2024-01-10T10:00:00Z', 'assign');
    await life.closed();
    await reopenConsultation(db, key, byAna('the deadline is extended'));
    const extended = consultationCase(database, { ...circular142, deadline: '2024-02-15T23:59:59Z' });
    await extended.begin(AFTER);
    expect(await extended.close()).toMatchObject({ obstacle: 'running' });
    const later = new Date('2024-02-16T00:15:00Z');
    expect(await extended.close(later)).toMatchObject({ obstacle: 'mailbox-unknown' });
    await extended.lookedThrough(later);
    expect(await extended.closed(later)).toMatchObject({ number: 2, why: null });
  });
});
