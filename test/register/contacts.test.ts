import { describe, expect, it } from 'vitest';
import { CONFIG_DIR } from '../../src/config.ts';
import type { Contact } from '../../src/domain/contact.ts';
import { contactFrom, parseContacts, writeContacts } from '../../src/register/contacts.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';

const memberStates = loadMemberStates(CONFIG_DIR);
const parse = (...lines: string[]) => parseContacts(lines.join('\n'), memberStates);
const problemsOf = (line: string) => parse('member_state,email,name,language,kind', line).problems;

describe('a CSV of contacts', () => {
  it('gives people, mailboxes, domains and missions, several of one State in several languages', () => {
    const { contacts, problems } = parse(
      'member_state,email,name,language,kind',
      'ch,Anna@Ofcom.example.ch,"Meier, Anna",fr,person',
      'CH,@ofcom.example.ch,,en,domain',
      'CH,tap@ofcom.example.ch,TAP desk,,mailbox',
      'KE,mission.kenya@geneva.example,Permanent Mission,en,mission',
      'KE,@mission.example.ke,,,Mission',
    );
    expect(problems).toEqual([]);
    expect(contacts).toEqual([
      { memberState: 'CH', address: 'anna@ofcom.example.ch', name: 'Meier, Anna', language: 'fr', kind: 'person' },
      { memberState: 'CH', address: '@ofcom.example.ch', name: null, language: 'en', kind: 'domain' },
      { memberState: 'CH', address: 'tap@ofcom.example.ch', name: 'TAP desk', language: null, kind: 'mailbox' },
      {
        memberState: 'KE',
        address: 'mission.kenya@geneva.example',
        name: 'Permanent Mission',
        language: 'en',
        kind: 'mission',
      },
      { memberState: 'KE', address: '@mission.example.ke', name: null, language: null, kind: 'mission' },
    ]);
  });

  it('is taken as spreadsheets write it: byte order mark, semicolons, CRLF, headers in capitals', () => {
    const { contacts, problems } = parse('\uFEFFMember State;E-Mail;Name\r', 'CH;tap@ofcom.example.ch;Desk\r');
    expect({ contacts, problems }).toMatchObject({ contacts: [], problems: [{ line: 1 }] });
    expect(parse('\uFEFFMember State;EMAIL;Name\r', 'CH;tap@ofcom.example.ch;Desk\r').contacts).toMatchObject([
      { memberState: 'CH', address: 'tap@ofcom.example.ch', name: 'Desk' },
    ]);
  });

  it.each([
    ['XX,a@b.ch,,,', /"XX" is no Member State/],
    ['CH,a@b.ch,M\uFFFDller,,', /save the file as CSV UTF-8/],
    ['PS,a@b.ps,,,', /"PS" is no Member State/],
    ['CH,,,,', /neither an e-mail address nor @domain/],
    ['CH,a b@c.ch,,,', /neither an e-mail address nor @domain/],
    ['CH,a@localhost,,,', /neither an e-mail address nor @domain/],
    ['CH,@gmail.com,,,', /public provider/],
    ['CH,a@b.ch,,de,', /language "de": choose ar, en/],
    ['CH,a@b.ch,,,office', /kind "office": choose person/],
    ['CH,a@b.ch,,,domain', /is an address, not a domain/],
    ['CH,@b.ch,,,person', /cannot be a person/],
  ])('says what is wrong in the line %s', (line, message) => {
    expect(problemsOf(line)).toMatchObject([{ line: 2, message: expect.stringMatching(message) }]);
  });

  it('names the line as an editor counts it, and takes the sound ones', () => {
    const { contacts, problems } = parse(
      'member_state,email,name',
      'CH,a@b.ch,"two',
      'lines"',
      '',
      'XX,a@b.ch,',
      'CH,A@B.CH,again',
    );
    expect(contacts.map(({ address }) => address)).toEqual(['a@b.ch']);
    expect(problems).toMatchObject([
      { line: 5, message: expect.stringMatching(/no Member State/) },
      { line: 6, message: expect.stringMatching(/same contact as line 3/) },
    ]);
  });

  it.each([
    ['', /member_state, email is missing/],
    ['member_state,name', /email is missing/],
    ['member_state,email\n"CH,a@b.ch', /is not a CSV file/],
  ])('is refused as a whole where it is none: %j', (csv, message) => {
    expect(parseContacts(csv, memberStates)).toMatchObject({
      contacts: [],
      problems: [{ line: 1, message: expect.stringMatching(message) }],
    });
  });

  it('comes back from an export as it went in, formulas, commas and line breaks included', () => {
    const contacts: Contact[] = [
      { memberState: 'CH', address: 'a@b.ch', name: '=HYPERLINK("http://x.example")', language: 'fr', kind: 'person' },
      { memberState: 'CH', address: '@b.ch', name: 'A "quoted", name\nin two lines', language: null, kind: 'domain' },
      { memberState: 'FR', address: 'é@b.fr', name: "'s Gravenhage", language: 'ar', kind: 'mailbox' },
    ];
    const csv = writeContacts(contacts);
    expect(csv).toContain(`"'=HYPERLINK(`);
    expect(parseContacts(csv, memberStates)).toEqual({ contacts, problems: [] });
  });
});

it('a contact that a person enters is held to the same rules', () => {
  expect(contactFrom({ memberState: 'ch', address: 'A@b.ch' }, memberStates)).toEqual({
    memberState: 'CH',
    address: 'a@b.ch',
    name: null,
    language: null,
  });
  expect(() => contactFrom({ memberState: 'CH', address: 'nobody' }, memberStates)).toThrow(/neither an e-mail/);
});
