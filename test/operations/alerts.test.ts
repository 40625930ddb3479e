import { beforeEach, describe, expect, it } from 'vitest';
import { type AlertFacts, alertsOf, readAlertFacts, readAlerts, recordAlerts } from '../../src/operations/alerts.ts';
import { noteFailure, noteScan, readMailboxes } from '../../src/operations/mailbox-watch.ts';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';

const database = await createTestDatabase();
const { db } = database;
beforeEach(() => emptyTables(database));

const NOW = new Date('2024-01-20T12:00:00Z');
const SCAN_EVERY = 60;
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const quiet: AlertFacts = {
  mailboxes: [{ name: 'in@host:993/INBOX', lastScanAt: ago(1), watch: null }],
  pending: { count: 3, since: ago(1) },
  due: { count: 1, since: ago(2), response: null },
};
const codes = (facts: AlertFacts) => alertsOf(facts, SCAN_EVERY, NOW).map(({ code }) => code);

describe('an alert', () => {
  it('holds for nothing that is on its usual way', () => {
    expect(codes(quiet)).toEqual([]);
    expect(codes({ ...quiet, mailboxes: [] })).toEqual([]);
  });

  it.each([
    [
      'whose last successful scan is too long ago',
      { lastScanAt: ago(4), watch: null },
      /last looked .* 11:56 UTC\. See/,
    ],
    [
      'that was never read since the intake first failed',
      {
        lastScanAt: null,
        watch: { state: 'failing', since: ago(5), toldAt: ago(0), failure: 'host refuses the login', stuck: 0 },
      },
      /never looked through \(host refuses the login\)/,
    ],
  ] as const)('holds for a mailbox %s', (_name, mailbox, words) => {
    const [alert] = alertsOf({ ...quiet, mailboxes: [{ name: 'in@host', ...mailbox }] }, SCAN_EVERY, NOW);
    expect(alert?.code).toBe('mailbox-silent');
    expect(alert?.words).toMatch(words);
  });

  it('does not hold for a mailbox that has only begun to fail', () => {
    const watch = { state: 'failing', since: ago(1), toldAt: ago(0), failure: 'away', stuck: 0 } as const;
    expect(codes({ ...quiet, mailboxes: [{ name: 'in@host', lastScanAt: ago(2), watch }] })).toEqual([]);
  });

  it('holds for mails that cannot be fetched, wait to be processed, or wait to be sent', () => {
    const watch = { state: 'watching', since: ago(9), toldAt: ago(0), failure: null, stuck: 2 } as const;
    const facts: AlertFacts = {
      mailboxes: [{ name: 'in@host', lastScanAt: ago(1), watch }],
      pending: { count: 4, since: ago(11) },
      due: { count: 1, since: ago(30), response: '451 try later' },
    };
    expect(codes(facts)).toEqual(['mails-stuck', 'messages-waiting', 'mail-waiting']);
    expect(alertsOf(facts, SCAN_EVERY, NOW).at(-1)?.words).toMatch(
      /11:30 UTC: one mail\. .*The server said: 451 try later$/,
    );
  });
});

describe('what the intake tells', () => {
  it('is its state since when, with the last failure', async () => {
    await noteFailure(db, 'in', 'the server is away', ago(9));
    await noteFailure(db, 'in', 'the server is still away', ago(8));
    expect((await readMailboxes(db))[0]?.watch).toMatchObject({
      state: 'failing',
      since: ago(9),
      failure: 'the server is still away',
    });
    await noteScan(db, 'in', 2, ago(7));
    await noteScan(db, 'in', 1, ago(6));
    expect(await readMailboxes(db)).toEqual([
      {
        name: 'in',
        lastScanAt: null,
        watch: { state: 'watching', since: ago(7), toldAt: ago(6), failure: 'the server is still away', stuck: 1 },
      },
    ]);
  });
});

describe('alerts as rows', () => {
  it('are raised once and ended once, however many look, and come again afterwards', async () => {
    await noteFailure(db, 'in', 'away', ago(5));
    const look = async (now: Date) => recordAlerts(db, alertsOf(await readAlertFacts(db, now), SCAN_EVERY, now), now);
    const looks = await Promise.all(Array.from({ length: 5 }, () => look(NOW)));
    expect(looks.flatMap(({ raised }) => raised)).toMatchObject([{ code: 'mailbox-silent' }]);
    expect((await look(NOW)).raised).toEqual([]);

    await db.insertInto('mailbox').values({ name: 'in', uid_validity: 1, last_uid: 1, last_scan_at: NOW }).execute();
    const ends = await Promise.all(Array.from({ length: 5 }, () => look(NOW)));
    expect(ends.flatMap(({ ended }) => ended)).toMatchObject([{ code: 'mailbox-silent' }]);
    expect(await readAlerts(db, ago(15))).toMatchObject([{ code: 'mailbox-silent', raisedAt: NOW, endedAt: NOW }]);
    expect(await readAlerts(db, NOW)).toEqual([]);

    const later = new Date(NOW.getTime() + 3_600_000);
    expect((await look(later)).raised).toHaveLength(1);
  });
});
