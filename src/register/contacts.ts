import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { CONTACT_KINDS, type Contact, type ContactKind, kindOf } from '../domain/contact.ts';
import { ConfigError } from '../domain/errors.ts';
import { isLanguage } from '../domain/language.ts';
import type { MemberStates } from '../domain/member-state.ts';
import type { Saying } from '../domain/saying.ts';
import { RegisterError } from './register-error.ts';
import { say } from './sentences.ts';

/** What became of a CSV of contacts: the good lines, and what is wrong in which other line. */
export interface ContactsFile {
  contacts: Contact[];
  /** Line numbers as an editor shows them; the header is line 1. */
  problems: ({ line: number } & Saying)[];
}

const ADDRESS = /^(?:[^\s@,;<>"]+)?@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;
const LONGEST_ADDRESS = 254;
const COLUMNS = ['member_state', 'email'];
const ALL_COLUMNS = ['member_state', 'email', 'name', 'language', 'kind'];

/** Providers whose domains anybody may have an address in: as a domain, they would let anybody speak for a State. */
const PUBLIC_DOMAINS = new Set(
  '@gmail.com @googlemail.com @yahoo.com @yahoo.fr @hotmail.com @outlook.com @live.com @aol.com @icloud.com @mail.ru @yandex.ru @qq.com @163.com @126.com @gmx.de @gmx.net @web.de @proton.me @protonmail.com @orange.fr'.split(
    ' ',
  ),
);

/** Parses a CSV with the columns member_state, email (an address or @domain), name, language, kind. */
export function parseContacts(csv: string, memberStates: MemberStates): ContactsFile {
  let rows: { record: Record<string, string>; info: { lines: number } }[];
  let header: string[] = [];
  try {
    rows = parse(csv, {
      columns: (names: string[]) => {
        header = names.map(columnName);
        return header;
      },
      bom: true,
      info: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      delimiter: delimiterOf(csv),
    });
  } catch (error) {
    return { contacts: [], problems: [{ line: 1, ...say('csv-unreadable', { why: (error as Error).message }) }] };
  }
  const missing = COLUMNS.filter((column) => !header.includes(column));
  if (missing.length > 0)
    return { contacts: [], problems: [{ line: 1, ...say('csv-column-missing', { columns: missing.join(', ') }) }] };
  const file: ContactsFile = { contacts: [], problems: [] };
  const lines = new Map<string, number>();
  for (const { record, info } of rows) {
    const key = `${(record.member_state ?? '').toUpperCase()} ${(record.email ?? '').toLowerCase()}`;
    const earlier = lines.get(key);
    const fault = earlier ? say('csv-repeated', { line: earlier }) : faultOf(record, memberStates);
    if (fault) file.problems.push({ line: info.lines, ...fault });
    else file.contacts.push(toContact(record));
    lines.set(key, earlier ?? info.lines);
  }
  return file;
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

/** One contact from what a person gave, under the same rules as a line of a file. @throws RegisterError with what is wrong */
export function contactFrom(
  given: { memberState: string; address: string; name?: string; language?: string; kind?: string },
  memberStates: MemberStates,
): Contact {
  const record = {
    member_state: given.memberState,
    email: given.address,
    name: given.name ?? '',
    language: given.language ?? '',
    kind: given.kind ?? '',
  };
  const fault = faultOf(record, memberStates);
  if (fault) throw new RegisterError(say('contact-unfit', { fault }));
  return toContact(record);
}

/** The contacts as a CSV that `parseContacts` takes in again. */
export function writeContacts(contacts: readonly Contact[]): string {
  const lines = contacts.map((contact) => [
    contact.memberState,
    contact.address,
    guarded(contact.name ?? ''),
    contact.language ?? '',
    kindOf(contact),
  ]);
  return stringify([ALL_COLUMNS, ...lines], { record_delimiter: 'windows' });
}

/** Spreadsheets take a cell for a formula that begins with one of these; a name may come from a stranger's mail. */
const FORMULA = /^[=+\-@\t\r]/;

function guarded(name: string): string {
  return FORMULA.test(name) ? `'${name}` : name;
}

function unguarded(name: string): string {
  return name.startsWith("'") && FORMULA.test(name.slice(1)) ? name.slice(1) : name;
}

/** Spreadsheets set to French or German write semicolons. */
function delimiterOf(csv: string): string {
  const header = csv.slice(0, csv.search(/[\r\n]|$/));
  return header.includes(';') && !header.includes(',') ? ';' : ',';
}

function columnName(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}

function faultOf(record: Record<string, string>, memberStates: MemberStates): Saying | null {
  const code = (record.member_state ?? '').toUpperCase();
  const email = (record.email ?? '').toLowerCase();
  if (Object.values(record).some((cell) => cell.includes('\uFFFD'))) return say('csv-not-utf8');
  if (!memberStates.get(code)) return say('contact-state-unknown', { code });
  if (!ADDRESS.test(email) || email.length > LONGEST_ADDRESS)
    return say('contact-address-unfit', { address: record.email ?? '' });
  if (PUBLIC_DOMAINS.has(email)) return say('contact-domain-public', { domain: email });
  if (record.language && !isLanguage(record.language.toLowerCase()))
    return say('contact-language-unknown', { language: record.language });
  return record.kind ? kindFault(record.kind.toLowerCase(), email) : null;
}

function kindFault(kind: string, email: string): Saying | null {
  if (!isKind(kind)) return say('contact-kind-unknown', { kind, kinds: CONTACT_KINDS.join(', ') });
  const isDomain = email.startsWith('@');
  if (kind === 'domain' && !isDomain) return say('contact-no-domain', { address: email });
  return isDomain && (kind === 'person' || kind === 'mailbox')
    ? say('contact-only-domain', { address: email, kind })
    : null;
}

function isKind(value: string): value is ContactKind {
  return (CONTACT_KINDS as readonly string[]).includes(value);
}

function toContact(record: Record<string, string>): Contact {
  const kind = (record.kind ?? '').toLowerCase();
  return {
    memberState: (record.member_state ?? '').toUpperCase(),
    address: (record.email ?? '').toLowerCase(),
    name: unguarded(record.name ?? '') || null,
    language: record.language ? record.language.toLowerCase() : null,
    ...(isKind(kind) ? { kind } : {}),
  };
}
