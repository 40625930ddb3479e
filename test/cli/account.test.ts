import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findLink, useLink } from '../../src/access/entry-links.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { runCommand } from '../support/run-command.ts';

const database = await createTestDatabase();
const { db } = database;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tsb-account-'));
});
afterAll(() => rm(directory, { recursive: true }));

const intake = (...args: string[]) => runCommand(database.url, directory, ...args);
const keyOf = (link: string) => link.trim().split('/enter/')[1] ?? '';

it('whoever has the machine lets people in, and back in', async () => {
  expect((await intake('account', 'list')).stdout).toBe('Nobody has an account yet.\n');
  const invited = await intake('account', 'invite', 'administrator', '--by', 'operator');
  const now = new Date();
  const entrant = { login: 'ana@example.org', name: 'Ana', password: 'a long enough password' };
  const { id } = await useLink(db, keyOf(invited.stdout), entrant, now, now);
  expect((await intake('account', 'list')).stdout).toMatch(/ana@example\.org +Ana +administrator/);
  const reset = await intake('account', 'reset', 'Ana@example.org');
  expect(await findLink(db, keyOf(reset.stdout), now)).toMatchObject({ accountId: id });
  expect(await intake('account', 'reset', 'nobody')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Nobody signs in as "nobody"'),
  });
  expect((await intake('account', 'invite', 'king')).code).not.toBe(0);
});
