import { connect } from '../../src/db/connect.ts';
import { openLog } from '../../src/log.ts';
import { deliverDue } from '../../src/mail/deliver.ts';
import { claimNext } from '../../src/mail/outbox/outbox-rows.ts';
import { POLICY, START } from './outbox-case.ts';

/**
 * A delivering process to be killed: `node delivery-process.ts <database> <smtp> claim|deliver`. With `claim` it kills
 * itself once a mail is claimed, before it dials.
 */
const [databaseUrl = '', smtpUrl = '', step] = process.argv.slice(2);
const { db, close } = connect(databaseUrl, () => {});
if (step === 'claim') {
  await claimNext(db, START);
  process.kill(process.pid, 'SIGKILL');
}
await deliverDue({
  db,
  smtpUrl,
  mailFrom: 'tsbdir@itu.int',
  policy: POLICY,
  clock: { now: () => START },
  log: openLog('silent', 'json'),
});
await close();
