import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import type { App } from '../app.ts';
import { FIELD_NAMES } from '../circulars/fields.ts';
import { parseSetting } from '../circulars/setting.ts';
import { importConsultation } from '../consultations/import-json.ts';
import { type ImportProposal, proposeImport } from '../consultations/propose-import.ts';
import { storeImport } from '../consultations/store-import.ts';
import { listConsultations } from '../register/consultations.ts';
import { addAmendCommands } from './amend-commands.ts';
import { namedPath } from './named-path.ts';
import { out, table } from './output.ts';
import { showConsultation, showProposal, summary } from './show-circular.ts';
import { noting } from './who.ts';
import { withApp } from './with-app.ts';

interface ImportOptions {
  yes?: boolean;
  set?: string[];
  by?: string;
}

/** `circular`: from a circular's file to the consultation, and what may change of it afterwards. */
export function addCircularCommands(program: Command): void {
  const circular = program.command('circular').description('circulars and their consultations');
  circular
    .command('import')
    .argument('<file>', 'the circular as docx, doc or text, in any of its languages; or a consultation as JSON')
    .option('--yes', 'store it without asking')
    .option('--set <field=value...>', `what the circular leaves open, or says wrongly: ${FIELD_NAMES.join(', ')}`)
    .option('--by <name>', 'who imports it; the user name of this account if left out')
    .description('show what a circular says, check it, and add its consultation once that is confirmed')
    .action(importFile);
  circular.command('list').option('--json', 'as JSON').description('every consultation').action(list);
  circular
    .command('show')
    .argument('<consultation>', 'T22/142')
    .option('--json', 'as JSON')
    .description('one consultation with its texts')
    .action(show);
  addAmendCommands(circular);
}

function importFile(file: string, options: ImportOptions): Promise<void> {
  return withApp(async (app) => {
    const bytes = await readFile(await namedPath(file));
    if (isJson(file, bytes)) return importJson(app, file, bytes, options);
    const settings = (options.set ?? []).map(parseSetting);
    const proposal = await proposeImport(app.db, { name: basename(file), bytes }, settings, app.memberStates);
    out.line(showProposal(proposal));
    if (proposal.known) return out.line('\nThis very file was imported before: nothing changes.');
    if (!proposal.consultation) throw new Error('\nNothing was stored. Say what is missing: --set FIELD=VALUE.');
    if (!(await isConfirmed(proposal, options))) return;
    const { consultation, joined, remarks } = await storeImport(app.db, proposal, noting(app, options));
    out.line(`\n${summary(consultation)}${joined ? ` The ${proposal.language} version is added to it.` : ''}`);
    for (const { message } of remarks) out.remark(message);
  });
}

function isJson(file: string, bytes: Buffer): boolean {
  return file.toLowerCase().endsWith('.json') || /^\uFEFF?\s*\{\s*"/u.test(bytes.subarray(0, 200).toString('utf8'));
}

async function importJson(app: App, file: string, bytes: Buffer, options: ImportOptions): Promise<void> {
  const consultation = await importConsultation(
    app.db,
    { name: file, text: bytes.toString('utf8') },
    noting(app, options),
  );
  out.line(summary(consultation));
}

/** Where nobody can be asked, only `--yes` confirms. */
async function isConfirmed({ doubts, differences }: ImportProposal, { yes }: ImportOptions): Promise<boolean> {
  if (yes) return true;
  if (!process.stdin.isTTY) throw new Error('\nNothing was stored. Check the above, then confirm with --yes.');
  const asked = createInterface({ input: process.stdin, output: process.stdout });
  const doubtful = doubts.length + differences.length > 0 ? ' in spite of what is told above' : '';
  const answer = await asked.question(`\nStore this${doubtful}? [y/N] `);
  asked.close();
  if (/^y(?:es)?$/iu.test(answer.trim())) return true;
  out.line('Nothing was stored.');
  return false;
}

function list({ json }: { json?: boolean }): Promise<void> {
  return withApp(async ({ db }) => {
    const consultations = await listConsultations(db);
    if (json) return out.json(consultations);
    const rows = consultations.map(({ key, studyGroup, texts, deadline, meeting }) => [
      key,
      studyGroup,
      texts.length,
      deadline,
      `${meeting.opens} to ${meeting.closes}`,
    ]);
    out.line(table(['circular', 'study group', 'texts', 'deadline', 'meeting'], rows));
  });
}

function show(key: string, { json }: { json?: boolean }): Promise<void> {
  return withApp(async ({ db }) => {
    const found = (await listConsultations(db)).find((consultation) => consultation.key === key);
    if (!found) throw new Error(`There is no consultation ${key}. \`circular list\` names them.`);
    if (json) return out.json(found);
    out.line(showConsultation(found));
  });
}
