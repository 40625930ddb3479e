import { beforeEach, describe, expect, it } from 'vitest';
import { readBooks } from '../../src/books/status.ts';
import { CONFIG_DIR } from '../../src/config.ts';
import { storeMessage } from '../../src/intake/store-message.ts';
import { forgetBounces } from '../../src/mail/forget-bounces.ts';
import { bouncedAddresses } from '../../src/mail/outbox/bounces.ts';
import { remindersDue } from '../../src/mail/reminders/remind.ts';
import { loadReadContext } from '../../src/reading/load-context.ts';
import { readMessage } from '../../src/reading/message-reading.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';
import { processMessage } from '../../src/replies/process-message.ts';
import type { Processing } from '../../src/replies/processing.ts';
import { listReplies } from '../../src/replies/rows/read-reply.ts';
import { composeReply, contacts, type ReplyMail } from '../flow/reply-mail.ts';
import { answering } from '../support/answering.ts';
import { circular142 } from '../support/circular-142.ts';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';

const database = await createTestDatabase();
const { db } = database;
const context = await loadReadContext(`${CONFIG_DIR}/consultations`);
const memberStates = loadMemberStates(CONFIG_DIR);
const now = new Date('2024-01-20T12:00:00Z');
const processing: Processing = {
  db,
  clock: { now: () => now },
  register: async () => ({ consultations: context.consultations, contacts, memberStates }),
  readMessage: (raw) => readMessage(raw, context),
  authservIds: [],
  maxAttempts: 3,
  answering,
};

let uid = 0;
async function receive(mail: ReplyMail | Buffer, receivedAt = '2024-01-10T10:00:00Z') {
  uid += 1;
  const raw = Buffer.isBuffer(mail) ? mail : await composeReply(mail);
  const place = { mailbox: 'test', uidValidity: 1, uid, headerOnly: false };
  const { messageRowId } = await storeMessage(
    db,
    { raw, size: raw.length, receivedAt: new Date(receivedAt), ...place },
    now,
  );
  return { id: messageRowId, processed: await processMessage(processing, messageRowId) };
}

const LATER = '2024-01-12T10:00:00Z';
const not = { decision: 'not-assign', comments: null } as const;
const blank = { decision: null, comments: null } as const;
/** Neither option is marked: a person has to ask. */
const doubtful = { decision: 'assign', comments: null } as const;
/** A form that answers one text and leaves the others blank. */
const only = (ref: string) =>
  Object.fromEntries(circular142.texts.map((text) => [text.ref, text.ref === ref ? not : blank]));
const lastMail = async () => (await db.selectFrom('outbox').selectAll().orderBy('id').execute()).at(-1);
const standing = async () => (await listReplies(db)).filter(({ status }) => status === 'standing');
const decisions = (reply: Awaited<ReturnType<typeof standing>>[number] | undefined) =>
  Object.values(reply?.answers ?? {}).map(({ decision }) => decision);
const reasons = { filename: 'reasons.txt', content: 'Our reasons.' };

/** A letter by hand, without a form. */
function letter(from: string, subject: string, text: string, extra = ''): Buffer {
  return Buffer.from(
    `From: ${from}\r\nTo: tsbdir@itu.int\r\nSubject: ${subject}\r\nMessage-ID: <${++uid}@letter.example>\r\n${extra}` +
      `Content-Type: text/plain\r\n\r\n${text}\r\n`,
  );
}

beforeEach(async () => {
  await emptyTables(database);
  for (const consultation of context.consultations) {
    const data = JSON.stringify(consultation);
    await db.insertInto('consultation').values({ key: consultation.key, data, updated_at: now }).execute();
  }
});

