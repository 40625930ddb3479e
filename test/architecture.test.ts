import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

interface Import {
  /** The file that imports, from the root: "src/mail/deliver.ts". */
  from: string;
  /** A file of ours, from the root, or the name of a package: "src/db/connect.ts", "pg". */
  to: string;
}

const imports: Import[] = globSync(['src/**/*.ts', 'workers/*.ts'], { cwd: ROOT }).flatMap((from) => {
  const source = readFileSync(join(ROOT, from), 'utf8');
  const specifiers = [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
  return specifiers.map((specifier) => ({ from, to: resolveImport(from, specifier) }));
});

function resolveImport(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return relative(ROOT, join(ROOT, dirname(from), specifier));
  const [scopeOrName = '', name] = specifier.split('/');
  return specifier.startsWith('@') ? `${scopeOrName}/${name}` : scopeOrName;
}

const isOurs = (file: string) => file.startsWith('src/') || file.startsWith('workers/');
const folder = (file: string) => file.split('/')[1] ?? '';
const show = ({ from, to }: Import) => `${from} -> ${to}`;

/** The folders, side by side, of which the one holds the importing file and the other the imported; none if one is loose. */
function besideEachOther(from: string[], to: string[]): Import[] {
  const parting = from.findIndex((name, depth) => name !== to[depth]);
  if (parting < 0 || parting >= from.length - 1 || parting >= to.length - 1) return [];
  return [{ from: from.slice(0, parting + 1).join('/'), to: to.slice(0, parting + 1).join('/') }];
}

/** What a folder of `src/` may import from our own code; files directly in `src/` are named by themselves. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  // Pure: data in, data out; time comes as an argument.
  domain: [],
  // Bytes in, reading out.
  forms: ['domain'],
  // The form that is handed out: a consultation in, files out.
  'blank-forms': ['domain'],
  db: ['domain'],
  queue: ['domain', 'db'],
  register: ['domain', 'db'],
  embedded: ['domain', 'config.ts', 'log.ts', 'clock.ts'],
  intake: ['domain', 'db', 'forms', 'config.ts', 'policy.ts', 'log.ts', 'clock.ts'],
  mail: ['domain', 'db', 'blank-forms', 'config.ts', 'log.ts', 'clock.ts'],
  // The processes in which hostile mail and circulars are taken apart and read.
  reading: ['domain', 'forms', 'intake', 'circulars', 'register'],
  // The one step that composes others: from a stored mail to its outcome.
  replies: ['domain', 'db', 'forms', 'blank-forms', 'intake', 'reading', 'mail', 'clock.ts'],
  review: ['domain', 'db', 'mail', 'register', 'replies'],
  // Who may enter.
  access: ['domain', 'db', 'config.ts'],
  books: ['domain', 'db', 'replies', 'review'],
  // What whoever runs this sees and does: how the mailbox is watched, alerts, failed mails, retention.
  operations: ['domain', 'db', 'review', 'config.ts', 'log.ts', 'clock.ts'],
  // The end of a consultation: the count drawn up, and what is written from it.
  results: ['domain', 'db', 'register', 'replies', 'reading', 'forms', 'mail'],
  // A circular's Word file in, what it says out.
  circulars: ['domain', 'forms'],
  // What a circular says becomes a consultation, and is corrected afterwards.
  consultations: ['domain', 'db', 'forms', 'register', 'circulars', 'replies'],
};

describe('the architecture', () => {
  it.each(Object.entries(MAY_IMPORT))('%s imports only what it may', (name, allowed) => {
    const wrong = imports
      .filter(({ from, to }) => folder(from) === name && isOurs(to))
      .filter(({ to }) => folder(to) !== name && !allowed.includes(folder(to)));
    expect(wrong.map(show)).toEqual([]);
  });

  it('keeps the domain free of everything but zod', () => {
    const packages = imports.filter(({ from, to }) => folder(from) === 'domain' && !isOurs(to)).map(({ to }) => to);
    expect([...new Set(packages)]).toEqual(['zod']);
  });

  it('has no two files that need each other', () => {
    const needs = Map.groupBy(
      imports.filter(({ to }) => isOurs(to)),
      ({ from }) => from,
    );
    const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
      (needs.get(from) ?? []).some(({ to }) => {
        if (to === goal) return true;
        if (seen.has(to)) return false;
        seen.add(to);
        return reaches(to, goal, seen);
      });
    const circular = imports.filter(({ from, to }) => isOurs(to) && reaches(to, from));
    expect(circular.map(show)).toEqual([]);
  });

  it('has no two folders side by side that need each other', () => {
    const folders = imports
      .filter(({ to }) => isOurs(to))
      .flatMap(({ from, to }) => besideEachOther(from.split('/'), to.split('/')));
    const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
      folders.some((need) => {
        if (need.from !== from || seen.has(need.to)) return false;
        seen.add(need.to);
        return need.to === goal || reaches(need.to, goal, seen);
      });
    const circular = new Set(folders.filter(({ from, to }) => reaches(to, from)).map(show));
    expect([...circular]).toEqual([]);
  });

  it('never imports a worker', () => {
    expect(imports.filter(({ to }) => to.startsWith('workers/')).map(show)).toEqual([]);
  });

  it.each([
    ['imapflow', /^src\/intake\/mailbox\//],
    ['mailparser', /^src\/intake\/(parse-message|message-headers)\.ts$/],
    ['nodemailer', /^src\/mail\/outbox\/smtp-client\.ts$/],
    ['bullmq', /^src\/queue\//],
    ['ioredis', /^src\/queue\//],
    ['pg', /^src\/(db|queue)\//],
    ['kysely', /^src\/(db|replies|review|mail|intake|results|operations|console|consultations)\//],
    ['fastify', /^src\/console\//],
    ['openid-client', /^src\/access\/identity-provider\.ts$/],
    ['@hyzyla/pdfium', /^src\/forms\//],
    ['sharp', /^src\/forms\//],
    ['docx', /^src\/results\/layout\//],
    ['write-excel-file', /^src\/results\/tables\//],
    ['csv-stringify', /^src\/(results|cli|register)\//],
    ['commander', /^src\/cli\//],
    ['hoodiecrow-imap', /^src\/embedded\//],
    ['smtp-server', /^src\/embedded\//],
    ['pino', /^src\/log\.ts$/],
  ])('%s has one home', (name, home) => {
    const users = imports.filter(({ to }) => to === name).map(({ from }) => from);
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter((file) => !home.test(file))).toEqual([]);
  });

  it('reads the environment in one place', () => {
    const readers = globSync('src/**/*.ts', { cwd: ROOT }).filter((file) =>
      readFileSync(join(ROOT, file), 'utf8').includes('process.env'),
    );
    expect(readers).toEqual(['src/config.ts']);
  });
});
