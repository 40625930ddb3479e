import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '../support/postgres.ts';
import { runCommand } from '../support/run-command.ts';

const database = await createTestDatabase();
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tsb-contacts-'));
});
afterAll(() => rm(directory, { recursive: true }));

const intake = (...args: string[]) => runCommand(database.url, directory, ...args);

it('the register is imported with a report, corrected, noted and exported by commands', {
  timeout: 60_000,
}, async () => {
  const file = join(directory, 'contacts.csv');
  await writeFile(
    file,
    'member_state,email,name,language\nCH,tap@b.ch,=1+1,fr\nXX,a@b.xx,,\nSN,@artp.example.sn,,fr\n',
  );
  expect(await intake('contacts', 'import', file)).toMatchObject({
    code: 1,
    stdout: '2 contacts are in the register: 2 added, 0 changed, 0 as before.\n',
    stderr: expect.stringMatching(/contacts\.csv, line 3: "XX" is no Member State.*\n1 line was left out/s),
  });
  const added = await intake('contacts', 'add', 'ch', 'mission@geneva.example', '--kind', 'mission', '--why', 'letter');
  expect(added.stdout).toBe('mission@geneva.example for CH: added.\n');
  expect((await intake('contacts', 'remove', 'SN', '@artp.example.sn')).code).toBe(0);
  expect(await intake('contacts', 'remove', 'SN', '@artp.example.sn')).toMatchObject({ code: 1 });
  await intake('contacts', 'export', join(directory, 'out.csv'));
  expect(await readFile(join(directory, 'out.csv'), 'utf8')).toBe(
    "member_state,email,name,language,kind\r\nCH,mission@geneva.example,,,mission\r\nCH,tap@b.ch,'=1+1,fr,person\r\n",
  );
  expect((await intake('contacts', 'history', 'CH')).stdout).toMatch(/added\s+mission@geneva\.example.*letter/);
  await intake('states', 'lost-vote', 'TD', '--day', '2024-01-05', '--why', 'arrears');
  const states = JSON.parse((await intake('states', 'list', '--json')).stdout);
  expect(states.filter(({ lostVote }: { lostVote: boolean }) => lostVote)).toMatchObject([{ code: 'TD' }]);
  expect(states.find(({ code }: { code: string }) => code === 'CH')).toMatchObject({ contacts: 2, member: true });
});
