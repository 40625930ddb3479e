import { beforeEach, describe, expect, it } from 'vitest';
import { CONFIG_DIR } from '../../src/config.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';
import { readRegister } from '../../src/register/read-register.ts';
import { endVoteLoss, listVoteLosses, noteVoteLoss } from '../../src/register/vote-losses.ts';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';

const database = await createTestDatabase();
const { db } = database;
const by = { actor: 'mb', now: new Date('2024-01-10T10:00:00Z'), why: 'Council document C24/14' };
const lose = (day: string) => db.transaction().execute((tx) => noteVoteLoss(tx, 'TD', day, by));
const regain = (day: string) => db.transaction().execute((tx) => endVoteLoss(tx, 'TD', day, by));

beforeEach(() => emptyTables(database));

describe('lost voting rights', () => {
  it('hold from the first day to the last, both included, and for no other State', async () => {
    await lose('2024-01-05');
    await regain('2024-02-01');
    const { memberStates } = await readRegister(db, loadMemberStates(CONFIG_DIR))();
    const lost = (code: string, day: string) => memberStates.hasLostVote(code, new Date(`${day}T23:00:00Z`));
    expect(['2024-01-04', '2024-01-05', '2024-02-01', '2024-02-02'].map((day) => lost('TD', day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(lost('CH', '2024-01-10')).toBe(false);
  });

  it('are noted once at a time, and end only where they began', async () => {
    await expect(regain('2024-01-05')).rejects.toThrow('TD is not noted as without voting rights');
    await lose('2024-01-05');
    await expect(lose('2024-01-06')).rejects.toThrow('already, since 2024-01-05');
    await expect(regain('2024-01-04')).rejects.toThrow('only since 2024-01-05');
    await regain('2024-01-31');
    await lose('2025-01-01');
    expect(await listVoteLosses(db)).toEqual([
      { memberState: 'TD', from: '2024-01-05', until: '2024-01-31' },
      { memberState: 'TD', from: '2025-01-01', until: null },
    ]);
    const audit = await db.selectFrom('audit').selectAll().orderBy('id').execute();
    expect(audit.map(({ actor, action, subject, why }) => [actor, action, subject, why])).toEqual(
      ['voting rights lost', 'voting rights restored', 'voting rights lost'].map((action) => [
        'mb',
        action,
        'member-state:TD',
        'Council document C24/14',
      ]),
    );
  });
});

it('membership has its day: Palau joined on 19 September 2024', () => {
  const states = loadMemberStates(CONFIG_DIR);
  expect(states.isMember('PW', new Date('2024-09-18T23:59:59Z'))).toBe(false);
  expect(states.isMember('PW', new Date('2024-09-19T00:00:00Z'))).toBe(true);
  const membersOn = (day: string) => states.all.filter(({ code }) => states.isMember(code, new Date(day))).length;
  expect([membersOn('2024-02-08'), membersOn('2024-09-19')]).toEqual([193, 194]);
});
