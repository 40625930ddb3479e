import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadFormWordings } from './blank-forms/form-wording.ts';
import { openFormIssuer } from './blank-forms/issue-forms.ts';
import { type Clock, openClock } from './clock.ts';
import { CONFIG_DIR, type Config, EXAMPLES_DIR } from './config.ts';
import { connect, type Db } from './db/connect.ts';
import { migrate } from './db/migrate.ts';
import { type MemberStates, withVoteLosses } from './domain/member-state.ts';
import { startEmbeddedPostgres } from './embedded/postgres.ts';
import { type Log, tellSeldom } from './log.ts';
import type { RemindingContext } from './mail/reminders/remind.ts';
import { loadLanguageFiles } from './mail/text/language-files.ts';
import { type Metrics, openMetrics } from './metrics.ts';
import { openOnce } from './open-once.ts';
import { usualReminderPolicy } from './policy.ts';
import { openQueues, type Queues } from './queue/open-queue.ts';
import { loadReadContext } from './reading/load-context.ts';
import { saveConfiguredConsultations } from './register/consultations.ts';
import { fillContacts } from './register/contact-store.ts';
import { loadContacts } from './register/contacts.ts';
import { loadMemberStates } from './register/member-states.ts';
import { loadStateNames } from './register/state-names.ts';
import { listVoteLosses } from './register/vote-losses.ts';
import type { Answering } from './replies/acknowledge.ts';

/** Everything that the workers and commands share: opened once, passed along, closed at the end. */
export interface App {
  config: Config;
  log: Log;
  clock: Clock;
  db: Db;
  /** A pool of its own for work that holds connections for long, so that none is missing to the others. */
  openPool(connections: number): Db;
  /** For what needs a connection of its own (locks that last as long as a session). Holds a secret: not for logs. */
  databaseUrl: string;
  memberStates: MemberStates;
  /** How outgoing mail is written and limited. */
  answering: Answering;
  /** Opens the queues at the first call; commands that only read rows never touch Redis. */
  queues(): Promise<Queues>;
  metrics(): Promise<Metrics>;
  /** Has something done when the app closes; what was opened last is closed first. */
  onClose(close: () => Promise<void>): void;
  close(): Promise<void>;
}

/**
 * Opens the database (the embedded one if none is configured), brings its schema and registers up to date.
 * @throws ConfigError if something configured is wrong, the database's error if it cannot be reached
 */
export async function openApp(config: Config, log: Log): Promise<App> {
  const closers: (() => Promise<void>)[] = [];
  const onClose = (close: () => Promise<void>) => void closers.unshift(close);
  const close = async () => {
    for (const closer of closers.splice(0))
      await closer().catch((error: Error) => log.warn(`while closing: ${error.message}`));
  };
  try {
    await mkdir(config.dataDir, { recursive: true });
    const databaseUrl = config.databaseUrl ?? (await openEmbedded(config, log, onClose));
    const tell = tellSeldom((words) => log.warn(words));
    const warn = (what: string) => (error: Error) => tell(`${what}: ${error.message}; trying again`);
    const openPool = (connections?: number) => {
      const opened = connect(databaseUrl, warn('database'), connections);
      onClose(opened.close);
      return opened.db;
    };
    const db = openPool();
    await migrate(db);
    const clock = await openClock(config);
    const memberStates = loadMemberStates(CONFIG_DIR);
    await fillRegisters(config, db, memberStates, clock.now());
    const queues = openOnce(async () => {
      const opened = await openQueues(config.redisUrl ? { redisUrl: config.redisUrl } : { databaseUrl }, warn('queue'));
      onClose(opened.close);
      return opened;
    });
    const metrics = openOnce(async () => openMetrics({ db, queues: await queues(), now: () => clock.now() }));
    return {
      config,
      log,
      clock,
      db,
      openPool,
      databaseUrl,
      memberStates,
      answering: answeringOf(config, memberStates),
      queues,
      metrics,
      onClose,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openEmbedded(config: Config, log: Log, onClose: App['onClose']): Promise<string> {
  const server = await startEmbeddedPostgres(config.dataDir, log);
  onClose(() => server.stop());
  return server.url;
}

/** The consultations of the configuration, and the contacts: those of CONTACTS_FILE, or the demonstration's. */
async function fillRegisters(config: Config, db: Db, memberStates: MemberStates, now: Date): Promise<void> {
  const { consultations } = await loadReadContext(join(CONFIG_DIR, 'consultations'));
  await saveConfiguredConsultations(db, consultations, now);
  const file = config.contactsFile ?? (isDemonstration(config) ? join(EXAMPLES_DIR, 'contacts.csv') : null);
  if (file) await fillContacts(db, loadContacts(file, memberStates));
}

function answeringOf(config: Config, memberStates: MemberStates): Answering {
  const templates = join(CONFIG_DIR, 'templates');
  const stateNames = loadStateNames(CONFIG_DIR);
  const codes = memberStates.all.map(({ code }) => code);
  return {
    outbox: {
      mailFrom: config.mailFrom,
      ownAddresses: [config.mailFrom, ...(config.imap?.user.includes('@') ? [config.imap.user] : [])],
      acknowledgementsPerRecipientPerDay: config.policy.acknowledgementsPerRecipientPerDay,
      formsPerRecipientPerDay: config.policy.formsPerRecipientPerDay,
    },
    languages: loadLanguageFiles(templates),
    stateNames,
    forms: openFormIssuer(loadFormWordings(templates), codes, stateNames),
  };
}

/** What reminding needs, as the register is now. */
export async function remindingContext({ config, clock, db, memberStates, answering }: App): Promise<RemindingContext> {
  return {
    ...answering,
    now: clock.now(),
    policy: usualReminderPolicy(config.policy),
    memberStates: withVoteLosses(memberStates, await listVoteLosses(db)),
  };
}

/** Without a mailbox of its own the program shows itself on sample replies. */
export function isDemonstration(config: Config): boolean {
  return config.imap === null;
}
