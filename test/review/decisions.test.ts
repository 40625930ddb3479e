import { beforeEach, describe, expect, it } from 'vitest';
import { readBooks } from '../../src/books/status.ts';
import type { CaseDraft } from '../../src/db/review-schema.ts';
import { listReplies } from '../../src/replies/rows/read-reply.ts';
import { askSender } from '../../src/review/ask-sender.ts';
import { assignCase } from '../../src/review/assign-case.ts';
import { attachCase } from '../../src/review/attach-case.ts';
import { caseHistory } from '../../src/review/case-history.ts';
import { checkForm } from '../../src/review/check-form.ts';
import { correctCase } from '../../src/review/correct-case.ts';
import { correctedForm, NO_CORRECTIONS } from '../../src/review/corrected-form.ts';
import { type ReviewCase, readCase } from '../../src/review/read-cases.ts';
import { readThread } from '../../src/review/read-thread.ts';
import { reprocessCase } from '../../src/review/reprocess-case.ts';
import { type Resolution, resolveCase } from '../../src/review/resolve-case.ts';
import { undoableDecision, undoDecision } from '../../src/review/undo-decision.ts';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';
import { openReviewDesk, type ReviewDesk } from '../support/review-desk.ts';

const database = await createTestDatabase();
const { db } = database;
let desk: ReviewDesk;

const YES = { decision: 'assign', comments: 'none' } as const;
const NO = { decision: 'not-assign', comments: null } as const;
/** Authority is assigned, but neither option is marked: staff say which. */
const IN_DOUBT = { decision: 'assign', comments: null } as const;

beforeEach(async () => {
  await emptyTables(database);
  desk = await openReviewDesk(database);
});

const correcting = (answers: CaseDraft['answers'], change: Partial<CaseDraft> = {}): CaseDraft => ({
  ...NO_CORRECTIONS,
  answers,
  ...change,
});
const accept = (answers: CaseDraft['answers']): Resolution => ({
  decision: 'accept',
  corrections: correcting(answers),
});

/** One person's decision, on the case as they saw it. */
const decide = (caseId: number, seen: number | null, resolution: Resolution, actor = 'Ana') =>
  db.transaction().execute((tx) => resolveCase(tx, caseId, seen, resolution, desk.by(actor), desk.deciding));
const undo = (caseId: number, actor = 'Ana') =>
  db.transaction().execute((tx) => undoDecision(tx, caseId, desk.by(actor, 'a slip')));
const found = async (caseId: number): Promise<ReviewCase> => {
  const each = await readCase(db, caseId);
  if (!each) throw new Error('no case');
  return each;
};
const decisionMails = () =>
  db.selectFrom('outbox').selectAll().where('reply_id', 'is not', null).orderBy('id').execute();

describe('accepting', () => {
  it('waits until every text in doubt has a person’s answer', async () => {
    const { caseId } = await desk.deliver({ state: 'CH', answers: { 'X.1222': IN_DOUBT } });
    await expect(decide(caseId, 1, accept({}))).rejects.toThrow('Choose an answer for X.1222');
    expect(await listReplies(db)).toEqual([]);
  });

  it('stores the corrected answers as the standing reply, and answers after the time to undo', async () => {
    const { caseId, messageRowId } = await desk.deliver({ state: 'CH', answers: { 'X.1222': IN_DOUBT } });
    const { version } = await decide(caseId, 1, accept({ 'X.1222': YES, 'X.1281': NO }));
    expect(version).toMatchObject({ status: 'standing' });
    const [reply] = await listReplies(db);
    expect(reply).toMatchObject({ memberState: 'CH', messageRowId, status: 'standing' });
    expect(reply?.answers['X.1222']).toEqual({ ...YES, confidence: 1, evidence: [] });
    expect(reply?.answers['X.1150']?.evidence).not.toEqual([]);
    const [mail] = await decisionMails();
    expect(mail?.next_attempt_at).toEqual(new Date(desk.now.getTime() + 60_000));
    // "Does not assign" came without a document: the administration is told so.
    expect(mail?.text_body).toMatch(/X\.1281: Authority is not assigned, but no document/);
    expect(await readBooks(db)).toMatchObject({ seen: 1, accepted: 1, review: 0 });
  });

  it('is told by the audit: who, when, before, after, why', async () => {
    const { caseId } = await desk.deliver({ state: 'CH', answers: { 'X.1222': IN_DOUBT } });
    await decide(caseId, 1, accept({ 'X.1222': NO }));
    expect(await caseHistory(db, caseId)).toMatchObject([
      {
        ...{ actor: 'Ana', action: 'review accept', why: 'seen', at: desk.now, version: 2 },
        before: { memberState: 'CH', answers: { 'X.1150': YES } },
        after: { memberState: 'CH', answers: { 'X.1150': YES, 'X.1222': NO } },
      },
    ]);
  });
});

