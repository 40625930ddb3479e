import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CONFIG_DIR } from '../../src/config.ts';
import { ConfigError } from '../../src/domain/errors.ts';
import { fillTemplate } from '../../src/mail/text/fill-template.ts';
import { loadLanguageFiles } from '../../src/mail/text/language-files.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsb-templates-'));
  cpSync(resolve(CONFIG_DIR, 'templates/en'), join(folder, 'en'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes the English file anew with one change. */
function change(language: string, edit: (text: string) => string): void {
  const text = readFileSync(resolve(CONFIG_DIR, 'templates/en/messages.json'), 'utf8');
  mkdirSync(join(folder, language), { recursive: true });
  writeFileSync(join(folder, language, 'messages.json'), edit(text));
}

function problem(): string {
  try {
    loadLanguageFiles(folder);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'none';
}

test('a further language drops in as a folder', () => {
  change('ar', (text) => text.replace('"ltr"', '"rtl"').replace('"en-GB"', '"ar"'));
  const files = loadLanguageFiles(folder);
  expect(files.available).toEqual(['ar', 'en']);
  expect(files.in('ar').wordings.direction).toBe('rtl');
});

test.each([
  ['a missing sentence', (text: string) => text.replace(/"greeting".*\n/, ''), /greeting/],
  ['an unknown sentence', (text: string) => text.replace('"greeting"', '"hello": "x", "greeting"'), /hello/],
  ['a missing finding', (text: string) => text.replace(/ +"both-boxes".*\n/, ''), /findings\.both-boxes/],
  ['an unknown placeholder', (text: string) => text.replace('Dear Sir', 'Dear {name} Sir'), /greeting.*\{name\}/],
  ['a lost placeholder', (text: string) => text.replace('[{reference}]', ''), /subjects.*use.*\{reference\}/],
  ['a broken placeholder', (text: string) => text.replace('Dear Sir', 'Dear { Sir'), /greeting.*brace/],
  ['a wrong locale', (text: string) => text.replace('en-GB', 'english_GB'), /locale.*en-GB/],
  ['broken JSON', (text: string) => text.slice(1), /messages\.json.*JSON/],
])('%s stops the start and is named', (_name, edit, expected) => {
  change('en', edit);
  expect(problem()).toMatch(expected);
});

test('English must be there', () => {
  rmSync(join(folder, 'en'), { recursive: true });
  expect(problem()).toMatch(/English/);
});

test('a folder that is no language of the Union is named', () => {
  mkdirSync(join(folder, 'de'));
  expect(problem()).toMatch(/de.*ar, en, es, fr, ru, zh/);
});

test('in text from right to left a value keeps its own order', () => {
  expect(fillTemplate('النص {ref}', { ref: 'X.1150' }, 'rtl')).toBe('النص \u2068X.1150\u2069');
});

test('a value that looks like a placeholder stays a value', () => {
  expect(fillTemplate('{a} {b}', { a: '{b}', b: 'x' })).toBe('{b} x');
});
