import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '../../db/connect.ts';
import type { OutboxKind } from '../../db/mail-schema.ts';
import { domainOf, singleAddress } from '../address.ts';
import { oneLine } from '../text/fill-template.ts';
import type { RenderedMail } from '../text/render.ts';

/** A mail to be sent to one person. */
export interface OutgoingMail extends RenderedMail {
  kind: OutboxKind;
  /** What it answers or announces, such as `acknowledgement:message:12`: the same mail is never queued twice. */
  dedupeKey: string;
  to: string;
  /** The mail that it answers, if it does: its Message-ID and its References, as they came. */
  answers: { messageId: string | null; references: readonly string[] } | null;
  replyId: number | null;
  /** What it is about, for the lists that staff see. */
  about?: { consultation?: string | null; memberState?: string | null };
  attachments?: readonly MailAttachment[];
}

/** A file that goes with a mail. */
export interface MailAttachment {
  name: string;
  /** Media type. */
  type: string;
  bytes: Uint8Array;
}

export interface OutboxSettings {
  mailFrom: string;
  /** Addresses that this program sends from or receives at; nothing is ever sent to them. */
  ownAddresses: readonly string[];
  acknowledgementsPerRecipientPerDay: number;
  /** Blank forms that are sent on request; absent: as many as acknowledgements. */
  formsPerRecipientPerDay?: number;
}

export type QueueResult =
  | { outcome: 'queued'; outboxId: number }
  /** The same mail was queued before, perhaps sent. */
  | { outcome: 'already-queued'; outboxId: number }
  /** The recipient has had as many acknowledgements within a day as policy allows: staff must look (a mail loop?). */
  | { outcome: 'capped' }
  /** No mail can go there: not exactly one mailbox, or one of our own. */
  | { outcome: 'refused'; reason: 'not-one-address' | 'own-address' };

/** Kinds that answer a mail; the others come unasked. */
const ANSWERS: ReadonlySet<OutboxKind> = new Set(['acknowledgement', 'clarification', 'form']);

const DAY_MS = 24 * 3600 * 1000;

/**
 * Puts a mail into the outbox, within the caller's transaction: it is sent if, and only if, that commits.
 * Nothing is queued unless the outcome is `queued`.
 */
export async function queueMail(tx: Tx, mail: OutgoingMail, settings: OutboxSettings, now: Date): Promise<QueueResult> {
  const to = singleAddress(mail.to);
  if (to === null) return { outcome: 'refused', reason: 'not-one-address' };
  const own = [settings.mailFrom, ...settings.ownAddresses].map(singleAddress);
  if (own.includes(to)) return { outcome: 'refused', reason: 'own-address' };
  // Two replies from one address at once must not both find room under the cap.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`outbox:${to}`}, 0))`.execute(tx);
  const before = await findQueued(tx, mail.dedupeKey);
  if (before !== null) return { outcome: 'already-queued', outboxId: before };
  if (await isCapped(tx, mail.kind, to, settings, now)) return { outcome: 'capped' };
  return insertMail(tx, mail, to, settings, now);
}

async function findQueued(tx: Tx, dedupeKey: string): Promise<number | null> {
  const row = await tx.selectFrom('outbox').select('id').where('dedupe_key', '=', dedupeKey).executeTakeFirst();
  return row?.id ?? null;
}

/** How many mails of this kind one recipient may get within a day; those that no mail of theirs calls forth have no cap. */
function capOf(kind: OutboxKind, settings: OutboxSettings): number | null {
  if (kind === 'acknowledgement') return settings.acknowledgementsPerRecipientPerDay;
  return kind === 'form' ? (settings.formsPerRecipientPerDay ?? settings.acknowledgementsPerRecipientPerDay) : null;
}

async function isCapped(tx: Tx, kind: OutboxKind, to: string, settings: OutboxSettings, now: Date): Promise<boolean> {
  const cap = capOf(kind, settings);
  if (cap === null) return false;
  const { count } = await tx
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('kind', '=', kind)
    .where('to_address', '=', to)
    .where('created_at', '>', new Date(now.getTime() - DAY_MS))
    .executeTakeFirstOrThrow();
  return count >= cap;
}

async function insertMail(
  tx: Tx,
  mail: OutgoingMail,
  to: string,
  settings: OutboxSettings,
  now: Date,
): Promise<QueueResult> {
  const inserted = await tx
    .insertInto('outbox')
    .values({
      kind: mail.kind,
      dedupe_key: mail.dedupeKey,
      to_address: to,
      subject: oneLine(mail.subject),
      text_body: mail.text,
      html_body: mail.html,
      language: mail.language,
      message_id: `<${randomUUID()}@${domainOf(settings.mailFrom)}>`,
      ...threadHeaders(mail.answers),
      // RFC 3834 §5: the one answers a mail, the other comes unasked.
      auto_submitted: ANSWERS.has(mail.kind) ? 'auto-replied' : 'auto-generated',
      next_attempt_at: now,
      created_at: now,
      sent_at: null,
      last_response: null,
      reply_id: mail.replyId,
      consultation: mail.about?.consultation ?? null,
      member_state: mail.about?.memberState ?? null,
    })
    .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted) {
    await insertAttachments(tx, inserted.id, mail.attachments ?? []);
    return { outcome: 'queued', outboxId: inserted.id };
  }
  // Queued at the same time to another address.
  const { id } = await tx
    .selectFrom('outbox')
    .select('id')
    .where('dedupe_key', '=', mail.dedupeKey)
    .executeTakeFirstOrThrow();
  return { outcome: 'already-queued', outboxId: id };
}

async function insertAttachments(tx: Tx, outboxId: number, attachments: readonly MailAttachment[]): Promise<void> {
  if (attachments.length === 0) return;
  const rows = attachments.map(({ name, type, bytes }, position) => ({
    outbox_id: outboxId,
    position,
    name,
    type,
    bytes: Buffer.from(bytes),
  }));
  await tx.insertInto('outbox_attachment').values(rows).execute();
}

/** The files that go with a mail, in their order. */
export async function attachmentsOf(db: Db | Tx, outboxId: number): Promise<MailAttachment[]> {
  return db
    .selectFrom('outbox_attachment')
    .select(['name', 'type', 'bytes'])
    .where('outbox_id', '=', outboxId)
    .orderBy('position')
    .execute();
}

/** As many ancestors as a header can bear; the latest ones and the mail answered matter. */
const MOST_REFERENCES = 20;

/** In-Reply-To and References to the mail answered (RFC 5322 §3.6.4), of well-formed identifiers only. */
function threadHeaders(answers: OutgoingMail['answers']): { in_reply_to: string | null; references: string | null } {
  const original = messageIds(answers?.messageId ? [answers.messageId] : []);
  const ancestors = messageIds(answers?.references ?? []).filter((id) => !original.includes(id));
  const chain = [...ancestors, ...original].slice(-MOST_REFERENCES);
  return { in_reply_to: original[0] ?? null, references: chain.length > 0 ? chain.join(' ') : null };
}

function messageIds(values: readonly string[]): string[] {
  return values.filter((value) => /^<[\x21-\x3b\x3d\x3f-\x7e]{1,250}>$/.test(value));
}
