import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { type Contact, kindOf } from '../domain/contact.ts';
import { contactHistory, listContacts, removeContact, saveContacts } from '../register/contact-store.ts';
import { contactFrom, parseContacts, writeContacts } from '../register/contacts.ts';
import { namedPath } from './named-path.ts';
import { instant, out, printable, table } from './output.ts';
import { noting } from './who.ts';
import { withApp } from './with-app.ts';

interface Audited {
  by?: string;
  why?: string;
}

/** `contacts`: who may speak for which Member State. */
export function addContactCommands(program: Command): void {
  const contacts = program.command('contacts').description('the register of contacts');
  audited(contacts.command('import').argument('<csv>', 'member_state,email,name,language,kind; email or @domain'))
    .description('add contacts; lines that are wrong are named and left out')
    .action(importContacts);
  contacts
    .command('export')
    .argument('[file]', 'where to write; standard output if left out')
    .description('the register as CSV, as `contacts import` takes it')
    .action(exportContacts);
  contacts
    .command('list')
    .argument('[member state]', 'its ISO code')
    .option('--json', 'as JSON')
    .description('the register')
    .action(showContacts);
  audited(contacts.command('add').argument('<member state>', 'its ISO code').argument('<email>', 'or @domain'))
    .option('--name <name>')
    .option('--language <code>', 'ar, en, es, fr, ru or zh')
    .option('--kind <kind>', 'person, mailbox, domain or mission')
    .description('add a contact, or change one')
    .action(addContact);
  audited(contacts.command('remove').argument('<member state>', 'its ISO code').argument('<email>', 'or @domain'))
    .description('take a contact out of the register')
    .action(takeOut);
  contacts
    .command('history')
    .argument('[member state]', 'its ISO code')
    .option('--json', 'as JSON')
    .description('every addition, change and removal')
    .action(showHistory);
}

function audited(command: Command): Command {
  return command
    .option('--why <reason>', 'the reason, for the history')
    .option('--by <name>', 'who decides; the user name of this account if left out');
}

function importContacts(file: string, options: Audited): Promise<void> {
  return withApp(async (app) => {
    const { contacts, problems } = parseContacts(await readFile(await namedPath(file), 'utf8'), app.memberStates);
    const by = noting(app, options, `import of ${file}`);
    const saved = await app.db.transaction().execute((tx) => saveContacts(tx, contacts, by));
    const { added, changed, unchanged } = saved;
    const what = `${added.length} added, ${changed.length} changed, ${unchanged} as before`;
    out.line(`${contacts.length} contacts are in the register: ${what}.`);
    for (const { line, message } of problems) out.remark(`${file}, line ${line}: ${printable(message, 300)}`);
    if (problems.length > 0) {
      const left = problems.length === 1 ? '1 line was' : `${problems.length} lines were`;
      out.remark(`${left} left out. Mend and import the file again.`);
      process.exitCode = 1;
    }
  });
}

function exportContacts(file: string | undefined): Promise<void> {
  return withApp(async ({ db }) => {
    const contacts = await listContacts(db);
    const csv = writeContacts(contacts);
    if (!file) return void process.stdout.write(csv);
    await writeFile(file, csv);
    out.line(`${contacts.length} contacts are in ${file}.`);
  });
}

function showContacts(state: string | undefined, { json }: { json?: boolean }): Promise<void> {
  return withApp(async ({ db, memberStates }) => {
    const all = await listContacts(db);
    const shown = state ? all.filter(({ memberState }) => memberState === state.toUpperCase()) : all;
    if (json) return out.json(shown.map((contact) => ({ ...contact, kind: kindOf(contact) })));
    const rows = shown.map((contact) => [
      contact.memberState,
      memberStates.get(contact.memberState)?.name ?? '',
      contact.address,
      kindOf(contact),
      contact.language,
      contact.name,
    ]);
    out.line(table(['', 'Member State', 'address', 'kind', 'language', 'name'], rows));
  });
}

function addContact(
  memberState: string,
  address: string,
  options: Audited & { name?: string; language?: string; kind?: string },
): Promise<void> {
  return withApp(async (app) => {
    const contact = contactFrom({ ...options, memberState, address }, app.memberStates);
    const by = noting(app, options);
    const saved = await app.db.transaction().execute((tx) => saveContacts(tx, [contact], by));
    const what = saved.added.length > 0 ? 'added' : saved.changed.length > 0 ? 'changed' : 'there already';
    out.line(`${contact.address} for ${contact.memberState}: ${what}.`);
  });
}

function takeOut(memberState: string, address: string, options: Audited): Promise<void> {
  return withApp(async (app) => {
    const [code, email] = [memberState.toUpperCase(), address.toLowerCase()];
    const by = noting(app, options);
    const removed = await app.db.transaction().execute((tx) => removeContact(tx, code, email, by));
    if (!removed) throw new Error(`${printable(email)} is not in the register for ${printable(code)}.`);
    out.line(`${email} for ${code}: removed.`);
  });
}

function showHistory(state: string | undefined, { json }: { json?: boolean }): Promise<void> {
  return withApp(async ({ db }) => {
    const events = await contactHistory(db, state?.toUpperCase());
    if (json) return out.json(events);
    const rows = events.map(({ at, memberState, action, before, after, actor, why }) => [
      instant(at),
      memberState,
      action.replace('contact ', ''),
      describe(after ?? before),
      actor,
      why,
    ]);
    out.line(table(['when', 'state', 'what', 'contact', 'by', 'why'], rows));
  });
}

function describe(contact: Partial<Contact> | null): string {
  return [contact?.address, contact?.name, contact?.language].filter(Boolean).join(', ');
}
