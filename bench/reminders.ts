import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { SMTPServer } from 'smtp-server';
import { loadFormWordings } from '../src/blank-forms/form-wording.ts';
import { openFormIssuer } from '../src/blank-forms/issue-forms.ts';
import { CONFIG_DIR } from '../src/config.ts';
import { connect } from '../src/db/connect.ts';
import { migrate } from '../src/db/migrate.ts';
import { LANGUAGES } from '../src/domain/language.ts';
import { startEmbeddedPostgres } from '../src/embedded/postgres.ts';
import { deliverDue } from '../src/mail/deliver.ts';
import { remindDue } from '../src/mail/reminders/remind.ts';
import { loadLanguageFiles } from '../src/mail/text/language-files.ts';
import { loadReadContext } from '../src/reading/load-context.ts';
import { loadMemberStates } from '../src/register/member-states.ts';
import { loadStateNames } from '../src/register/state-names.ts';

/**
 * One reminder to every Member State, each with both forms made out to it, rendered and handed to an SMTP server: a
 * sixth of them in each language, everything from a cold start. The aim is 30 seconds on two cores.
 */
const AIM_SECONDS = 30;
const folder = mkdtempSync(join(tmpdir(), 'tsb-bench-'));
const log = pino({ level: 'silent' });
const postgres = await startEmbeddedPostgres(folder, log);
const { db, close } = connect(postgres.url, () => {});
await migrate(db);

const memberStates = loadMemberStates(CONFIG_DIR);
const { consultations } = await loadReadContext(join(CONFIG_DIR, 'consultations'));
const [consultation] = consultations;
if (!consultation) throw new Error('config/consultations is empty');
// A deadline to come, so that every Member State of today is consulted.
const now = new Date('2026-06-15T09:00:00Z');
const running = { ...consultation, announced: '2026-05-01', deadline: '2026-06-20T23:59:59Z' };
const row = { key: running.key, data: JSON.stringify(running), updated_at: now };
await db.insertInto('consultation').values(row).execute();
const contacts = memberStates.all.map(({ code }, index) => ({
  member_state: code,
  address: `tap@${code.toLowerCase()}.example`,
  name: 'Telecommunications Authority',
  language: LANGUAGES[index % LANGUAGES.length] ?? 'en',
}));
await db.insertInto('contact').values(contacts).execute();

let taken = 0;
let bytes = 0;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    stream.on('end', () => {
      taken += 1;
      done();
    });
  },
});
const port = await new Promise<number>((resolve) => {
  const listening = server.listen(0, '127.0.0.1', () => {
    const address = listening.address();
    resolve(typeof address === 'object' && address ? address.port : 0);
  });
});

const begun = performance.now();
const cpuBegun = process.cpuUsage();
const templates = join(CONFIG_DIR, 'templates');
const stateNames = loadStateNames(CONFIG_DIR);
const codes = memberStates.all.map(({ code }) => code);
const queued = await remindDue(db, running, {
  now,
  policy: { steps: ['P7D'], timeOfDay: null, quietDays: [], digestHoursBefore: 0 },
  memberStates,
  languages: loadLanguageFiles(templates),
  stateNames,
  forms: openFormIssuer(loadFormWordings(templates), codes, stateNames),
  outbox: { mailFrom: running.replyAddress, ownAddresses: [], acknowledgementsPerRecipientPerDay: 1 },
});
const rendered = performance.now();
const { sent } = await deliverDue({
  db,
  smtpUrl: `smtp://127.0.0.1:${port}`,
  mailFrom: running.replyAddress,
  policy: { retryForHours: 1, firstRetrySeconds: 60, maxRetrySeconds: 600 },
  clock: { now: () => now },
  log,
});
const seconds = (performance.now() - begun) / 1000;
const { user, system } = process.cpuUsage(cpuBegun);
const lines = [
  `${queued.length} reminders rendered and queued in ${((rendered - begun) / 1000).toFixed(1)} s`,
  `${sent} handed to SMTP in ${((performance.now() - rendered) / 1000).toFixed(1)} s (${taken} taken, ${(bytes / 1_048_576).toFixed(1)} MB)`,
  `${((user + system) / 1e6).toFixed(1)} s of processor time in this process, the SMTP server included`,
  `${seconds.toFixed(1)} s in all; aim ${AIM_SECONDS} s: ${seconds < AIM_SECONDS && sent === codes.length ? 'kept' : 'MISSED'}`,
];
process.stdout.write(`${lines.join('\n')}\n`);
await new Promise<void>((resolve) => server.close(() => resolve()));
await close();
await postgres.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(seconds < AIM_SECONDS && sent === codes.length ? 0 : 1);