describe('a form on one text alone, in answer to an acknowledgement', () => {
  const correct = async (
    how: (mail: { subject: string; message_id: string; text_body: string }) => Partial<ReplyMail>,
  ) => {
    await receive({ state: 'CH', messageId: '<first@ofcom.example.ch>' });
    const mail = await lastMail();
    if (!mail) throw new Error('no acknowledgement');
    const { processed } = await receive(
      { state: 'CH', answers: only('X.1281'), ...how(mail), attachments: [reasons] },
      LATER,
    );
    return processed;
  };

  it.each([
    ['with the reference in the subject', (mail: { subject: string }) => ({ subject: `RE: ${mail.subject}` })],
    [
      'by In-Reply-To alone',
      (mail: { message_id: string }) => ({ subject: 'Correction', headers: { 'In-Reply-To': mail.message_id } }),
    ],
    [
      'by References alone',
      (mail: { message_id: string }) => ({
        subject: 'Correction',
        headers: { References: `<a@b> ${mail.message_id}` },
      }),
    ],
  ])('changes that text, and the others stay (%s)', async (_, how) => {
    expect(await correct(how)).toMatchObject({ status: 'accepted', findings: [] });
    const [reply, ...others] = await standing();
    expect(others).toEqual([]);
    expect(reply?.answers['X.1281']).toMatchObject({ decision: 'not-assign' });
    expect(decisions(reply).filter((decision) => decision === 'assign')).toHaveLength(7);
    expect(reply?.answers['X.1150']?.evidence.length).toBeGreaterThan(0);
    const mail = await lastMail();
    expect(mail?.subject).toMatch(/new reply has been recorded/);
    expect(mail?.text_body).toMatch(/For X\.1150, .* remain in force/);
    expect(await readBooks(db)).toMatchObject({ seen: 2, accepted: 1, superseded: 1, review: 0 });
  });

  it('goes to staff without a reference: perhaps the rest was meant to be withdrawn', async () => {
    expect(await correct(() => ({}))).toMatchObject({
      status: 'review',
      findings: expect.arrayContaining([expect.objectContaining({ code: 'answers-dropped' })]),
    });
  });

  it('goes to staff if a mark beside it is in doubt, whatever the earlier reply said', async () => {
    const answers = { ...only('X.1281'), 'X.1150': doubtful };
    const processed = await correct(({ subject }) => ({ subject, answers }));
    expect(processed?.status).toBe('review');
    expect(processed?.findings).toContainEqual(expect.objectContaining({ code: 'option-missing', text: 'X.1150' }));
    const [reply] = await standing();
    expect(reply?.answers['X.1281']).toMatchObject({ decision: 'assign' });
  });

  it('is not joined with the reply of another Member State whose reference it bears', async () => {
    await receive({ state: 'KE' });
    const theirs = (await lastMail())?.subject ?? '';
    await receive({ state: 'CH' });
    const { processed } = await receive({ state: 'CH', answers: only('X.1281'), subject: `Re: ${theirs}` }, LATER);
    expect(processed).toMatchObject({ status: 'review', kept: null });
  });

  it('is late after the deadline, and changes nothing', async () => {
    await receive({ state: 'CH' });
    const subject = `Re: ${(await lastMail())?.subject}`;
    const { processed } = await receive({ state: 'CH', answers: only('X.1281'), subject }, '2024-02-09T00:00:00Z');
    expect(processed).toMatchObject({ kept: null });
    expect(decisions((await standing())[0])).not.toContain('not-assign');
  });
});

