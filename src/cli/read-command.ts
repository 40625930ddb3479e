import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { CONFIG_DIR, type Config, EXAMPLES_DIR, loadConfig } from '../config.ts';
import { PermanentError } from '../domain/errors.ts';
import { needsStaff } from '../domain/finding.ts';
import type { Register } from '../domain/register.ts';
import { detectFormat } from '../forms/formats/detect-format.ts';
import { loadReadContext } from '../reading/load-context.ts';
import { openReadingPool, type ReadingPool } from '../reading/open-reading-pool.ts';
import { loadContacts } from '../register/contacts.ts';
import { loadMemberStates } from '../register/member-states.ts';
import { checkReply } from '../replies/check-reply.ts';
import { mailFacts, mailText } from '../replies/mail-facts.ts';
import type { MailFacts } from '../replies/rules/rule.ts';
import { type MessageUnderstanding, understandMessage } from '../replies/understand-message.ts';
import { namedPath } from './named-path.ts';
import { out } from './output.ts';

interface Options {
  contacts?: string;
  received?: string;
}

/** `read`: what the worker would do with these files, without any server. */
export function addReadCommand(program: Command): void {
  program
    .command('read')
    .argument('<path...>', 'mails (.eml) or bare form files, or folders of them')
    .option('--contacts <csv>', 'register of contacts: member_state,email,name,language')
    .option('--received <instant>', 'when it was received, in UTC, such as 2024-01-22T09:00:00Z')
    .description('print what the worker would do with each file, one JSON object a line')
    .action(readPaths);
}

async function readPaths(paths: string[], options: Options): Promise<void> {
  const received = options.received === undefined ? null : instantOf(options.received);
  const config = loadConfig();
  const context = await loadReadContext(join(CONFIG_DIR, 'consultations'));
  const memberStates = loadMemberStates(CONFIG_DIR);
  const contactsFile =
    (options.contacts && (await namedPath(options.contacts))) ??
    config.contactsFile ??
    join(EXAMPLES_DIR, 'contacts.csv');
  const register = {
    consultations: context.consultations,
    contacts: loadContacts(contactsFile, memberStates),
    memberStates,
  };
  const files = await listFiles(paths);
  const { processes, timeoutSeconds, memoryMb } = config.policy.reading;
  const size = Math.min(processes, files.length);
  const pool = await openReadingPool({ size, timeoutMs: timeoutSeconds * 1000, memoryMb, context });
  try {
    await inOrder(files, size * 2, async (file) => readOne(file, received, pool, register, config), out.jsonLine);
  } finally {
    await pool.close();
  }
}

function instantOf(text: string): Date {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new Error(`--received: "${text}" is no instant. Write 2024-01-22T09:00:00Z.`);
  return at;
}

async function listFiles(paths: readonly string[]): Promise<string[]> {
  const listed = await Promise.all(
    paths.map(async (named) => {
      const path = await namedPath(named);
      if (!(await stat(path)).isDirectory()) return [path];
      const entries = await readdir(path, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
    }),
  );
  return listed.flat();
}

/** Works on several at a time and hands the results over in the order of the items. */
async function inOrder<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
  emit: (result: R) => void,
): Promise<void> {
  const results = new Map<number, R>();
  let next = 0;
  let emitted = 0;
  const lane = async () => {
    while (next < items.length) {
      const index = next++;
      results.set(index, await work(items[index] as T));
      for (; results.has(emitted); emitted += 1) {
        emit(results.get(emitted) as R);
        results.delete(emitted);
      }
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}

async function readOne(file: string, received: Date | null, pool: ReadingPool, register: Register, config: Config) {
  const bytes = await readFile(file);
  try {
    const isMail = file.toLowerCase().endsWith('.eml') || detectFormat(bytes) === 'message';
    return isMail
      ? await readMail(file, bytes, received, pool, register, config)
      : await readBare(file, bytes, received, pool, register);
  } catch (error) {
    if (!(error instanceof PermanentError)) throw error;
    return { ...report(file, nothing(error.message), null, null, register) };
  }
}

async function readMail(
  file: string,
  bytes: Buffer,
  received: Date | null,
  pool: ReadingPool,
  register: Register,
  config: Config,
) {
  const reading = await pool.readMessage(bytes);
  const facts = mailFacts(reading, config.authservIds);
  const understanding = understandMessage(
    { ...reading.files, findings: reading.findings },
    { facts, words: mailText(reading) },
    register,
  );
  return report(file, understanding, received ?? reading.message.receivedAt ?? reading.message.date, facts, register);
}

async function readBare(file: string, bytes: Buffer, received: Date | null, pool: ReadingPool, register: Register) {
  const reading = await pool.readFiles(file, bytes);
  return report(file, understandMessage(reading, null, register), received, null, register);
}

function nothing(message: string): MessageUnderstanding {
  return {
    consultation: null,
    memberState: null,
    language: null,
    answers: {},
    accompanying: [],
    findings: [{ code: 'processing-failed', message }],
    ignore: null,
  };
}

function report(
  file: string,
  understanding: MessageUnderstanding,
  receivedAt: Date | null,
  mail: MailFacts | null,
  register: Register,
) {
  const { consultation, memberState, language, answers, accompanying, ignore } = understanding;
  const reply = {
    receivedAt,
    mail,
    memberState,
    memberStates: register.memberStates,
    answers,
    accompanying,
    earlier: null,
  };
  const findings = [...understanding.findings, ...(consultation && !ignore ? checkReply(reply, consultation) : [])];
  const doubtful = findings.some(needsStaff) || consultation === null || memberState === null;
  return {
    file,
    outcome: ignore ? 'ignored' : doubtful ? 'review' : 'accepted',
    consultation: consultation?.key ?? null,
    memberState,
    language,
    texts: answers,
    problems: ignore
      ? [{ code: 'not-a-reply', message: ignore.message }]
      : findings.map(({ code, text, message }) => ({ code, ...(text ? { text } : {}), message })),
  };
}
