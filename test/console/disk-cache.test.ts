import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDiskCache } from '../../src/console/documents/disk-cache.ts';
import { useDirectory } from '../support/directory.ts';

const directory = await useDirectory('tsb-cache-');
let made = 0;
const make = async () => {
  made += 1;
  return Buffer.from(`made ${made}`);
};

it('makes a thing once, however many ask for it at the same time, and keeps it over a restart', async () => {
  const cache = await openDiskCache(directory);
  const answers = await Promise.all(Array.from({ length: 5 }, () => cache.get('page', make)));
  expect(answers.map(String)).toEqual(Array(5).fill('made 1'));
  const again = await openDiskCache(directory);
  expect(String(await again.get('page', make))).toBe('made 1');
});

it('keeps that there is nothing to show, and nothing of what failed', async () => {
  const cache = await openDiskCache(directory);
  expect(await cache.get('nothing', async () => null)).toBeNull();
  expect(await cache.get('nothing', make)).toBeNull();
  await expect(cache.get('failed', () => Promise.reject(new Error('too busy')))).rejects.toThrow('too busy');
  expect(String(await cache.get('failed', make))).toMatch(/^made/);
});

it('clears out what nobody has asked for in a week', async () => {
  await writeFile(join(directory, 'old'), 'x');
  const longAgo = new Date(Date.now() - 8 * 24 * 3600 * 1000);
  await utimes(join(directory, 'old'), longAgo, longAgo);
  await openDiskCache(directory);
  expect(await readdir(directory)).not.toContain('old');
  expect(await readdir(directory)).toContain('page');
});
