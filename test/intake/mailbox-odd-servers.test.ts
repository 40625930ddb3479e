import type { FetchHandler } from 'hoodiecrow-imap';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type HoodiecrowOptions, startHoodiecrow, type TestHoodiecrow } from '../support/hoodiecrow.ts';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';
import { startWatch, type Watch } from '../support/watch.ts';

const database = await createTestDatabase();
const { db } = database;

let server: TestHoodiecrow;
let cleanups: (() => Promise<void>)[];
beforeEach(async () => {
  cleanups = [];
  await emptyTables(database);
});
afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

async function serve(options: HoodiecrowOptions, ...mails: string[]): Promise<void> {
  server = await startHoodiecrow(options);
  cleanups.push(server.stop);
  for (const raw of mails) server.append(raw);
}

function watch(change: Parameters<typeof startWatch>[2] = {}): Watch {
  const started = startWatch(database, server.config, { scanEverySeconds: 0.1, ...change });
  cleanups.push(started.stop);
  return started;
}

const mail = (subject: string, body = 'Text\r\n') => `Subject: ${subject}\r\n\r\n${body}`;

async function subjects(): Promise<string[]> {
  const rows = await db.selectFrom('message_raw').select('raw').orderBy('message_id').execute();
  return rows.map(({ raw }) => /^Subject: (.*)\r$/m.exec(raw.toString('latin1'))?.[1] ?? '');
}
const allStored =
  (...expected: string[]) =>
  async () => {
    const found = await subjects();
    return expected.every((subject) => found.includes(subject));
  };
const unmarked = async () =>
  (await db.selectFrom('message_location').select('uid').where('marked_at', 'is', null).execute()).length;
const lastUid = async () => (await db.selectFrom('mailbox').select('last_uid').executeTakeFirst())?.last_uid;

/** Counts the commands of a kind that the server runs. */
function countCommands(name: string): () => number {
  const find = server.server.getCommandHandler.bind(server.server);
  let count = 0;
  server.server.getCommandHandler = (command) => {
    const handler = find(command);
    if (!handler || command.toUpperCase() !== name) return handler;
    return (...args) => {
      count++;
      handler(...args);
    };
  };
  return () => count;
}

/** Lets the server answer the fetch of one mail's whole body in a way of its own. */
function onFetchOfBody(uid: number, answer: (socket: { destroy(): void }) => string): void {
  const handler: FetchHandler = (connection, message, item) => {
    const section = item.section?.[0]?.value;
    if (section === 'HEADER') return { type: 'LITERAL', value: `${message.raw.split('\r\n\r\n')[0]}\r\n\r\n` };
    return { type: 'LITERAL', value: message.uid === uid ? answer(connection.socket) : message.raw };
  };
  // The server asks for the second one from the second mail of a command on.
  server.server.fetchHandlers['BODY.PEEK'] = handler;
  server.server.fetchHandlers.BODY = handler;
}

test('a server without lasting keywords: stored mails are moved to a folder', async () => {
  await serve({ keywords: false }, mail('one'), mail('two'));
  const { until } = watch();
  await until(
    async () => (await allStored('one', 'two')()) && (await unmarked()) === 0 && server.list('INBOX').length === 0,
  );
  expect(server.list('Stored')).toHaveLength(2);
});

test('a server without MOVE: copies that it confirms are deleted, and no other mail', async () => {
  await serve({ plugins: ['UIDPLUS'] }, mail('one'), mail('two'));
  const theirs = server.server.appendMessage('INBOX', ['\\Deleted'], new Date(), mail('deleted by someone else'));
  const { until } = watch({ processed: { folder: 'Done' } });
  await until(async () => server.list('Done').length >= 3);
  await until(async () => (await unmarked()) === 0);
  expect(server.list('Done')).toHaveLength(3);
  expect(server.list('INBOX')).toEqual([]);
  expect(theirs.message.uid).toBe(3);
});