describe('the answer to a case', () => {
  const openCase = async (mail: Partial<ReplyMail> = {}) => {
    const first = await receive({ state: 'CH', answers: { 'X.1150': doubtful }, ...mail });
    expect(first.processed?.status).toBe('review');
    const asked = await lastMail();
    expect(asked?.subject).toMatch(/\[CASE-\w{10}\]$/);
    return { first, subject: `Re: ${asked?.subject}` };
  };
  const caseRows = () => db.selectFrom('review_case').selectAll().orderBy('id').execute();

  it('settles it by a form on the doubtful text alone', async () => {
    const { first, subject } = await openCase();
    const second = await receive({ state: 'CH', answers: only('X.1150'), subject, attachments: [reasons] }, LATER);
    expect(second.processed).toMatchObject({ status: 'accepted' });
    const [reply] = await standing();
    expect(reply?.answers['X.1150']).toMatchObject({ decision: 'not-assign' });
    expect(decisions(reply).filter((decision) => decision === 'assign')).toHaveLength(7);
    expect(await caseRows()).toMatchObject([{ status: 'resolved', resolved_by: 'tsb-intake' }]);
    expect(await readBooks(db)).toMatchObject({ seen: 2, accepted: 1, superseded: 1, review: 0 });
    const thread = await db.selectFrom('message_thread').selectAll().execute();
    expect(thread).toMatchObject([{ message_id: second.id, reply_id: null }]);
    expect(first.id).toBeLessThan(second.id);
  });

  it('settles it by a whole form where nothing could be read', async () => {
    const { subject } = await openCase({
      attachments: [{ filename: 'copy.zip', content: Buffer.from('PK\u0003\u0004broken') }],
    });
    expect((await receive({ state: 'CH', subject }, LATER)).processed?.status).toBe('accepted');
    expect(await caseRows()).toMatchObject([{ status: 'resolved' }]);
  });

  it('leaves it open where the doubt was about the whole reply and the answer is partial', async () => {
    const { subject } = await openCase({
      attachments: [{ filename: 'copy.zip', content: Buffer.from('PK\u0003\u0004broken') }],
    });
    const { processed } = await receive(
      { state: 'CH', answers: only('X.1150'), subject, attachments: [reasons] },
      LATER,
    );
    expect(processed).toMatchObject({ kept: null });
  });

  it('leaves it open if it is doubtful itself: staff have both, each with its mail', async () => {
    const { subject } = await openCase();
    const { processed } = await receive({ state: 'CH', answers: { 'X.1150': doubtful }, subject }, LATER);
    expect(processed?.status).toBe('review');
    expect((await caseRows()).map(({ status }) => status)).toEqual(['open', 'open']);
  });

  it('from another Member State does not touch it', async () => {
    const { subject } = await openCase();
    await receive({ state: 'KE', subject }, LATER);
    expect((await caseRows()).map(({ status }) => status)).toEqual(['open']);
  });

  it('is read once, however often and at once it is processed', async () => {
    const { subject } = await openCase();
    const raw = await composeReply({ state: 'CH', answers: only('X.1150'), subject, attachments: [reasons] });
    uid += 1;
    const place = { mailbox: 'test', uidValidity: 1, uid, headerOnly: false };
    const stored = await storeMessage(db, { raw, size: raw.length, receivedAt: new Date(LATER), ...place }, now);
    const all = await Promise.all([1, 2, 3].map(() => processMessage(processing, stored.messageRowId)));
    expect(all.filter((each) => each !== null)).toHaveLength(1);
    expect(await standing()).toHaveLength(1);
  });
});

describe('a letter with the document that was missing', () => {
  it('goes to a person, with the reply that it completes at hand', async () => {
    await receive({ state: 'CH', answers: { 'X.1281': not } });
    const subject = (await lastMail())?.subject ?? '';
    const raw = letter('tap@ofcom.example.ch', `Re: ${subject}`, 'Please find our reasons.');
    const { processed } = await receive(raw, LATER);
    expect(processed).toMatchObject({
      status: 'review',
      findings: [{ code: 'form-not-found' }, { code: 'reasons-missing' }],
    });
    const [open] = await db.selectFrom('review_case').selectAll().execute();
    expect(open?.understood).toMatchObject({ consultation: 'T22/142', memberState: 'CH' });
    expect(open?.understood.answers['X.1281']).toMatchObject({ decision: 'not-assign' });
    expect(await standing()).toHaveLength(1);
  });
});

describe('a mail with the word FORM in its subject', () => {
  const ask = (subject: string, text = 'Thank you.', from = 'tap@ofcom.example.ch', extra = '') =>
    receive(letter(from, subject, text, extra));

  it.each(['FORM', 'Form 142', 'RE: TSB Circular 142 FORM'])('gets one (%s)', async (subject) => {
    const { processed } = await ask(subject);
    expect(processed).toMatchObject({
      status: 'ignored',
      reason: { message: 'it asks for the form' },
      acknowledgement: { queued: true },
    });
    const mail = await lastMail();
    expect(mail).toMatchObject({ kind: 'form', to_address: 'tap@ofcom.example.ch', auto_submitted: 'auto-replied' });
    const files = await db.selectFrom('outbox_attachment').select('name').orderBy('position').execute();
    expect(files.map(({ name }) => name)).toEqual([
      'TSB-Circular-142-Annex-2-CH.docx',
      'TSB-Circular-142-Annex-2-CH.pdf',
    ]);
    expect(await readBooks(db)).toMatchObject({ seen: 1, ignored: 1 });
  });

  it('gets one, and goes to staff as well, where it says something else', async () => {
    const { processed } = await ask('How do we fill the form for two texts?', 'We wonder. '.repeat(30));
    expect(processed).toMatchObject({ status: 'review', acknowledgement: { queued: true } });
    expect(await lastMail()).toMatchObject({ kind: 'form' });
  });

  it('gets no more than policy allows in a day', async () => {
    for (const _ of [1, 2, 3, 4]) await ask('FORM');
    expect(await db.selectFrom('outbox').selectAll().execute()).toHaveLength(2);
  });

  it.each([
    ['a stranger', 'me@operator.example', ''],
    ['a robot', 'noreply@ofcom.example.ch', ''],
    ['an automatic mail', 'tap@ofcom.example.ch', 'Auto-Submitted: auto-replied\r\n'],
    ['a list', 'tap@ofcom.example.ch', 'List-Id: <x.example>\r\n'],
  ])('never from %s', async (_, from, extra) => {
    await ask('FORM', 'Thank you.', from, extra);
    expect(await db.selectFrom('outbox').selectAll().execute()).toEqual([]);
  });

  it('not after the deadline', async () => {
    const late = { ...processing, clock: { now: () => new Date('2024-03-01T00:00:00Z') } };
    uid += 1;
    const raw = letter('tap@ofcom.example.ch', 'FORM', '');
    const place = { mailbox: 'test', uidValidity: 1, uid, headerOnly: false };
    const { messageRowId } = await storeMessage(db, { raw, size: raw.length, receivedAt: now, ...place }, now);
    expect(await processMessage(late, messageRowId)).toMatchObject({ status: 'review' });
    expect(await db.selectFrom('outbox').selectAll().execute()).toEqual([]);
  });
});

