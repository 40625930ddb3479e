import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENT_NAMES } from '../src/config.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const compose = read('docker-compose.yml');
const dockerfile = read('Dockerfile');
const README = read('README.md');

/** Meaningless in a container: where it keeps its files and what it listens on is the image's, and nothing is embedded. */
const OF_THE_IMAGE = ['DATA_DIR', 'HOST', 'PORT', 'EMBEDDED_IMAP_PORT', 'EMBEDDED_SMTP_PORT'];

describe('docker-compose.yml', () => {
  it('hands every setting to the workers, and none that does not exist', () => {
    const [, block = ''] = /environment: &environment\n((?: {4}.*\n)+)/.exec(compose) ?? [];
    const handed = [...block.matchAll(/^ {4}([A-Z_]+):/gm)].map(([, name]) => name);
    const settings = ENVIRONMENT_NAMES.filter((name) => !OF_THE_IMAGE.includes(name));
    expect(handed.toSorted()).toEqual(settings.toSorted());
  });

  it('runs every worker in a service of its own', () => {
    const commands = [...compose.matchAll(/command: \["node", "workers\/(\w+)\.ts"\]/g)].map(([, name]) => name);
    const workers = globSync('workers/*.ts', { cwd: ROOT }).map((file) => basename(file, '.ts'));
    expect(commands.toSorted()).toEqual(workers.filter((name) => name !== 'all').toSorted());
  });

  it('keeps the queue in Redis as it has to be kept', () => {
    expect(compose).toMatch(/"--appendonly", "yes".*"--maxmemory-policy", "noeviction"/);
  });
});

describe('the Dockerfile', () => {
  it('copies whatever the workers load', () => {
    const copied = [...dockerfile.matchAll(/^COPY (\w+) \.\/\1$/gm)].map(([, name]) => name);
    const sources = globSync(['src/**/*.ts', 'workers/*.ts'], { cwd: ROOT }).map(read).join('\n');
    const outside = [...sources.matchAll(/from '(?:\.\.\/)+(bench|test|examples)\//g)].map(([, name]) => name);
    expect(outside.filter((name) => !copied.includes(name))).toEqual([]);
    expect(copied).toEqual(expect.arrayContaining(['config', 'examples', 'src', 'workers']));
  });
});

it('the README tells of every setting', () => {
  expect(ENVIRONMENT_NAMES.filter((name) => !README.includes(`\`${name}\``))).toEqual([]);
});
