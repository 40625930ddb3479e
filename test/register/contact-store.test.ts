import { beforeEach, describe, expect, it } from 'vitest';
import type { Contact } from '../../src/domain/contact.ts';
import {
  contactHistory,
  fillContacts,
  listContacts,
  removeContact,
  saveContacts,
} from '../../src/register/contact-store.ts';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';

const database = await createTestDatabase();
const { db } = database;
const by = { actor: 'mb', now: new Date('2024-01-10T10:00:00Z'), why: 'letter of 9 January' };
const save = (...contacts: Contact[]) => db.transaction().execute((tx) => saveContacts(tx, contacts, by));
const desk: Contact = { memberState: 'CH', address: 'tap@ofcom.example.ch', name: 'Desk', language: 'fr' };
const domain: Contact = { memberState: 'CH', address: '@ofcom.example.ch', name: null, language: null, kind: 'domain' };

beforeEach(() => emptyTables(database));

describe('the register of contacts', () => {
  it('tells what was added, what was changed and what was there already', async () => {
    expect(await save(desk, domain)).toEqual({ added: [desk, domain], changed: [], unchanged: 0 });
    const renamed = { ...desk, name: 'TAP desk' };
    expect(await save(renamed, domain)).toEqual({ added: [], changed: [renamed], unchanged: 1 });
    expect(await listContacts(db)).toEqual([domain, renamed]);
  });

  it('keeps the kind of a contact that is saved again without one', async () => {
    await save({ ...desk, kind: 'mission' });
    await save({ ...desk, language: 'en' });
    expect(await listContacts(db)).toEqual([{ ...desk, language: 'en', kind: 'mission' }]);
  });

  it('remembers every addition, change and removal, with who and why', async () => {
    await save(desk);
    await save({ ...desk, language: 'en' });
    await db.transaction().execute((tx) => removeContact(tx, 'CH', desk.address, by));
    const history = await contactHistory(db, 'CH');
    expect(history.map(({ action, actor, why }) => [action, actor, why])).toEqual(
      ['contact added', 'contact changed', 'contact removed'].map((action) => [action, 'mb', 'letter of 9 January']),
    );
    expect(history[1]).toMatchObject({ before: { language: 'fr' }, after: { language: 'en' } });
    expect(await contactHistory(db, 'KE')).toEqual([]);
    expect(await db.transaction().execute((tx) => removeContact(tx, 'CH', desk.address, by))).toBeNull();
  });
});

describe('the file that is loaded at every start', () => {
  it('adds what is missing, and brings its own lines up to date', async () => {
    await fillContacts(db, [desk]);
    await fillContacts(db, [{ ...desk, language: 'es' }, domain]);
    expect(await listContacts(db)).toEqual([domain, { ...desk, language: 'es' }]);
  });

  it('never takes back what staff changed or removed', async () => {
    await fillContacts(db, [desk, domain]);
    await save({ ...desk, language: 'ru' });
    await db.transaction().execute((tx) => removeContact(tx, 'CH', domain.address, by));
    await fillContacts(db, [desk, domain]);
    expect(await listContacts(db)).toEqual([{ ...desk, language: 'ru' }]);
    await save(domain);
    await fillContacts(db, [desk, domain]);
    expect(await listContacts(db)).toEqual([domain, { ...desk, language: 'ru' }]);
  });
});
