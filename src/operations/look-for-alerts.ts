import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Db } from '../db/connect.ts';
import type { Log } from '../log.ts';
import { alertsOf, readAlertFacts, recordAlerts } from './alerts.ts';

/** How often whoever looks for alerts does so. */
export const ALERT_EVERY_MS = 20_000;

interface Looking {
  db: Db;
  clock: Clock;
  config: Pick<Config, 'policy'>;
  log: Log;
}

/** Tells once of what has gone wrong, and once that it is over. Any number of processes may look. */
export async function lookForAlerts({ db, clock, config, log }: Looking): Promise<void> {
  const now = clock.now();
  const holding = alertsOf(await readAlertFacts(db, now), config.policy.intake.scanEverySeconds, now);
  const { raised, ended } = await recordAlerts(db, holding, now);
  for (const { code, words } of raised) log.error({ event: 'alert', code }, `ALERT: ${words}`);
  for (const { code, words } of ended) log.info({ event: 'recovered', code }, `recovered: ${words}`);
}
