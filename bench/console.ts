import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccount } from '../src/access/accounts.ts';
import { openSession } from '../src/access/sessions.ts';
import { type App, openApp } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';
import { serve } from '../src/console/server.ts';
import { openLog } from '../src/log.ts';
import { seedQueue } from './console/seed-queue.ts';

/**
 * Measures how long the console takes for a page when the queue is full: 10,000 open cases among 100,000 messages.
 * Run: npm run bench:console
 *
 * The time is the server's own and that of its database, without a browser; the first request of each page, which may
 * have to read from disk, is not counted.
 */
const MESSAGES = 100_000;
const CASES = 10_000;
const REQUESTS = 30;
/** What the issue asks for, in milliseconds. */
const LIMIT = 100;

/** The first one is the frame alone: what any page costs at the least on this machine. */
const PAGES = [
  '/account',
  '/',
  '/consultations',
  '/consultations/T22/142',
  '/outbox',
  '/reminders',
  '/reminders/T22/142/P7D',
  '/consultations/T22/142/replies',
  '/consultations/T22/142/results',
  '/consultations/T22/142/settings',
  '/mail-preview',
  '/register',
  '/operations',
  '/api/v1/status',
  '/review',
  '/review?page=150',
  '/review?sort=state&order=desc',
  '/review?consultation=T22/142&reason=both-boxes',
  '/review?search=gov7.example',
  '/review?search=kenya',
  '/review/5000',
  '/review/5000?reason=both-boxes&sort=age',
  '/review/5000/ask',
  '/review/5000/merge',
  '/api/v1/reviews/5000',
];

const directory = await mkdtemp(join(tmpdir(), 'tsb-bench-console-'));
const app = await openApp(loadConfig({ DATA_DIR: directory, PORT: '0' }), openLog('silent', 'json'));
try {
  await seedQueue(app, { messages: MESSAGES, cases: CASES });
  const { url, close } = await serve(app, { console: true, watchesMailbox: false });
  const cookie = `tsb-key=${await signIn(app)}`;
  console.log(`${CASES} open cases, ${MESSAGES} messages; milliseconds a page over ${REQUESTS} requests`);
  for (const path of PAGES) await measure(url, path, cookie);
  await close();
} finally {
  await app.close();
  await rm(directory, { recursive: true, force: true });
}

async function signIn({ db, clock }: App): Promise<string> {
  const account = { login: 'bench@example.org', name: 'Bench', role: 'reviewer', password: null } as const;
  const { id } = await createAccount(db, account, { actor: 'bench', now: clock.now() });
  return openSession(db, id, { address: '127.0.0.1', agent: 'bench' }, false, new Date());
}

async function measure(url: string, path: string, cookie: string): Promise<void> {
  const times: number[] = [];
  for (let request = 0; request <= REQUESTS; request += 1) {
    const started = performance.now();
    const answer = await fetch(url + path, { headers: { cookie } });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
    if (request > 0) times.push(performance.now() - started);
  }
  times.sort((left, right) => left - right);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const verdict = at(0.5) < LIMIT ? '' : `  above ${LIMIT}`;
  console.log(
    `${path.padEnd(50)} p50 ${at(0.5).toFixed(0).padStart(4)}  p95 ${at(0.95).toFixed(0).padStart(4)}${verdict}`,
  );
}