describe('two people on one case', () => {
  it('the second is told who did what, and nothing of theirs is stored', async () => {
    const { caseId } = await desk.deliver({ state: 'CH', answers: { 'X.1222': IN_DOUBT } });
    await db.transaction().execute((tx) => correctCase(tx, caseId, 1, correcting({ 'X.1222': NO }), desk.by('Ana')));
    await expect(decide(caseId, 1, accept({ 'X.1222': YES }), 'Ben')).rejects.toThrow(
      /has changed since you opened it: Ana corrected answers \(2024-01-20 12:00 UTC\)\. Nothing of yours was stored/,
    );
    expect((await found(caseId)).draft?.answers).toEqual({ 'X.1222': NO });
    await decide(caseId, 2, accept({ 'X.1222': YES }), 'Ben');
    await expect(decide(caseId, 2, { decision: 'ignore' }, 'Ana')).rejects.toThrow(/settled already: Ben accepted it/);
  });

  it('deciding at the same moment settle it once', async () => {
    const { caseId } = await desk.deliver({ state: 'CH', answers: { 'X.1222': IN_DOUBT } });
    const both = await Promise.allSettled([
      decide(caseId, 1, accept({ 'X.1222': YES }), 'Ana'),
      decide(caseId, 1, { decision: 'ignore' }, 'Ben'),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await caseHistory(db, caseId)).toHaveLength(1);
  });

  it('one’s own corrections are no surprise to oneself', async () => {
    const { caseId } = await desk.deliver({ state: 'CH', answers: { 'X.1222': IN_DOUBT } });
    await db.transaction().execute((tx) => correctCase(tx, caseId, 1, correcting({ 'X.1222': NO }), desk.by('Ana')));
    await expect(decide(caseId, 1, accept({ 'X.1222': YES }), 'Ana')).resolves.toMatchObject({ messageRowId: 1 });
  });

  it('a case in one’s hands can be taken over, and that is told', async () => {
    const { caseId } = await desk.deliver({ state: 'CH', answers: { 'X.1222': IN_DOUBT } });
    const assign = (seen: number, to: string | null, actor: string) =>
      db.transaction().execute((tx) => assignCase(tx, caseId, seen, to, desk.by(actor, '')));
    await assign(1, 'Ana', 'Ana');
    await expect(assign(2, null, 'Ben')).rejects.toThrow('in the hands of Ana');
    await assign(2, 'Ben', 'Ben');
    expect(await found(caseId)).toMatchObject({ assignedTo: 'Ben', version: 3 });
    await expect(assign(2, null, 'Ana')).rejects.toThrow('Ben took it in hand');
  });
});

describe('undoing', () => {
  it('restores the case, the reply versions and the books, and the mail never goes', async () => {
    const first = await desk.deliver({ state: 'CH' }, '2024-01-09T10:00:00Z');
    const { caseId, messageRowId } = await desk.deliver({ state: 'CH', answers: { 'X.1222': IN_DOUBT } });
    const before = { books: await readBooks(db), replies: await listReplies(db) };
    await decide(caseId, 1, accept({ 'X.1222': NO }));
    expect((await listReplies(db)).map(({ status }) => status)).toEqual(['superseded', 'standing']);
    expect(await undoableDecision(db, caseId)).toMatchObject({ kind: 'accept', tooLate: null });
    expect(await undo(caseId)).toBe('accept');
    expect({ books: await readBooks(db), replies: await listReplies(db) }).toEqual(before);
    expect(await found(caseId)).toMatchObject({ status: 'open', draft: null, version: 3, resolvedBy: null });
    expect((await decisionMails()).filter(({ reply_id }) => reply_id !== before.replies[0]?.id)).toEqual([]);
    expect(first.messageRowId).not.toBe(messageRowId);
    await decide(caseId, 3, accept({ 'X.1222': YES }));
    expect(await decisionMails()).toHaveLength(2);
  });

  it('is impossible once the mail was dialled', async () => {
    const { caseId } = await desk.deliver({ state: 'CH', answers: { 'X.1222': IN_DOUBT } });
    await decide(caseId, 1, accept({ 'X.1222': NO }));
    await db.updateTable('outbox').set({ state: 'sending', attempts: 1 }).where('reply_id', 'is not', null).execute();
    await expect(undo(caseId)).rejects.toThrow('The mail to tap@ofcom.example.ch is on its way');
    expect((await found(caseId)).status).toBe('resolved');
  });

  it('is impossible once another reply of the State has come', async () => {
    const { caseId } = await desk.deliver({ state: 'CH', answers: { 'X.1222': IN_DOUBT } });
    await decide(caseId, 1, accept({ 'X.1222': YES }));
    await desk.deliver({ state: 'CH' }, '2024-01-11T10:00:00Z');
    await expect(undo(caseId)).rejects.toThrow('Another reply of the same Member State');
  });

  it('takes an ignored mail back into review', async () => {
    const { caseId } = await desk.deliver({ state: 'CH', answers: { 'X.1222': IN_DOUBT } });
    await decide(caseId, 1, { decision: 'ignore' });
    expect(await readBooks(db)).toMatchObject({ ignored: 1, review: 0 });
    await undo(caseId);
    expect(await readBooks(db)).toMatchObject({ ignored: 0, review: 1 });
    await expect(undo(caseId)).rejects.toThrow('Nothing was decided');
  });
});

describe('merging with an earlier reply', () => {
  const merge = (caseId: number, replyId: number, texts: string[]) =>
    decide(caseId, null, { decision: 'merge', corrections: NO_CORRECTIONS, earlier: { replyId, texts } });

  it('takes each text from where the person says, and stands although the earlier one came later', async () => {
    await desk.deliver({ state: 'CH', answers: { 'X.1150': NO } }, '2024-01-12T10:00:00Z');
    const { caseId } = await desk.deliver({ state: 'CH', answers: { 'X.1222': IN_DOUBT } });
    const [earlier] = await listReplies(db);
    await expect(merge(caseId, earlier?.id ?? 0, ['X.1150'])).rejects.toThrow('Choose an answer for X.1222');
    await merge(caseId, earlier?.id ?? 0, ['X.1150', 'X.1222']);
    const replies = await listReplies(db);
    const merged = replies.find(({ status }) => status === 'standing');
    expect(merged).toMatchObject({ receivedAt: new Date('2024-01-12T10:00:00Z') });
    expect(merged?.answers['X.1150']).toMatchObject(NO);
    expect(merged?.answers['X.1222']).toMatchObject(YES);
    expect(merged?.answers['X.1222']?.evidence).not.toEqual([]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual(['standing', 'superseded']);
  });

  it('never lets a late answer count', async () => {
    await desk.deliver({ state: 'CH' });
    const { caseId } = await desk.deliver({ state: 'CH', answers: { 'X.1222': IN_DOUBT } }, '2024-02-10T10:00:00Z');
    const [earlier] = await listReplies(db);
    await expect(merge(caseId, earlier?.id ?? 0, ['X.1222'])).rejects.toThrow('a late answer never counts');
  });

  it('refuses the reply of another State', async () => {
    await desk.deliver({ state: 'KE' });
    const { caseId } = await desk.deliver({ state: 'CH', answers: { 'X.1222': IN_DOUBT } });
    const [other] = await listReplies(db);
    await expect(merge(caseId, other?.id ?? 0, ['X.1222'])).rejects.toThrow('the same Member State');
  });
});

describe('attaching', () => {
  it('moves the case to the Member State that a person names, and back by undo', async () => {
    const { caseId } = await desk.deliver({ state: 'CH', from: 'someone@elsewhere.example' });
    const to = { consultation: null, memberState: 'SE' };
    await db.transaction().execute((tx) => attachCase(tx, caseId, 1, to, desk.by('Ana'), desk.register));
    const moved = await found(caseId);
    expect(correctedForm({ ...moved, doubts: moved.reasons }, desk.register.consultations).memberState).toBe('SE');
    await undo(caseId);
    expect(await found(caseId)).toMatchObject({ draft: null, status: 'open' });
    await db.transaction().execute((tx) => attachCase(tx, caseId, 3, to, desk.by('Ana'), desk.register));
    const { version } = await decide(caseId, 4, {
      decision: 'accept',
      corrections: correcting({}, { memberState: 'SE' }),
    });
    expect(version?.reference).toMatch(/^T22-142-SE-/);
  });
});

describe('asking the sender', () => {
  const ask = (caseId: number, seen: number | null = null) =>
    db
      .transaction()
      .execute((tx) =>
        askSender(tx, caseId, seen, [{ reason: 'mark-unclear', texts: ['X.1222'] }], desk.by('Ana'), desk.deciding),
      );
  const questions = () => db.selectFrom('outbox').selectAll().where('kind', '=', 'clarification').execute();

  it('leaves the case open, sends its reference after the time to undo, and can be undone', async () => {
    const { caseId } = await desk.deliver({ state: 'CH', answers: { 'X.1222': IN_DOUBT }, messageId: '<a@b.ch>' });
    await ask(caseId, 1);
    const { reference } = await found(caseId);
    expect(await questions()).toMatchObject([
      {
        ...{ to_address: 'tap@ofcom.example.ch', in_reply_to: '<a@b.ch>', member_state: 'CH' },
        ...{ subject: expect.stringContaining(reference), next_attempt_at: new Date(desk.now.getTime() + 60_000) },
      },
    ]);
    expect(await found(caseId)).toMatchObject({ status: 'open', askedAt: desk.now, version: 2 });
    expect(await undo(caseId)).toBe('ask');
    expect(await questions()).toEqual([]);
    expect(await found(caseId)).toMatchObject({ status: 'open', askedAt: null });
  });

  it('is settled by the corrected form that answers it', async () => {
    const { caseId } = await desk.deliver({ state: 'CH', answers: { 'X.1222': IN_DOUBT } });
    await ask(caseId);
    const { reference, messageRowId } = await found(caseId);
    const answer = await desk.deliver({ state: 'CH', subject: `Re: [${reference}]` }, '2024-01-12T10:00:00Z');
    expect(answer.processed).toMatchObject({ status: 'accepted' });
    expect(await found(caseId)).toMatchObject({ status: 'resolved', resolvedBy: 'tsb-intake' });
    await expect(decide(caseId, 2, { decision: 'ignore' }, 'Ben')).rejects.toThrow(
      'settled already: tsb-intake settled it by the corrected form that came in',
    );
    expect((await readThread(db, caseId, messageRowId)).answers).toMatchObject([
      { messageRowId: answer.messageRowId, status: 'accepted', caseId: null },
    ]);
  });

  it.each([
    ['a machine', { headers: { 'Auto-Submitted': 'auto-generated' } }],
    ['a mailing list', { headers: { 'List-Id': '<tap.example>' } }],
  ])('is not possible where %s would read it', async (_, change) => {
    const { caseId } = await desk.deliver({ state: 'CH', ...change });
    await expect(ask(caseId)).rejects.toThrow('Nobody would read the question');
    expect(await questions()).toEqual([]);
  });
});

describe('processing again', () => {
  it('settles the case and has the mail read as if it had just come', async () => {
    const { caseId, messageRowId } = await desk.deliver({ state: 'CH', answers: { 'X.1222': IN_DOUBT } });
    await db.transaction().execute((tx) => reprocessCase(tx, caseId, 1, desk.by('Ana', 'the register was mended')));
    expect(await readBooks(db)).toMatchObject({ pending: 1, review: 0 });
    const again = await desk.process(messageRowId);
    expect(again).toMatchObject({ status: 'review', findings: [{ code: 'option-missing' }] });
    expect(again?.opened?.id).not.toBe(caseId);
  });
});

describe('the rules on a corrected form', () => {
  it('tell at once what follows from a correction', async () => {
    await desk.deliver({ state: 'CH' }, '2024-01-09T10:00:00Z');
    const { caseId } = await desk.deliver({ state: 'CH', answers: { 'X.1222': IN_DOUBT } });
    const it = await found(caseId);
    const findings = async (answers: CaseDraft['answers']) => {
      const form = correctedForm(
        { ...it, draft: correcting(answers), doubts: it.reasons },
        desk.register.consultations,
      );
      const rules = await checkForm(db, it, form, desk.register);
      return rules.flatMap((rule) => rule.findings.map(({ code, text }) => `${code} ${text ?? ''}`.trim()));
    };
    expect(await findings({ 'X.1222': YES })).toEqual([]);
    expect(await findings({ 'X.1222': NO })).toEqual(['reasons-missing X.1222']);
    expect(await findings({ 'X.1222': { decision: null, comments: null } })).toEqual(['answers-dropped X.1222']);
  });
});
