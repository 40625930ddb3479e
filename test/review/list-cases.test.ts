import { beforeAll, describe, expect, it } from 'vitest';
import { type CaseFilter, listCases, neighboursOf } from '../../src/review/list-cases.ts';
import { queueFacets } from '../../src/review/queue-facets.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { openReviewDesk } from '../support/review-desk.ts';

const database = await createTestDatabase();
const { db } = database;

/** Five cases of three States and one of nobody, told apart by their subjects. */
beforeAll(async () => {
  const desk = await openReviewDesk(database);
  const insert = async (subject: string, memberState: string | null, code: 'both-boxes' | 'sender-unknown') => {
    const { id } = await db
      .insertInto('message')
      .values({
        ...{ sha256: subject, size: 1, received_at: desk.now, stored_at: desk.now, status: 'review' },
        ...{ subject, sender: `${subject}@gov.example` },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('finding')
      .values({ message_id: id, code, message: `${code} in ${subject}`, text_ref: null, cites: null })
      .execute();
    const understood = {
      consultation: memberState ? 'T22/142' : null,
      ...{ memberState, language: null, sender: null, answers: {} },
    };
    await db
      .insertInto('review_case')
      .values({
        ...{ reference: `CASE-${subject}`, message_id: id, status: 'open', understood: JSON.stringify(understood) },
        opened_at: new Date(desk.now.getTime() + id * 1000),
      })
      .execute();
  };
  await insert('alpha', 'CH', 'both-boxes');
  await insert('100%_beta', 'KE', 'both-boxes');
  await insert('gamma', null, 'sender-unknown');
  await insert('delta', 'CH', 'sender-unknown');
  await insert('epsilon', 'BR', 'both-boxes');
  await db.updateTable('review_case').set({ assigned_to: 'Ana' }).where('reference', '=', 'CASE-delta').execute();
  await db.updateTable('review_case').set({ status: 'resolved' }).where('reference', '=', 'CASE-epsilon').execute();
});

const all: CaseFilter = { sort: 'age', descending: false };
const subjects = async (filter: Partial<CaseFilter>, size = 10, number = 1) => {
  const { cases, total } = await listCases(db, { ...all, ...filter }, { size, number });
  return { subjects: cases.map(({ subject }) => subject), total };
};

describe('the queue', () => {
  it('lists the open cases with what is doubtful, oldest first, page by page', async () => {
    expect(await subjects({})).toEqual({ subjects: ['alpha', '100%_beta', 'gamma', 'delta'], total: 4 });
    expect(await subjects({}, 3, 2)).toEqual({ subjects: ['delta'], total: 4 });
    const { cases } = await listCases(db, all, { size: 1, number: 1 });
    expect(cases).toMatchObject([
      { memberState: 'CH', deadline: new Date('2024-02-08T23:59:59Z'), doubts: [{ code: 'both-boxes' }] },
    ]);
  });

  it.each<[string, Partial<CaseFilter>, string[]]>([
    ['Member State', { memberState: 'CH' }, ['alpha', 'delta']],
    ['consultation and reason', { consultation: 'T22/142', reason: 'both-boxes' }, ['alpha', '100%_beta']],
    ['assignee', { assignedTo: 'Ana' }, ['delta']],
    ['nobody', { assignedTo: null }, ['alpha', '100%_beta', 'gamma']],
    ['words, as they are written', { search: '100%_' }, ['100%_beta']],
    ['words of the sender and the case', { search: 'gov.example CASE-gam' }, ['gamma']],
    ['the name of a State', { search: 'kenya', searchStates: ['KE'] }, ['100%_beta']],
    ['words that fit nothing', { search: "'; drop table" }, []],
  ])('filters by %s', async (_, filter, expected) => {
    expect((await subjects(filter)).subjects).toEqual(expected);
  });

  it.each<[Partial<CaseFilter>, string[]]>([
    [{ sort: 'state' }, ['alpha', 'delta', '100%_beta', 'gamma']],
    [{ sort: 'state', descending: true }, ['100%_beta', 'delta', 'alpha', 'gamma']],
    [{ sort: 'sender', descending: true }, ['gamma', 'delta', 'alpha', '100%_beta']],
    [{ sort: 'deadline' }, ['alpha', '100%_beta', 'delta', 'gamma']],
  ])('sorts by %o', async (filter, expected) => {
    expect((await subjects(filter)).subjects).toEqual(expected);
  });

  it('knows the neighbours of a case in its order', async () => {
    const { cases } = await listCases(db, all, { size: 10, number: 1 });
    const [first, second, third] = cases.map(({ id }) => id);
    expect(await neighboursOf(db, all, second ?? 0)).toEqual({ previous: first, next: third, place: 2, total: 4 });
    expect(await neighboursOf(db, all, 999)).toEqual({ previous: null, next: first, place: null, total: 4 });
  });

  it('offers what there is to filter by', async () => {
    expect(await queueFacets(db)).toEqual({
      consultations: [{ value: 'T22/142', count: 3 }],
      memberStates: [
        { value: 'CH', count: 2 },
        { value: 'KE', count: 1 },
      ],
      reasons: [
        { value: 'both-boxes', count: 2 },
        { value: 'sender-unknown', count: 2 },
      ],
      assignees: [{ value: 'Ana', count: 1 }],
    });
  });
});
