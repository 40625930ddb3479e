import type { Clock } from '../clock.ts';
import type { Db, Tx } from '../db/connect.ts';
import type { Log } from '../log.ts';
import { attachmentsOf } from './outbox/outbox.ts';
import {
  type ClaimedMail,
  claimNext,
  holdClaim,
  isAnythingDue,
  nextDueAt,
  noteServerAway,
  recordNotSent,
  recordSent,
} from './outbox/outbox-rows.ts';
import { type RetryPolicy, retryDelay } from './outbox/retry-delay.ts';
import { openSmtpClient, type SmtpClient } from './outbox/smtp-client.ts';
import { dropReminder, whyNotWanted } from './reminders/remind.ts';

export interface DeliveryOptions {
  db: Db;
  /** smtp:// (STARTTLS where offered) or smtps://; further nodemailer options may follow as its query. */
  smtpUrl: string;
  mailFrom: string;
  policy: RetryPolicy;
  clock: Clock;
  log: Log;
  /** Aborted: no further mail is begun; those under way are finished. */
  signal?: AbortSignal;
  /** Connections at a time. */
  connections?: number;
}

export interface DeliverySummary {
  sent: number;
  /** Put off by the server, to be tried again. */
  deferred: number;
  /** Refused for good, or put off for too long: staff must look. */
  failed: number;
  /** Reminders that were no longer wanted when their turn came. */
  dropped: number;
  /** Why the server could not be used, in one line without secrets; null if it could. */
  serverAway: string | null;
  /** When to call again at the latest; null if the outbox is done. */
  nextDueAt: Date | null;
}

const CONNECTIONS = 4;

interface Run extends DeliveryOptions {
  connections: number;
  smtp: SmtpClient;
  summary: DeliverySummary;
}

/**
 * Sends what is due. Safe in several processes at once.
 *
 * Every attempt is committed before the mail's connection is used. If the process dies after the server's 250 and
 * before our commit, the mail goes out once more with the same Message-ID; this is the one window in which a mail can
 * arrive twice.
 * @throws the database's error; whatever was under way is taken up again by the next call
 */
export async function deliverDue(options: DeliveryOptions): Promise<DeliverySummary> {
  const { db, clock, policy } = options;
  const summary: DeliverySummary = { sent: 0, deferred: 0, failed: 0, dropped: 0, serverAway: null, nextDueAt: null };
  if (await isAnythingDue(db, clock.now())) await deliverAll(options, summary);
  const next = await nextDueAt(db, clock.now());
  const restUntil = summary.serverAway === null ? 0 : clock.now().getTime() + policy.firstRetrySeconds * 1000;
  return { ...summary, nextDueAt: next && new Date(Math.max(next.getTime(), restUntil)) };
}

async function deliverAll(options: DeliveryOptions, summary: DeliverySummary): Promise<void> {
  const connections = options.connections ?? CONNECTIONS;
  const smtp = openSmtpClient(options.smtpUrl, options.mailFrom, connections);
  try {
    // Before any mail is touched, so that an outage costs no mail an attempt.
    const fault = await smtp.findFault();
    if (fault === null) await deliverInLanes({ ...options, connections, smtp, summary });
    else await noteFault(options, summary, fault);
  } finally {
    smtp.close();
  }
}

async function noteFault({ db, clock, log }: DeliveryOptions, summary: DeliverySummary, fault: string): Promise<void> {
  summary.serverAway = fault;
  log.error({ response: fault }, `the SMTP server cannot be used, mail waits: ${fault}`);
  await noteServerAway(db, fault, clock.now());
}

async function deliverInLanes(run: Run): Promise<void> {
  const lanes = await Promise.allSettled(Array.from({ length: run.connections }, () => deliverLane(run)));
  const broken = lanes.find((lane) => lane.status === 'rejected');
  if (broken) throw broken.reason;
  const losses = lanes.map((lane) => (lane.status === 'fulfilled' ? lane.value : null));
  // One lane that still works shows that the server is there; it may merely allow fewer connections.
  if (losses.every((loss) => loss !== null)) run.summary.serverAway = losses[0] ?? null;
}

/** Sends one mail after the other until nothing is due (null) or the connection is lost (why). */
async function deliverLane(run: Run): Promise<string | null> {
  while (!run.signal?.aborted) {
    const mail = await claimNext(run.db, run.clock.now());
    if (!mail) return null;
    const end = await run.db
      .transaction()
      .execute(async (tx) => ((await holdClaim(tx, mail)) ? attempt(run, tx, mail) : null));
    if (end) tell(run, mail, end);
    if (end?.serverAway) return end.words;
  }
  return null;
}

/** How an attempt ended; `words` are the server's, or the reason for which a reminder was dropped. */
interface AttemptEnd {
  became: 'sent' | 'deferred' | 'failed' | 'dropped';
  words: string;
  serverAway: boolean;
}

async function attempt(run: Run, tx: Tx, mail: ClaimedMail): Promise<AttemptEnd> {
  const unwanted = await whyNotWanted(tx, mail, run.clock.now());
  if (unwanted !== null) {
    await dropReminder(tx, mail, unwanted, run.clock.now());
    return { became: 'dropped', words: unwanted, serverAway: false };
  }
  const result = await run.smtp.send(mail, await attachmentsOf(tx, mail.id));
  const now = run.clock.now();
  if (result.outcome === 'sent') {
    await recordSent(tx, mail, result.response, now);
    return { became: 'sent', words: result.response, serverAway: false };
  }
  const delay = result.outcome === 'permanent' ? null : retryDelay(mail.attempts, run.policy);
  const retryAt = delay === null ? null : new Date(now.getTime() + delay);
  await recordNotSent(tx, mail, { ...result, retryAt }, now);
  return { became: retryAt ? 'deferred' : 'failed', words: result.response, serverAway: result.serverAway };
}

const LOG_LEVELS = { sent: 'info', dropped: 'info', deferred: 'warn', failed: 'error' } as const;

function tell({ log, summary }: Run, mail: ClaimedMail, { became, words }: AttemptEnd): void {
  summary[became]++;
  const fields = { outboxId: mail.id, kind: mail.kind, to: mail.to_address, response: words };
  log[LOG_LEVELS[became]](fields, `${mail.kind} to ${mail.to_address} ${became}: ${words}`);
}
