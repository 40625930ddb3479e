import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { CONFIG_DIR } from '../config.ts';
import { isLanguage, LANGUAGES, type Language } from '../domain/language.ts';
import { loadLanguageFiles } from '../mail/language-files.ts';
import { previewPage } from '../mail/preview-page.ts';
import { mailSamples, type Sample } from '../mail/samples.ts';
import { loadReadContext } from '../reading/load-context.ts';
import { loadStateNames } from '../register/state-names.ts';
import { out } from './output.ts';

/** `mail preview`: the wording of outgoing mail, on invented data. Needs no database. */
export function addMailCommands(program: Command): void {
  program
    .command('mail')
    .description('outgoing mail')
    .command('preview')
    .argument('[kind]', 'a kind or one of its variants, such as reminder or acknowledgement-late; all without it')
    .argument('[language]', 'ar, en, es, fr, ru or zh; all without it')
    .option('--html <file>', 'write a page with the text and HTML parts instead of printing the text')
    .option('--json', 'as JSON')
    .description('show the mails that administrations and staff get')
    .action(preview);
}

interface Options {
  html?: string;
  json?: boolean;
}

async function preview(kind: string | undefined, language: string | undefined, options: Options): Promise<void> {
  const files = loadLanguageFiles(join(CONFIG_DIR, 'templates'));
  const samples = await chooseSamples(kind);
  const languages = chooseLanguages(language);
  if (options.html !== undefined) {
    await writeFile(options.html, previewPage(files, samples, languages));
    return out.line(`${samples.length * languages.length} mails are shown in ${options.html}.`);
  }
  const mails = samples.flatMap((sample) =>
    languages.map((each) => ({ kind: sample.kind, name: sample.name, ...sample.render(files, each) })),
  );
  if (options.json) return out.json(mails);
  for (const mail of mails) out.line(`${mail.name} (${mail.language})\nSubject: ${mail.subject}\n\n${mail.text}`);
}

async function chooseSamples(kind: string | undefined): Promise<Sample[]> {
  const { consultations } = await loadReadContext(join(CONFIG_DIR, 'consultations'));
  const [consultation] = consultations;
  if (!consultation) throw new Error('config/consultations holds no consultation to show mails of.');
  const names = loadStateNames(CONFIG_DIR);
  const all = mailSamples(consultation, (language) => names('CH', language && isLanguage(language) ? language : 'en'));
  const chosen = kind === undefined ? all : all.filter(({ name, kind: each }) => name === kind || each === kind);
  if (chosen.length === 0) {
    throw new Error(`There is no mail "${kind}". Choose one of ${all.map(({ name }) => name).join(', ')}.`);
  }
  return chosen;
}

function chooseLanguages(language: string | undefined): readonly Language[] {
  if (language === undefined) return LANGUAGES;
  if (isLanguage(language)) return [language];
  throw new Error(`There is no language "${language}". Choose one of ${LANGUAGES.join(', ')}.`);
}
