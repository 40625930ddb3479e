import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { alertsOf, readAlertFacts } from '../operations/alerts.ts';
import { listFailedMessages } from '../operations/failed-messages.ts';
import { countPurgeable, type Purge, purgeBodies } from '../operations/purge-bodies.ts';
import { out, table } from './output.ts';
import { withApp } from './with-app.ts';

interface PurgeOptions {
  days?: string;
  dryRun?: boolean;
  by?: string;
  json?: boolean;
}

const DAY_MS = 24 * 3_600_000;
const MOST_LISTED = 1000;

export function addOperationsCommands(program: Command): void {
  program
    .command('alerts')
    .description('what a person must look at now, and mails that could not be processed')
    .option('--json', 'as JSON')
    .action(showAlerts);
  program
    .command('purge')
    .description(
      'deletes the bodies of mails whose consultations closed long enough ago; hashes, answers and evidence stay',
    )
    .option('--days <number>', 'days since the close; else retention.purgeBodiesAfterDays of config/policy.json')
    .option('--dry-run', 'only count them')
    .option('--by <name>', 'who does it, for the audit')
    .option('--json', 'as JSON')
    .action(purge);
}

function showAlerts({ json }: { json?: boolean }): Promise<void> {
  return withApp(async ({ db, clock, config }) => {
    const now = clock.now();
    const alerts = alertsOf(await readAlertFacts(db, now), config.policy.intake.scanEverySeconds, now);
    const failed = await listFailedMessages(db, { size: MOST_LISTED, offset: 0 });
    if (json) {
      return out.json({
        alerts: alerts.map(({ code, words }) => ({ code, words })),
        failed: failed.map((each) => ({ ...each, failure: each.failure.message })),
      });
    }
    for (const { words } of alerts) out.line(`! ${words}`);
    if (alerts.length === 0) out.line('Nothing is wrong.');
    if (failed.length === 0) return;
    out.line(`\nMails that could not be processed (${failed.length}):`);
    const rows = failed.map((each) => [
      each.id,
      each.caseId && `case ${each.caseId}`,
      each.sender,
      each.failure.message,
    ]);
    out.line(table(['message', 'with', 'from', 'why'], rows));
  });
}

function purge({ days, dryRun, by, json }: PurgeOptions): Promise<void> {
  return withApp(async ({ db, clock, config }) => {
    const after = days === undefined ? config.policy.retention.purgeBodiesAfterDays : readDays(days);
    if (after === null) {
      throw new Error('Retention is off. Give --days, or set retention.purgeBodiesAfterDays in config/policy.json.');
    }
    const now = clock.now();
    const closedBefore = new Date(now.getTime() - after * DAY_MS);
    const actor = by ?? userInfo().username;
    const purged = dryRun ? await countPurgeable(db, closedBefore) : await purgeBodies(db, closedBefore, actor, now);
    if (json) return out.json(purged);
    out.line(tell(purged, dryRun === true, after));
  });
}

function tell({ messages, bytes }: Purge, dryRun: boolean, days: number): string {
  const done = dryRun ? 'would be deleted' : 'deleted';
  return `The bodies of ${messages} mails (${Math.ceil(bytes / 1024)} KB) ${done}: their consultations closed more than ${days} days ago.`;
}

function readDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1) throw new Error('--days takes a whole number of days, 1 or more.');
  return days;
}