test('a copy that cannot be deleted is not made again', async () => {
  await serve({ plugins: ['UIDPLUS'] }, mail('one'));
  server.server.getMailbox('INBOX').messages[0]?.flags.push('Kept');
  const copies = countCommands('UID COPY');
  const find = server.server.getCommandHandler.bind(server.server);
  server.server.getCommandHandler = (name) =>
    name.toUpperCase() === 'UID EXPUNGE'
      ? (connection, command, data, done) => {
          connection.send({ tag: command.tag, command: 'NO', attributes: [] }, 'NO', command, data);
          done();
        }
      : find(name);
  const { until, scans } = watch({ processed: { folder: 'Done' } });
  await until(() => scans.length >= 4);
  expect(server.list('Done')).toHaveLength(1);
  // The first one found no folder.
  expect(copies()).toBe(2);
});

test('a server with neither keywords nor MOVE nor UIDPLUS: mails stay, and are not fetched again', async () => {
  await serve({ keywords: false, plugins: [] }, mail('one'), mail('two'));
  const fetches = countCommands('UID FETCH');
  const { until, scans } = watch();
  await until(allStored('one', 'two'));
  const after = scans.length;
  const before = fetches();
  await until(() => scans.length >= after + 5);
  expect(server.list('INBOX')).toHaveLength(2);
  // A scan with nothing new asks for the list only.
  expect(fetches() - before).toBeLessThanOrEqual(6);
});

test('bodies that the server leaves out are asked for again', async () => {
  await serve({}, mail('one'), mail('two'), mail('three'));
  let refusals = 3;
  onFetchOfBody(2, () => (refusals-- > 0 ? '' : mail('two')));
  const { until, scans } = watch();
  await until(allStored('one', 'three'));
  await until(allStored('two'));
  expect(scans[0]).toEqual({ stored: 2, known: 0, stuck: 1 });
  await until(async () => (await lastUid()) === 3);
});

test('a mail whose fetch breaks the connection does not keep others from coming in', async () => {
  await serve({}, mail('one'), mail('poison'), mail('three'));
  onFetchOfBody(2, (socket) => {
    socket.destroy();
    return '';
  });
  const { until } = watch();
  await until(allStored('one', 'three'));
  server.append(mail('four'));
  await until(allStored('four'));
  // After some attempts alone its header is taken, and staff are to look at it in the mailbox.
  await until(allStored('poison'));
  const row = await db.selectFrom('message').select('size').where('oversize', '=', true).execute();
  expect(row).toEqual([{ size: mail('poison').length }]);
  await until(async () => (await lastUid()) === 4);
});

test('a mail far larger than its announced size is not swallowed, and does not stop the others', async () => {
  await serve({}, mail('one'), mail('liar'), mail('three'));
  onFetchOfBody(2, () => mail('liar', 'x'.repeat(3_000_000)));
  const { until } = watch({ maxMessageBytes: 100_000 });
  await until(allStored('one', 'three'));
  await until(allStored('liar'));
  const sizes = await db.selectFrom('message_raw').select('raw').execute();
  expect(Math.max(...sizes.map(({ raw }) => raw.length))).toBeLessThan(1000);
});

test('a mail that the server refuses to hand out leaves the rest of its batch alone', async () => {
  await serve({}, mail('one'), mail('refused'), mail('three'));
  onFetchOfBody(2, () => {
    throw new Error('corrupted');
  });
  const { until, failures } = watch();
  await until(allStored('one', 'three'));
  await until(allStored('refused'));
  expect(failures).toEqual([]);
});

test('a mail that the database refuses leaves the rest of its batch alone, and is tried again', async () => {
  await database.pool.query(`
    create function refuse() returns trigger language plpgsql as $$
      begin if convert_from(new.raw, 'LATIN1') like '%poison%' then raise check_violation; end if; return new; end $$;
    create trigger refuse before insert on message_raw for each row execute function refuse()`);
  await serve({}, mail('one'), mail('poison'), mail('three'));
  const { until, scans } = watch();
  await until(allStored('one', 'three'));
  await until(() => scans.length > 2);
  expect(scans.at(-1)).toEqual({ stored: 0, known: 0, stuck: 1 });
  await database.pool.query('drop function refuse cascade');
  await until(allStored('poison'));
  await until(async () => (await lastUid()) === 3);
});

test('a mail that is expunged between the list and the fetch is no trouble', async () => {
  await serve({}, mail('one'), mail('gone'), mail('three'));
  const inbox = server.server.getMailbox('INBOX');
  server.server.fetchHandlers['RFC822.SIZE'] = (_connection, message) => {
    if (message.uid === 3) inbox.messages = inbox.messages.filter(({ uid }) => uid !== 2);
    return message.raw.length;
  };
  const { until, failures } = watch();
  await until(allStored('one', 'three'));
  await until(async () => (await lastUid()) === 3);
  expect(failures).toEqual([]);
});

