import { expect, test } from 'vitest';
import { startDovecot } from '../support/dovecot.ts';
import { appendMail, withImap } from '../support/imap.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { describeWith } from '../support/services.ts';
import { startWatch } from '../support/watch.ts';

const database = await createTestDatabase();
const pace = { commandMs: 10_000, retryDelay: () => 50 };

describeWith('dovecot', 'on Dovecot', () => {
  test.each(['starttls', 'imaps'] as const)('mail comes in over %s', async (tls) => {
    const dovecot = await startDovecot({ tls });
    const config = dovecot.config(tls);
    await appendMail(config, [`Subject: over ${tls}\r\n\r\n`]);
    const { until, stop } = startWatch(database, config, { pace });
    await until(async () => {
      const rows = await database.db.selectFrom('message_raw').select('raw').execute();
      return rows.some(({ raw }) => raw.includes(`over ${tls}`));
    });
    await stop();
    await dovecot.remove();
  });

  test('a certificate that does not fit the name, and TLS where none is, are told as such', async () => {
    const dovecot = await startDovecot({ tls: 'imaps' });
    const wrongName = startWatch(database, { ...dovecot.config('user'), host: '127.0.0.1' }, { pace });
    await wrongName.until(() => wrongName.failures.length > 0);
    await wrongName.stop();
    const plain = await startDovecot();
    const wrongPort = startWatch(database, { ...plain.config('user'), secure: true }, { pace });
    await wrongPort.until(() => wrongPort.failures.length > 0);
    await wrongPort.stop();
    for (const { failures } of [wrongName, wrongPort]) {
      expect(failures[0]).toMatchObject({ kind: 'tls' });
      expect(failures[0]?.words).toMatch(/use imaps:\/\/ for port 993/);
    }
    await dovecot.remove();
    await plain.remove();
  });

  test('a server that has too many connections is not taken for a wrong password', async () => {
    const dovecot = await startDovecot({ maxConnections: 1 });
    const config = dovecot.config('user');
    await withImap(config, async () => {
      const { until, failures, stop } = startWatch(database, config, { pace });
      await until(() => failures.length > 0);
      expect(failures[0]).toMatchObject({ kind: 'unavailable' });
      expect(failures[0]?.words).toMatch(/come back later/);
      await stop();
    });
    await dovecot.remove();
  });
});