describe('a delivery report', () => {
  const report = (original: string, action: string, status: string) =>
    Buffer.from(
      [
        'From: MAILER-DAEMON@mx.example.ch',
        'To: tsbdir@itu.int',
        'Return-Path: <>',
        'Subject: Undelivered',
        'MIME-Version: 1.0',
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        '',
        '--b\r\nContent-Type: text/plain\r\n\r\nSorry.',
        `--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.ch\r\n\r\nFinal-Recipient: rfc822; TAP@ofcom.example.ch\r\nAction: ${action}\r\nStatus: ${status}\r\nDiagnostic-Code: smtp; 550 5.1.1 no such\r\n user`,
        `--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: ${original}\r\nSubject: x\r\n\r\nbody`,
        '--b--',
        '',
      ].join('\r\n'),
    );

  beforeEach(async () => {
    await db
      .insertInto('contact')
      .values([
        { member_state: 'CH', address: 'tap@ofcom.example.ch' },
        { member_state: 'CH', address: 'other@ofcom.example.ch' },
      ])
      .execute();
    await receive({ state: 'CH', subject: 'Reply', answers: {} });
    await db.deleteFrom('answer').execute();
    await db.updateTable('outbox').set({ reply_id: null }).execute();
    await db.deleteFrom('reply').execute();
  });
  const planned = async () => {
    const policy = { steps: ['P28D'], timeOfDay: null, quietDays: [], digestHoursBefore: 0 };
    const plan = await remindersDue(db, circular142, { now, policy, memberStates });
    return plan.reminders.map(({ address }) => address);
  };

  it('that the mailbox does not exist is kept, shown, and ends mail to it', async () => {
    const original = (await lastMail())?.message_id ?? '';
    const { processed } = await receive(report(original, 'failed', '5.1.1'), LATER);
    expect(processed?.status).toBe('ignored');
    expect(await bouncedAddresses(db)).toMatchObject([
      {
        address: 'tap@ofcom.example.ch',
        action: 'failed',
        status: '5.1.1',
        diagnostic: 'smtp; 550 5.1.1 no such user',
        permanent: true,
      },
    ]);
    expect(await planned()).toEqual(['other@ofcom.example.ch']);
    const by = { actor: 'Robin', now, why: 'the mailbox is there again' };
    expect(await db.transaction().execute((tx) => forgetBounces(tx, 'TAP@ofcom.example.ch', by))).toBe(1);
    expect(await planned()).toEqual(['other@ofcom.example.ch', 'tap@ofcom.example.ch']);
    const audit = await db.selectFrom('audit').select(['actor', 'action']).orderBy('id', 'desc').executeTakeFirst();
    expect(audit).toEqual({ actor: 'Robin', action: 'bounces forgotten' });
  });

  it('of a full mailbox is kept and shown, and the next mail is tried', async () => {
    await receive(report((await lastMail())?.message_id ?? '', 'failed', '5.2.2'), LATER);
    expect(await bouncedAddresses(db)).toMatchObject([{ status: '5.2.2', permanent: false }]);
    expect(await planned()).toContain('tap@ofcom.example.ch');
  });

  it('on a mail that we never sent is nobody’s word', async () => {
    await receive(report('<guess@itu.int>', 'failed', '5.1.1'), LATER);
    expect(await bouncedAddresses(db)).toEqual([]);
  });
});
