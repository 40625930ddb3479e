import { sql } from 'kysely';
import type { App } from '../../src/app.ts';
import { storeMessage } from '../../src/intake/store-message.ts';
import { composeReply } from '../../test/flow/reply-mail.ts';

/** Fills a database as years of use would: many mails settled, many still with staff, each with evidence and doubts. */
export async function seedQueue(app: App, { messages, cases }: { messages: number; cases: number }): Promise<void> {
  const now = app.clock.now();
  const raw = await composeReply({ state: 'CH' });
  await storeMessage(
    app.db,
    { raw, size: raw.length, receivedAt: now, mailbox: 'bench', uidValidity: 1, uid: 1, headerOnly: false },
    now,
  );
  await sql`insert into message (sha256, size, received_at, stored_at, sender, subject, status, reason, processed_at)
    select md5(n::text), 60000, ${now}::timestamptz - n * interval '1 minute', ${now}, 'tap@gov' || n % 190 || '.example',
      'Reply to TSB Circular 142, number ' || n, case when n <= ${cases} then 'review' else 'accepted' end,
      'counted', ${now}
    from generate_series(1, ${messages}::integer) as n`.execute(app.db);
  const understood = sql`jsonb_build_object('consultation', 'T22/142', 'memberState', (array['CH','KE','SN','CL','JP','BR','SE','FR'])[1 + id % 8],
    'language', 'en', 'sender', sender, 'answers', ${JSON.stringify(answers())}::jsonb, 'accompanying', '[]'::jsonb)`;
  await sql`insert into review_case (reference, message_id, status, understood, opened_at)
    select 'CASE-' || id, id, 'open', ${understood}, received_at from message where status = 'review'`.execute(app.db);
  await sql`insert into finding (message_id, code, text_ref, message)
    select id, (array['both-boxes','sender-unknown','mark-unclear','option-missing'])[1 + (id + k) % 4], 'X.1222',
      'Something about this text needs a person who looks at it.'
    from message, generate_series(0, 1) as k where status = 'review'`.execute(app.db);
  // Every case shows the same mail: what counts here is that there is one to show.
  await sql`insert into message_raw (message_id, raw)
    select message.id, first.raw from message, message_raw first
    where message.id between 4990 and 5010 and first.message_id = 1`.execute(app.db);
  // As autovacuum would have done long before.
  await sql`vacuum analyze`.execute(app.db);
}

function answers() {
  const place = { part: 'word/document.xml', table: 1, row: 3, column: 1, paragraph: 40 };
  const evidence = ['assign', 'no-comments', 'comments', 'not-assign'].map((slot) => ({
    ...{ slot, place, source: 'form-field', state: slot === 'assign' ? 'marked' : 'empty', mark: 'Check1' },
    ...{ strength: 1, attachment: 'Annex 2.docx', sha256: 'a'.repeat(64), reader: 'docx' },
  }));
  const refs = ['X.1150', 'X.1221', 'X.1222', 'X.1280', 'X.1281', 'X.1352', 'X.1373', 'X.1818'];
  return Object.fromEntries(
    refs.map((ref) => [ref, { decision: 'assign', comments: 'none', confidence: 0.95, evidence }]),
  );
}
