import { pino } from 'pino';
import type { Db } from '../../src/db/connect.ts';
import { type DeliveryOptions, deliverDue } from '../../src/mail/deliver.ts';
import { type OutgoingMail, queueMail } from '../../src/mail/outbox/outbox.ts';

export const START = new Date('2024-01-29T10:00:00Z');
export const POLICY = { retryForHours: 1, firstRetrySeconds: 60, maxRetrySeconds: 600 };

/** A clock that stands still until it is moved. */
export function handClock() {
  let now = START.getTime();
  return {
    now: () => new Date(now),
    advance: (seconds: number) => {
      now += seconds * 1000;
    },
  };
}

/** Queues mails to these addresses. */
export async function queueMails(db: Db, recipients: readonly string[], change: Partial<OutgoingMail> = {}) {
  const settings = { mailFrom: 'tsbdir@itu.int', ownAddresses: [], acknowledgementsPerRecipientPerDay: 1000 };
  for (const [index, to] of recipients.entries()) {
    const mail: OutgoingMail = {
      kind: 'acknowledgement',
      dedupeKey: `acknowledgement:${to}:${index}`,
      to,
      language: 'en',
      subject: `Your reply №${index}`,
      text: 'Reçu – получено.\n',
      html: '<p>Reçu – получено.</p>',
      answers: { messageId: '<original@ministry.example>', references: ['<first@ministry.example>'] },
      replyId: null,
      ...change,
    };
    await db.transaction().execute((tx) => queueMail(tx, mail, settings, START));
  }
}

/** Delivers with the settings of the tests; every line logged goes to `lines`. */
export function deliver(
  options: Pick<DeliveryOptions, 'db' | 'smtpUrl' | 'clock'> & Partial<DeliveryOptions>,
  lines: string[] = [],
) {
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  return deliverDue({ mailFrom: 'tsbdir@itu.int', policy: POLICY, log, ...options });
}

export const outboxRows = (db: Db) => db.selectFrom('outbox').selectAll().orderBy('id').execute();
export const attemptRows = (db: Db) => db.selectFrom('outbox_attempt').selectAll().orderBy('id').execute();
