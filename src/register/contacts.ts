import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Db, Tx } from '../db/connect.ts';
import type { Contact } from '../domain/contact.ts';
import { ConfigError } from '../domain/errors.ts';
import { isLanguage } from '../domain/language.ts';
import type { MemberStates } from '../domain/member-state.ts';

/** What became of a CSV of contacts: the good lines, and what is wrong in which other line. */
export interface ContactsFile {
  contacts: Contact[];
  /** Line numbers as an editor shows them; the header is line 1. */
  problems: { line: number; message: string }[];
}

const ADDRESS = /^(?:[^\s@,;<>"]+)?@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;
const COLUMNS = ['member_state', 'email'];

/** Parses a CSV with the columns member_state, email (an address or @domain), name, language. */
export function parseContacts(csv: string, memberStates: MemberStates): ContactsFile {
  const problems: ContactsFile['problems'] = [];
  let rows: { record: Record<string, string>; info: { lines: number } }[];
  try {
    rows = parse(csv, {
      columns: (header: string[]) => header.map(columnName),
      bom: true,
      info: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
    });
  } catch (error) {
    return { contacts: [], problems: [{ line: 1, message: `is not a CSV file: ${(error as Error).message}` }] };
  }
  const missing = COLUMNS.filter((column) => rows[0] && !(column in rows[0].record));
  if (missing.length > 0)
    return { contacts: [], problems: [{ line: 1, message: `the column ${missing.join(', ')} is missing` }] };
  const contacts: Contact[] = [];
  for (const { record, info } of rows) {
    const message = faultOf(record, memberStates);
    if (message) problems.push({ line: info.lines, message });
    else contacts.push(toContact(record));
  }
  return { contacts, problems };
}

/**
 * Reads a CSV of contacts that has to be sound.
 * @throws ConfigError naming the first wrong line and the mend
 */
export function loadContacts(file: string, memberStates: MemberStates): Contact[] {
  let csv: string;
  try {
    csv = readFileSync(file, 'utf8');
  } catch {
    throw new ConfigError('CONTACTS_FILE', `the file ${file} cannot be read: give the path of a readable CSV file`);
  }
  const { contacts, problems } = parseContacts(csv, memberStates);
  const [first] = problems;
  if (first) throw new ConfigError('CONTACTS_FILE', `${file}, line ${first.line}: ${first.message}`);
  return contacts;
}

function columnName(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}

function faultOf(record: Record<string, string>, memberStates: MemberStates): string | null {
  const code = (record.member_state ?? '').toUpperCase();
  if (!memberStates.get(code)) return `"${code}" is no Member State: write its ISO code of two letters`;
  if (!ADDRESS.test((record.email ?? '').toLowerCase()))
    return `"${record.email}" is neither an e-mail address nor @domain`;
  if (record.language && !isLanguage(record.language.toLowerCase()))
    return `language "${record.language}": choose ar, en, es, fr, ru or zh`;
  return null;
}

function toContact(record: Record<string, string>): Contact {
  return {
    memberState: (record.member_state ?? '').toUpperCase(),
    address: (record.email ?? '').toLowerCase(),
    name: record.name || null,
    language: record.language ? record.language.toLowerCase() : null,
  };
}

/** Adds contacts to the register; one that is there already takes the new name and language. */
export async function saveContacts(db: Db | Tx, contacts: readonly Contact[]): Promise<void> {
  for (const contact of contacts) {
    await db
      .insertInto('contact')
      .values({
        member_state: contact.memberState,
        address: contact.address,
        name: contact.name,
        language: contact.language,
      })
      .onConflict((conflict) =>
        conflict.columns(['member_state', 'address']).doUpdateSet({ name: contact.name, language: contact.language }),
      )
      .execute();
  }
}

/** The whole register. */
export async function listContacts(db: Db): Promise<Contact[]> {
  const rows = await db.selectFrom('contact').selectAll().orderBy('member_state').orderBy('address').execute();
  return rows.map((row) => ({
    memberState: row.member_state,
    address: row.address,
    name: row.name,
    language: row.language,
  }));
}
