import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { App } from '../app.ts';
import { MISSED_SCANS } from '../operations/alerts.ts';

/** One thing that must be well; gives what is wrong with it, or null. */
export type Check = () => Promise<string | null>;

/** A check that does not answer within this time has failed. */
const PATIENCE_MS = 3000;

/**
 * The routes that machines look at: /healthz (is this process doing its work), /readyz (can it reach what it needs),
 * /metrics (Prometheus).
 * @param watchesMailbox whether this process looks after the mailbox, so that its silence is a fault
 */
export function addHealthRoutes(server: FastifyInstance, app: App, watchesMailbox: boolean): void {
  const health: Record<string, Check> = watchesMailbox ? { mailbox: () => checkMailbox(app) } : {};
  const readiness: Record<string, Check> = {
    database: () => checkDatabase(app),
    queue: () => checkQueue(app),
    ...health,
  };
  server.get('/healthz', async (_request, reply) => {
    const result = await runChecks(health);
    return reply.code(result.ok ? 200 : 503).send(result);
  });
  server.get('/readyz', async (_request, reply) => {
    const result = await runChecks(readiness);
    return reply.code(result.ok ? 200 : 503).send(result);
  });
  server.get('/metrics', async (_request, reply) => {
    const { registry } = await app.metrics();
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

async function runChecks(checks: Record<string, Check>): Promise<{ ok: boolean; faults: Record<string, string> }> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await withPatience(check)] as const),
  );
  const faults = Object.fromEntries(results.flatMap(([name, fault]) => (fault === null ? [] : [[name, fault]])));
  return { ok: Object.keys(faults).length === 0, faults };
}

async function withPatience(check: Check): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${PATIENCE_MS / 1000} s`), PATIENCE_MS);
  });
  try {
    return await Promise.race([check(), tooLong]);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
}

async function checkDatabase({ db }: App): Promise<null> {
  await sql`select 1`.execute(db);
  return null;
}

async function checkQueue(app: App): Promise<null> {
  await (await app.queues()).counts();
  return null;
}

async function checkMailbox({ db, clock, config }: App): Promise<string | null> {
  const row = await db
    .selectFrom('mailbox')
    .select((eb) => eb.fn.max('last_scan_at').as('at'))
    .executeTakeFirst();
  if (!row?.at) return 'the mailbox has not been looked through yet';
  const seconds = Math.round((clock.now().getTime() - row.at.getTime()) / 1000);
  const patience = config.policy.intake.scanEverySeconds * MISSED_SCANS;
  return seconds > patience ? `the mailbox was last looked through ${seconds} s ago` : null;
}
