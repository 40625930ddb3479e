import type { Db } from '../../db/connect.ts';
import type { OutboxKind, OutboxState } from '../../db/mail-schema.ts';

export const OUTBOX_KINDS = ['acknowledgement', 'clarification', 'reminder', 'form', 'digest', 'outcome'] as const;
export const OUTBOX_STATES = ['pending', 'sending', 'sent', 'failed'] as const;

export interface OutboxFilter {
  kind: OutboxKind | null;
  state: OutboxState | 'bounced' | null;
  consultation: string | null;
  /** Part of the address or subject. */
  search: string;
}

export interface ListedMail {
  id: number;
  kind: OutboxKind;
  to: string;
  subject: string;
  language: string;
  state: OutboxState;
  attempts: number;
  createdAt: Date;
  sentAt: Date | null;
  nextAttemptAt: Date;
  lastResponse: string | null;
  consultation: string | null;
  memberState: string | null;
  /** What a mail system reported after it was sent: "failed 5.1.1". */
  bounce: string | null;
  /** Who holds it back. */
  heldBy: string | null;
}

/** Outgoing mail, the latest first, and how many there are in all. */
export async function listMails(
  db: Db,
  filter: OutboxFilter,
  page: { size: number; offset: number },
): Promise<{ mails: ListedMail[]; total: number }> {
  const filtered = filteredMails(db, filter);
  const { total } = await filtered.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const mails = await listed(filtered).orderBy('outbox.id', 'desc').limit(page.size).offset(page.offset).execute();
  return { mails, total };
}

/** So many mails of all, the latest first, before one of them or from the latest on. */
export function listMailsBefore(db: Db, before: number | null, limit: number): Promise<ListedMail[]> {
  return listed(filteredMails(db, EVERYTHING))
    .$if(before !== null, (query) => query.where('outbox.id', '<', before ?? 0))
    .orderBy('outbox.id', 'desc')
    .limit(limit)
    .execute();
}

const EVERYTHING: OutboxFilter = { kind: null, state: null, consultation: null, search: '' };

function filteredMails(db: Db, { kind, state, consultation, search }: OutboxFilter) {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return db
    .selectFrom('outbox')
    .$if(kind !== null, (query) => query.where('kind', '=', kind ?? 'reminder'))
    .$if(consultation !== null, (query) => query.where('consultation', '=', consultation))
    .$if(state !== null && state !== 'bounced', (query) => query.where('state', '=', state as OutboxState))
    .$if(state === 'bounced', (query) =>
      query.where((eb) =>
        eb.exists(eb.selectFrom('bounce').select('bounce.id').whereRef('bounce.outbox_id', '=', 'outbox.id')),
      ),
    )
    .$if(search !== '', (query) =>
      query.where((eb) => eb.or([eb('to_address', 'ilike', pattern), eb('subject', 'ilike', pattern)])),
    );
}

function listed(query: ReturnType<typeof filteredMails>) {
  return query
    .select(['outbox.id', 'kind', 'to_address as to', 'subject', 'language', 'state', 'attempts'])
    .select(['created_at as createdAt', 'sent_at as sentAt', 'next_attempt_at as nextAttemptAt'])
    .select(['last_response as lastResponse', 'consultation', 'member_state as memberState'])
    .select((eb) =>
      eb
        .selectFrom('outbox_hold')
        .select('outbox_hold.held_by')
        .whereRef('outbox_hold.outbox_id', '=', 'outbox.id')
        .as('heldBy'),
    )
    .select((eb) =>
      eb
        .selectFrom('bounce')
        .select((bounce) => bounce.fn<string>('concat_ws', [bounce.val(' '), 'bounce.action', 'bounce.status']).as('b'))
        .whereRef('bounce.outbox_id', '=', 'outbox.id')
        .orderBy('bounce.id', 'desc')
        .limit(1)
        .as('bounce'),
    );
}

/** One mail with everything that staff may want to know of it. */
export interface ShownMail extends ListedMail {
  messageId: string;
  inReplyTo: string | null;
  text: string;
  html: string;
  files: { position: number; name: string; type: string; size: number }[];
  tries: { startedAt: Date; outcome: 'sent' | 'transient' | 'permanent' | null; response: string | null }[];
  bounces: { address: string; action: string; status: string | null; diagnostic: string | null; at: Date }[];
}

export async function readMail(db: Db, id: number): Promise<ShownMail | null> {
  const mail = await listed(filteredMails(db, EVERYTHING))
    .select(['message_id as messageId', 'in_reply_to as inReplyTo', 'text_body as text', 'html_body as html'])
    .where('outbox.id', '=', id)
    .executeTakeFirst();
  if (!mail) return null;
  const [files, tries, bounces] = await Promise.all([filesOf(db, id), triesOf(db, id), bouncesOf(db, id)]);
  return { ...mail, files, tries, bounces };
}

function filesOf(db: Db, id: number) {
  return db
    .selectFrom('outbox_attachment')
    .select(['position', 'name', 'type', (eb) => eb.fn<number>('length', ['bytes']).as('size')])
    .where('outbox_id', '=', id)
    .orderBy('position')
    .execute();
}

function triesOf(db: Db, id: number) {
  return db
    .selectFrom('outbox_attempt')
    .select(['started_at as startedAt', 'outcome', 'response'])
    .where('outbox_id', '=', id)
    .orderBy('id')
    .execute();
}

function bouncesOf(db: Db, id: number) {
  return db
    .selectFrom('bounce')
    .select(['address', 'action', 'status', 'diagnostic', 'at'])
    .where('outbox_id', '=', id)
    .orderBy('id')
    .execute();
}

/** A file that went with a mail; null if there is none at that position. */
export async function readMailFile(db: Db, id: number, position: number) {
  const file = await db
    .selectFrom('outbox_attachment')
    .select(['name', 'type', 'bytes'])
    .where('outbox_id', '=', id)
    .where('position', '=', position)
    .executeTakeFirst();
  return file ?? null;
}
