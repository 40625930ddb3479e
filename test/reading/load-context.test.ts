import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ConfigError } from '../../src/domain/errors.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { loadReadContext } from '../../src/reading/load-context.ts';

const CONSULTATIONS = new URL('../../config/consultations', import.meta.url).pathname;

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'consultations-'));
  await cp(CONSULTATIONS, dir, { recursive: true });
});
afterEach(() => rm(dir, { recursive: true }));

test('the consultation of Circular 142 has its blank form in six languages', async () => {
  const context = await loadReadContext(dir);
  expect(context.consultations.map((each) => each.key)).toEqual(['T22/142']);
  expect(context.issuedForms.map((form) => form.language)).toEqual([...LANGUAGES]);
  for (const form of context.issuedForms) {
    expect(Buffer.from(form.docx.subarray(0, 2)).toString()).toBe('PK');
    expect(Buffer.from(form.pdf?.subarray(0, 5) ?? []).toString()).toBe('%PDF-');
  }
});

test('a consultation without blank forms is still one', async () => {
  await rm(join(dir, 't22-142'), { recursive: true });
  expect(await loadReadContext(dir)).toMatchObject({ consultations: [{ key: 'T22/142' }], issuedForms: [] });
});

test.each([
  ['no JSON', '{'],
  ['no consultation', '{"key": "142"}'],
])('%s: the error names the file', async (_name, text) => {
  await writeFile(join(dir, 'wrong.json'), text);
  await expect(loadReadContext(dir)).rejects.toThrow(ConfigError);
  await expect(loadReadContext(dir)).rejects.toThrow(/wrong\.json/);
});

test('a blank form without its PDF is an error that names it', async () => {
  await rm(join(dir, 't22-142', 'annex-2.fr.pdf'));
  await expect(loadReadContext(dir)).rejects.toThrow(/annex-2\.fr\.pdf: add this file/);
});