test('a UIDVALIDITY that changes under an open connection is seen, and UIDs that mean other mails now are read', async () => {
  await serve({}, mail('one'), mail('two'));
  const { until, enqueued } = watch();
  await until(async () => (await allStored('one', 'two')()) && (await unmarked()) === 0);
  const inbox = server.server.getMailbox('INBOX');
  inbox.uidvalidity = 99;
  inbox.uidnext = 1;
  inbox.messages = [];
  server.append(mail('two'));
  server.append(mail('new'));
  await until(allStored('new'));
  await until(async () => (await unmarked()) === 0);
  expect(await subjects()).toEqual(['one', 'two', 'new']);
  expect(enqueued).toHaveLength(3);
});

test('the database going away is waited out, and nothing is lost', async () => {
  await serve({}, mail('one'));
  const { until, failures } = watch();
  await until(allStored('one'));
  await database.pool.query('alter table message rename to message_away');
  server.append(mail('two'));
  await until(() => failures.length > 2);
  expect(failures[0]).toMatchObject({ kind: 'database' });
  await database.pool.query('alter table message_away rename to message');
  await until(allStored('two'));
});

test('a full disk is waited out: the mail stays unmarked in the mailbox until it is stored', async () => {
  await database.pool.query(`
    create function full_disk() returns trigger language plpgsql as $$
      begin raise disk_full using message = 'could not extend file: No space left on device'; end $$;
    create trigger full_disk before insert on message_raw for each row execute function full_disk()`);
  await serve({}, mail('one'), mail('two'));
  const { until, failures } = watch();
  await until(() => failures.length > 2);
  expect(failures[0]).toMatchObject({ kind: 'database', words: expect.stringContaining('No space left on device') });
  expect(server.list('INBOX').flatMap(({ flags }) => flags)).not.toContain('Stored');
  await database.pool.query('drop function full_disk cascade');
  await until(async () => (await allStored('one', 'two')()) && (await unmarked()) === 0);
  expect(server.list('INBOX').every(({ flags }) => flags.includes('Stored'))).toBe(true);
});

test('UIDs that a restarted server gives to other mails, under the same UIDVALIDITY, are read again', async () => {
  await serve({}, mail('one'), mail('two'), mail('three'));
  const { until, failures, enqueued } = watch();
  await until(async () => (await allStored('one', 'two', 'three')()) && (await unmarked()) === 0);
  const inbox = server.server.getMailbox('INBOX');
  inbox.uidnext = 1;
  inbox.messages = [];
  server.append(mail('other one'), new Date('2024-02-01T00:00:00Z'));
  await until(allStored('other one'));
  server.append(mail('two'), new Date('2024-02-01T00:00:01Z'));
  server.append(mail('other three'), new Date('2024-02-01T00:00:02Z'));
  await until(allStored('other three'));
  await until(async () => (await unmarked()) === 0);
  expect(enqueued).toHaveLength(5);
  expect(failures).toEqual([]);
});

test('a mail that breaks every connection, even for its header, is left at last, and new mails come at once', async () => {
  await serve({}, mail('one'), mail('poison'));
  const destroy = (uid: number, socket: { destroy(): void }) => {
    if (uid === 2) socket.destroy();
  };
  const handler: FetchHandler = (connection, message, item) => {
    destroy(message.uid, connection.socket);
    return { type: 'LITERAL', value: item.section?.length ? 'Subject: x\r\n\r\n' : message.raw };
  };
  server.server.fetchHandlers['BODY.PEEK'] = handler;
  server.server.fetchHandlers.BODY = handler;
  const { until, scans, failures } = watch();
  await until(allStored('one'));
  await until(() => failures.length >= 11);
  const before = scans.length;
  server.append(mail('three'));
  await until(async () => (await allStored('three')()) && (await unmarked()) === 0);
  await until(() => scans.length > before + 3);
  expect(failures.length).toBeLessThanOrEqual(12);
  expect(scans.at(-1)?.stuck).toBe(1);
});
