import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readBooks } from '../../src/books/status.ts';
import { sweep } from '../../src/queue/sweep.ts';
import { listReplies } from '../../src/replies/rows/read-reply.ts';
import { circular142 } from '../support/circular-142.ts';
import { startDovecot, type TestDovecot } from '../support/dovecot.ts';
import { appendMail, listMail } from '../support/imap.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { describeWith } from '../support/services.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';
import { everyAdministration, writeContacts } from './administrations.ts';
import { type CrashGround, mayChange, openCrashGround, type Step, stepsOf } from './crash-ground.ts';
import { type Administration, composeReply } from './reply-mail.ts';
import type { WorkerProcess } from './workers.ts';

vi.setConfig({ testTimeout: 1_800_000, hookTimeout: 120_000 });

const READY = { intake: /"watching INBOX of/, replies: /health at/, outbox: /health at/ };
const WORKERS = ['intake', 'replies', 'outbox'] as const;
type WorkerName = (typeof WORKERS)[number];

/** A step at which the job is taken and the mail is counted as tried, by number. */
const AFTER_READING = 8;
/** What an outbox that has the server's 250 sends to the database. Steps are a few numbers off now and then, and it is only two. */
const RECORDS_WHAT_IT_SENT = 'with "attempt" as (update "outbox_attempt"';
const PATIENCE = { timeout: 120_000, interval: 50 };
const IN_TIME = new Date('2024-01-15T10:00:00Z');
/** Later than anything that the workers put off. */
const LATER = new Date('2024-01-20T00:00:00Z');

const database = await createTestDatabase();

/** One reply, from a Member State of its own, during which a worker died. */
interface Delivered {
  from: Administration;
  messageId: string;
  /** The one text that it does not assign. */
  against: string;
  /** Where the worker died. */
  step: string;
  /** It died after the SMTP server had taken the acknowledgement, and before that was recorded. */
  inTheWindow: boolean;
}

/** Not one more piece of the same mail on its way, and not what several connections do at once. */
function isOfItsOwn({ label }: Step, index: number, steps: Step[]): boolean {
  const isPiece = (step: Step | undefined) =>
    step !== undefined && / (Content-Type|----_NmP|Dear|<!DOCTYPE)/.test(step.label);
  const before = steps[index - 1];
  return label !== before?.label && !(isPiece(steps[index]) && isPiece(before));
}

/**
 * Each worker is killed before every step that can be seen from outside (whatever it sends to a server to change
 * something there), each time with another reply under way, and started again. The queue forgets its jobs each time, so that it is the rows that bring
 * the work back.
 */
describeWith('dovecot', 'a worker that is killed at any step', () => {
  let dovecot: TestDovecot;
  let smtp: TestSmtp;
  let ground: CrashGround;
  const workers = {} as Record<WorkerName, WorkerProcess>;
  const administrations = everyAdministration();
  const texts = circular142.texts.map(({ ref }) => ref);
  const delivered: Delivered[] = [];

  beforeAll(async () => {
    [dovecot, smtp, ground] = await Promise.all([
      startDovecot(),
      startSmtp(),
      openCrashGround(database.url, writeContacts(administrations)),
    ]);
    const { host, port, user, pass } = mailbox();
    Object.assign(ground.environment, {
      IMAP_URL: `imap://${user}:${pass}@${host}:${port}/INBOX`,
      SMTP_URL: smtp.url,
      // Before the first reminder, which would count among the mails that went out.
      CLOCK_START: '2024-01-08T00:00:00Z',
    });
    for (const name of WORKERS) workers[name] = await ground.start(name, READY[name]);
  });
  afterAll(async () => {
    await ground.close();
    await Promise.all([dovecot.remove(), smtp.stop()]);
  });

  const mailbox = () => dovecot.config('tsbdir');
  const answersTo = ({ from }: Delivered) => smtp.mails.filter(({ to }) => to.includes(`tap@${from.domain}`));

  async function deliver(step: string): Promise<Delivered> {
    const number = delivered.length;
    const from = administrations[number];
    const against = texts[number % texts.length];
    if (!from || !against) throw new Error('more steps than Member States');
    const mail = { from, messageId: `<${number}@${from.domain}>`, against, step, inTheWindow: false };
    const answers = { [against]: { decision: 'not-assign', comments: null } as const };
    const raw = await composeReply({ state: from, messageId: mail.messageId, answers });
    delivered.push(mail);
    await appendMail(mailbox(), [raw], IN_TIME);
    return mail;
  }

  /** What is left to be done, in the rows and in the queue. */
  async function left() {
    const { seen, pending, outbox } = await readBooks(database.db);
    const { rows } = await database.pool.query('select 1 from message_location where marked_at is null');
    const { messages, outbox: deliveries } = await ground.queues.counts();
    const jobs = [messages, deliveries].map(({ waiting = 0, active = 0, delayed = 0 }) => waiting + active + delayed);
    return { seen, waiting: pending + outbox.pending + rows.length, jobs: jobs.join() };
  }
  const nothingLeft = () => ({ seen: delivered.length, waiting: 0, jobs: '0,0' });
  const settled = () => expect.poll(left, PATIENCE).toEqual(nothingLeft());

  /** As `settled`, with what the scheduler does all the time; and mail that a dead process held is due at once. */
  function settledAgain(): Promise<void> {
    const lookAgain = async () => {
      await database.pool.query(`update outbox set next_attempt_at = created_at where state = 'sending'`);
      await sweep(database.db, ground.queues, LATER);
      return left();
    };
    return expect.poll(lookAgain, PATIENCE).toEqual(nothingLeft());
  }

  async function listSteps(name: WorkerName): Promise<Step[]> {
    await ground.count(workers[name]);
    await deliver('not killed');
    await settled();
    const steps = stepsOf(workers[name]);
    await workers[name].stop();
    return steps.filter(isOfItsOwn).filter(mayChange);
  }

  /** @returns whether the worker came to the step */
  async function dieAt(name: WorkerName, at: number | string, label: string): Promise<boolean> {
    const victim = await ground.start(name, READY[name], at);
    await settledAgain();
    await ground.count(victim);
    const mail = await deliver(`${name} ${at}, ${label}`);
    let died = false;
    const watched = victim.ended().then(() => {
      died = true;
    });
    const ended = expect.poll(
      async () => died || JSON.stringify(await left()) === JSON.stringify(nothingLeft()),
      PATIENCE,
    );
    await ended.toBe(true);
    await victim.kill();
    await watched;
    const isUnrecorded = async () => {
      const recorded = await database.pool.query(`select 1 from outbox where to_address = $1 and state = 'sent'`, [
        `tap@${mail.from.domain}`,
      ]);
      return answersTo(mail).length === 1 && recorded.rows.length === 0;
    };
    // An outbox that lives may be between the server's 250 and its commit just now, and records what it sent in a moment.
    if (name === 'outbox') mail.inTheWindow = await isUnrecorded();
    else await expect.poll(isUnrecorded, PATIENCE).toBe(false);
    await ground.forgetJobs();
    const last = stepsOf(victim).at(-1);
    return typeof at === 'number' ? last?.number === at : last?.label.includes(at) === true;
  }

  describe.each(WORKERS)('%s', (name) => {
    let mails: Delivered[];
    let deaths = 0;

    it('comes back after each step', async () => {
      const steps = await listSteps(name);
      expect(steps.length).toBeGreaterThan(10);
      const first = delivered.length;
      for (const { number, label } of steps) if (await dieAt(name, number, label)) deaths++;
      if (name === 'outbox') expect(await dieAt(name, RECORDS_WHAT_IT_SENT, 'the window')).toBe(true);
      workers[name] = await ground.start(name, READY[name]);
      await settledAgain();
      mails = delivered.slice(first);
      // The last steps belong to waiting for the next mail; a worker may be killed there without coming to them.
      expect(deaths).toBeGreaterThan(steps.length - 8);
    });

    it('has lost nothing and read nothing twice', async () => {
      const replies = await listReplies(database.db);
      for (const mail of mails) {
        const given = replies.filter(({ memberState }) => memberState === mail.from.code);
        expect(given, mail.step).toMatchObject([{ status: 'standing', messageId: mail.messageId }]);
        expect(given[0]?.answers[mail.against]?.decision, mail.step).toBe('not-assign');
      }
      expect(await readBooks(database.db)).toMatchObject({ seen: delivered.length, accepted: delivered.length });
      const marked = (await listMail(mailbox())).filter(({ flags }) => flags.includes('TsbIntakeStored'));
      expect(marked).toHaveLength(delivered.length);
    });

    it('has answered nothing twice, but in the one window', () => {
      for (const mail of mails) {
        const answers = answersTo(mail);
        const ids = answers.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw.toString())?.[1]);
        expect(new Set(ids).size, mail.step).toBe(1);
        expect(answers.length, mail.step).toBeLessThanOrEqual(mail.inTheWindow ? 2 : 1);
      }
      // Between the server's 250 and our commit lie two statements of the outbox.
      expect(mails.some(({ inTheWindow }) => inTheWindow)).toBe(name === 'outbox');
    });
  });

  it('a job that a dead worker held is given to the next one, though nothing else wakes it', async () => {
    await workers.replies.stop();
    const victim = await ground.start('replies', READY.replies, AFTER_READING);
    await settledAgain();
    await ground.count(victim);
    await deliver('replies, its job left active');
    expect(await victim.ended()).toBe('SIGKILL');
    // Whoever looks for dead workers' jobs meanwhile may have put it back already.
    const { active = 0, waiting = 0 } = (await ground.queues.counts()).messages ?? {};
    expect(active + waiting).toBe(1);
    workers.replies = await ground.start('replies', READY.replies);
    await settled();
  });
});
