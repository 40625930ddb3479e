import { type Migration, Migrator } from 'kysely/migration';
import type { Db } from './connect.ts';
import * as initial from './migrations/0001-initial.ts';
import * as circularsRegister from './migrations/0002-circulars-register.ts';
import * as mails from './migrations/0003-mails.ts';
import * as results from './migrations/0004-results.ts';
import * as access from './migrations/0005-access.ts';
import * as review from './migrations/0006-review.ts';
import * as operations from './migrations/0007-operations.ts';
import * as circularUploads from './migrations/0008-circular-uploads.ts';
import * as watchResults from './migrations/0009-watch-results.ts';
import * as counts from './migrations/0010-counts.ts';
import * as reprocessing from './migrations/0011-reprocessing.ts';
import * as outboxHold from './migrations/0012-outbox-hold.ts';
import * as mailboxGivenUp from './migrations/0013-mailbox-given-up.ts';
import * as said from './migrations/0014-said.ts';
import * as saidSteps from './migrations/0015-said-steps.ts';

const MIGRATIONS: Record<string, Migration> = {
  '0001-initial': initial,
  '0002-circulars-register': circularsRegister,
  '0003-mails': mails,
  '0004-results': results,
  '0005-access': access,
  '0006-review': review,
  '0007-operations': operations,
  '0008-circular-uploads': circularUploads,
  '0009-watch-results': watchResults,
  '0010-counts': counts,
  '0011-reprocessing': reprocessing,
  '0012-outbox-hold': outboxHold,
  '0013-mailbox-given-up': mailboxGivenUp,
  '0014-said': said,
  '0015-said-steps': saidSteps,
};

/**
 * Brings the schema up to date. Safe to call from several processes at once: Kysely's migrator takes a lock.
 * @throws the database's error if a migration fails; nothing of that migration remains
 */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
