import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { CONFIG_DIR } from '../config.ts';
import { isLanguage, LANGUAGES, type Language } from '../domain/language.ts';
import { forgetBounces } from '../mail/forget-bounces.ts';
import { bouncedAddresses } from '../mail/outbox/bounces.ts';
import { previewPage } from '../mail/preview-page.ts';
import { loadLanguageFiles } from '../mail/text/language-files.ts';
import { mailSamples, type Sample } from '../mail/text/samples.ts';
import { loadReadContext } from '../reading/load-context.ts';
import { loadStateNames } from '../register/state-names.ts';
import { instant, out, table } from './output.ts';
import { noting } from './who.ts';
import { withApp } from './with-app.ts';

/** `mail`: the wording of outgoing mail, on invented data and without a database; and what came back of it. */
export function addMailCommands(program: Command): void {
  const mail = program.command('mail').description('outgoing mail');
  mail
    .command('bounces')
    .option('--json', 'as JSON')
    .description('addresses that returned mail, with what their mail system said')
    .action(showBounces);
  mail
    .command('trust')
    .argument('<address>')
    .requiredOption('--why <text>', 'for the audit')
    .option('--by <name>', 'for the audit; your user name without it')
    .description('write again to an address that returned mail')
    .action(trust);
  mail
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

function showBounces({ json }: Options): Promise<void> {
  return withApp(async ({ db }) => {
    const bounced = await bouncedAddresses(db);
    if (json) return out.json(bounced);
    const rows = bounced.map(({ address, permanent, action, status, at, diagnostic }) => [
      address,
      permanent ? 'not written to any more' : 'tried again',
      `${action} ${status ?? ''}`,
      instant(at),
      diagnostic,
    ]);
    out.line(table(['address', '', 'report', 'received', 'its mail system said'], rows));
  });
}

function trust(address: string, options: { why: string; by?: string }): Promise<void> {
  return withApp(async (app) => {
    const forgotten = await app.db.transaction().execute((tx) => forgetBounces(tx, address, noting(app, options)));
    if (forgotten === 0) throw new Error(`No mail to ${address} was returned. \`mail bounces\` lists the addresses.`);
    out.line(`${address} is written to again.`);
  });
}
