import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type ClosingFacts, closingObstacle } from '../../src/domain/closing.ts';
import { type Consultation, isLate, lastInstant } from '../../src/domain/consultation.ts';
import { circular142 } from '../support/circular-142.ts';

const MINUTE = 60_000;
const GRACE = 15 * MINUTE;
const last = lastInstant(circular142);

function facts(change: Partial<ClosingFacts> = {}): ClosingFacts {
  const later = new Date(last.getTime() + GRACE);
  return {
    now: later,
    graceMs: GRACE,
    mailboxCompleteAt: later,
    unprocessed: 0,
    anythingReceived: true,
    latest: null,
    ...change,
  };
}

describe('a consultation closes by itself', () => {
  it('once the mailbox was looked through after the deadline and its grace, and everything is processed', () => {
    expect(closingObstacle(circular142, facts())).toBeNull();
  });

  it.each([
    ['in its last second', { now: new Date('2024-02-08T23:59:59.999Z') }, 'running'],
    ['before a look through the mailbox', { mailboxCompleteAt: null }, 'mailbox-unknown'],
    [
      'when the last look began within the grace',
      { mailboxCompleteAt: new Date(last.getTime() + GRACE - 1) },
      'mailbox-unknown',
    ],
    ['while a mail waits', { unprocessed: 1 }, 'unprocessed'],
    ['when nothing at all came in', { anythingReceived: false }, 'nothing-received'],
    ['a second time', { latest: { deadline: circular142.deadline, reopened: false } }, 'closed'],
    ['after a person reopened it', { latest: { deadline: circular142.deadline, reopened: true } }, 'reopened'],
  ])('never %s', (_, change, obstacle) => {
    expect(closingObstacle(circular142, facts(change))).toBe(obstacle);
  });

  it('again at the new deadline, if the deadline was extended before or after a reopening', () => {
    const before = { deadline: '2024-02-01T23:59:59Z', reopened: true };
    expect(closingObstacle(circular142, facts({ latest: before }))).toBeNull();
    expect(closingObstacle(circular142, facts({ latest: before, unprocessed: 2 }))).toBe('unprocessed');
  });

  it('at no instant at which a reply would still be in time', () => {
    const instants = fc.date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2099-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.integer({ min: -2 * GRACE, max: 2 * GRACE }), (deadline, offset) => {
        const consultation = withDeadline(deadline.toISOString());
        const now = new Date(deadline.getTime() + offset);
        const obstacle = closingObstacle(consultation, facts({ now, mailboxCompleteAt: now }));
        if (!isLate(consultation, now)) expect(obstacle).toBe('running');
        if (obstacle === null) expect(now.getTime()).toBeGreaterThanOrEqual(deadline.getTime() + GRACE);
      }),
    );
  });
});

/** A mail of the model, by minutes from the deadline. */
interface ModelMail {
  /** When the mail server received it: INTERNALDATE. */
  received: number;
  /** How long after that it lies in the mailbox for everyone to see. */
  appears: number;
  /** How long after it was stored it is processed. */
  processing: number;
}

describe('a life of mails, looks through the mailbox and ticks', () => {
  const mail = fc.record({
    received: fc.integer({ min: -600, max: 60 }),
    appears: fc.integer({ min: 0, max: 14 }),
    processing: fc.integer({ min: 0, max: 200 }),
  });
  /** Minutes at which the mailbox is looked through: seldom, often, or not at all for a while. */
  const looks = fc.uniqueArray(fc.integer({ min: -600, max: 400 }), { minLength: 1, maxLength: 60 });

  it('closes at most once, after the grace, and with every mail received in time already counted', () => {
    fc.assert(
      fc.property(fc.array(mail, { minLength: 1, maxLength: 30 }), looks, (mails, lookedAt) => {
        let closedAt: number | null = null;
        for (let minute = -10; minute <= 700; minute += 1) {
          const obstacle = closingObstacle(circular142, modelFacts(mails, lookedAt, minute, closedAt));
          if (closedAt !== null) expect(obstacle).toBe('closed');
          if (obstacle !== null) continue;
          closedAt = minute;
          expect(minute).toBeGreaterThanOrEqual(GRACE / MINUTE);
          const inTime = mails.filter(({ received }) => received <= 0);
          expect(inTime.every((each) => processedBy(each, lookedAt, minute))).toBe(true);
        }
        // It does close in the end, if the mailbox is looked through once more and there is something to count.
        const last = Math.max(...lookedAt);
        const counted = mails.some((each) => processedBy(each, lookedAt, 700));
        if (last >= GRACE / MINUTE && counted) expect(closedAt).not.toBeNull();
      }),
    );
  });

  function modelFacts(mails: ModelMail[], lookedAt: number[], minute: number, closedAt: number | null): ClosingFacts {
    const looked = lookedAt.filter((each) => each <= minute);
    const stored = mails.filter((each) => storedAt(each, lookedAt) <= minute);
    return facts({
      now: instant(minute),
      mailboxCompleteAt: looked.length > 0 ? instant(Math.max(...looked)) : null,
      unprocessed: stored.filter((each) => each.received <= 0 && !processedBy(each, lookedAt, minute)).length,
      anythingReceived: stored.some((each) => processedBy(each, lookedAt, minute)),
      latest: closedAt === null ? null : { deadline: circular142.deadline, reopened: false },
    });
  }

  /** The first look at which it is there. */
  function storedAt({ received, appears }: ModelMail, lookedAt: number[]): number {
    return Math.min(...lookedAt.filter((each) => each >= received + appears), Number.POSITIVE_INFINITY);
  }

  function processedBy(each: ModelMail, lookedAt: number[], minute: number): boolean {
    return storedAt(each, lookedAt) + each.processing <= minute;
  }

  function instant(minute: number): Date {
    return new Date(last.getTime() + minute * MINUTE);
  }
});

describe('the deadline', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    process.env.TZ = zone ?? '';
    if (zone === undefined) delete process.env.TZ;
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Niue', 'Europe/Zurich', 'Asia/Kathmandu', 'UTC'])(
    'is the same instant on a machine in %s, also at the turn of a year and on a leap day',
    (timeZone) => {
      process.env.TZ = timeZone;
      for (const day of ['2024-12-31', '2024-02-29', '2025-03-30', '2000-12-31']) {
        const consultation = withDeadline(`${day}T23:59:59Z`);
        const inTime = new Date(`${day}T23:59:59.999Z`);
        const tooLate = new Date(inTime.getTime() + 1);
        expect(isLate(consultation, inTime)).toBe(false);
        expect(isLate(consultation, tooLate)).toBe(true);
        const closing = new Date(inTime.getTime() + GRACE);
        expect(closingObstacle(consultation, facts({ now: inTime, mailboxCompleteAt: inTime }))).toBe('running');
        expect(closingObstacle(consultation, facts({ now: closing, mailboxCompleteAt: closing }))).toBeNull();
      }
    },
  );
});

function withDeadline(deadline: string): Consultation {
  return { ...circular142, deadline };
}
