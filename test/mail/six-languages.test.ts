import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CONFIG_DIR } from '../../src/config.ts';
import { isLanguage, LANGUAGES } from '../../src/domain/language.ts';
import { previewPage } from '../../src/mail/preview-page.ts';
import { CLARIFICATION_REASONS } from '../../src/mail/text/clarification-reasons.ts';
import { loadLanguageFiles } from '../../src/mail/text/language-files.ts';
import { mailSamples } from '../../src/mail/text/samples.ts';
import { loadStateNames } from '../../src/register/state-names.ts';
import { circular142 } from '../support/circular-142.ts';

const files = loadLanguageFiles(join(CONFIG_DIR, 'templates'));
const names = loadStateNames(CONFIG_DIR);
const nameIn = (language: string | null) => names('CH', language && isLanguage(language) ? language : 'en');
const samples = mailSamples(circular142, nameIn);

/** Letters of the language's own script; Latin is everywhere, in addresses and names of texts. */
const SCRIPTS = { ar: /\p{Script=Arabic}/gu, ru: /\p{Script=Cyrillic}/gu, zh: /\p{Script=Han}/gu };
/** English words that would show a sentence left untranslated. */
const ENGLISH = /\b(the|your|reply|has been|please|received|mail)\b/i;

test('there is a file for each of the six languages', () => {
  expect(files.available).toEqual(LANGUAGES);
});

test('every variant of every kind is shown', () => {
  const shown = samples.map(({ name }) => name);
  for (const kind of ['accepted', 'incomplete', 'superseding', 'late', 'review']) {
    expect(shown).toContain(`acknowledgement-${kind}`);
  }
  for (const reason of CLARIFICATION_REASONS) expect(shown).toContain(`clarification-${reason}`);
  for (const kind of ['reminder', 'form', 'digest', 'outcome']) expect(shown).toContain(kind);
});

describe.each(LANGUAGES)('in %s', (language) => {
  const { wordings } = files.in(language);
  test.each(samples.map((sample) => [sample.name, sample] as const))('%s is whole', (_name, sample) => {
    const mail = sample.render(files, language);
    expect(mail.language).toBe(language);
    expect(mail.subject).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}]{10,200}$/u);
    for (const part of [mail.subject, mail.text, mail.html]) expect(part).not.toMatch(/[{}]|undefined|null|NaN/);
    expect(mail.html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(mail.html).not.toMatch(/<(script|style|img|link)|src=|url\(|https?:/i);
    // What an administration gets names its State, who answers questions, and that nobody wrote it by hand.
    if (sample.kind !== 'digest' && sample.name !== 'acknowledgement-unidentified') {
      expect(mail.text).toContain(nameIn(language));
    }
    if (sample.kind !== 'digest') {
      expect(mail.text).toContain(circular142.contact.email);
      expect(mail.text).toContain(wordings.automatic);
    }
  });
});

describe.each(LANGUAGES.filter((language) => language !== 'en'))('in %s', (language) => {
  test('no sentence is left in English, and the own script is used', () => {
    for (const sample of samples) {
      const mail = sample.render(files, language);
      const titles = circular142.texts.map(({ title }) => title);
      const words = titles.reduce((text, title) => text.replaceAll(title, ''), `${mail.subject}\n${mail.text}`);
      const own = words
        .replaceAll(circular142.contact.name, '')
        .replaceAll(/`?remind hold.*/g, '')
        .replaceAll(/\S+@\S+/g, '');
      expect(own).not.toMatch(ENGLISH);
      const script = SCRIPTS[language as keyof typeof SCRIPTS];
      if (script) expect(own.match(script)?.length ?? 0).toBeGreaterThan(own.length / 4);
    }
  });
});

test('in text from right to left every value keeps its own direction', () => {
  const reminder = samples.find(({ name }) => name === 'reminder')?.render(files, 'ar');
  expect(reminder?.text).toContain('\u2068X.1150\u2069');
  expect(reminder?.html).toContain('text-align:right');
});

test('an outcome never shows a threshold reached that was missed by a hair', () => {
  const mail = samples.find(({ name }) => name === 'outcome')?.render(files, 'en');
  expect(mail?.text).toContain('Support: 69.6 %');
  expect(mail?.text).toContain('will not be considered for approval');
});

test('the page of all mails holds each of them, its HTML in frames that may do nothing', () => {
  const page = previewPage(files, samples, LANGUAGES);
  const frames = page.match(/<iframe sandbox title="[^"]*" srcdoc="[^"]*"><\/iframe>/g);
  expect(frames).toHaveLength(samples.length * LANGUAGES.length);
  expect(page).not.toContain('<script');
});
