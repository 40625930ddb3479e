import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { consultationSchema } from '../domain/consultation.ts';
import { saveConsultations } from '../register/consultations.ts';
import { parseContacts, saveContacts } from '../register/contacts.ts';
import { out } from './output.ts';
import { withApp } from './with-app.ts';

/** The commands that fill the registers: contacts import, circular import. */
export function addRegisterCommands(program: Command): void {
  program
    .command('contacts')
    .description('the register of contacts')
    .command('import')
    .argument('<csv>', 'member_state,email,name,language; the e-mail is an address or @domain')
    .description('add contacts; lines that are wrong are named and left out')
    .action(importContacts);
  program
    .command('circular')
    .description('the consultations')
    .command('import')
    .argument('<file>', 'a consultation as JSON, as in config/consultations')
    .description('add a consultation, or bring one up to date')
    .action(importCircular);
}

function importContacts(file: string): Promise<void> {
  return withApp(async ({ db, memberStates }) => {
    const { contacts, problems } = parseContacts(await readFile(file, 'utf8'), memberStates);
    await db.transaction().execute((tx) => saveContacts(tx, contacts));
    out.line(`${contacts.length} contacts are in the register.`);
    for (const { line, message } of problems) out.remark(`${file}, line ${line}: ${message}`);
    if (problems.length > 0) {
      out.remark(`${problems.length} lines were left out. Mend them and import the file again.`);
      process.exitCode = 1;
    }
  });
}

function importCircular(file: string): Promise<void> {
  return withApp(async ({ db, clock }) => {
    const parsed = consultationSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (!parsed.success) throw new Error(`${file} is no consultation:\n${z.prettifyError(parsed.error)}`);
    await saveConsultations(db, [parsed.data], clock.now());
    out.line(`${parsed.data.key}: ${parsed.data.texts.length} texts, replies until ${parsed.data.deadline}.`);
  });
}
