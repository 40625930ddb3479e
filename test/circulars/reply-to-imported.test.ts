import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { beforeEach, expect, it } from 'vitest';
import { writeCircular } from '../../bench/circulars/circular-writer.ts';
import { syntheticCirculars } from '../../bench/circulars/synthetic.ts';
import { readTally } from '../../src/books/tally.ts';
import { CONFIG_DIR } from '../../src/config.ts';
import { withdrawText } from '../../src/consultations/amend.ts';
import { proposeImport } from '../../src/consultations/propose-import.ts';
import { storeImport } from '../../src/consultations/store-import.ts';
import type { Consultation } from '../../src/domain/consultation.ts';
import type { Contact } from '../../src/domain/contact.ts';
import { storeMessage } from '../../src/intake/store-message.ts';
import { readMessage } from '../../src/reading/message-reading.ts';
import { saveContacts } from '../../src/register/contact-store.ts';
import { listIssuedForms } from '../../src/register/issued-forms.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';
import { readRegister } from '../../src/register/read-register.ts';
import { noteVoteLoss } from '../../src/register/vote-losses.ts';
import { processMessage } from '../../src/replies/process-message.ts';
import type { Processing } from '../../src/replies/processing.ts';
import { listReplies } from '../../src/replies/rows/read-reply.ts';
import { readingContext } from '../../src/run/reading-context.ts';
import { answering } from '../support/answering.ts';
import { type Filling, fillBlank } from '../support/fill-blank.ts';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';

const database = await createTestDatabase();
const { db } = database;
const memberStates = loadMemberStates(CONFIG_DIR);
const by = { actor: 'mb', now: new Date('2023-10-20T08:00:00Z'), why: 'test' };
const contacts: Contact[] = ['KE', 'TN', 'AR', 'FR', 'EG', 'CN', 'RU'].map((code) => ({
  memberState: code,
  address: `tap@${code.toLowerCase()}.example`,
  name: null,
  language: null,
}));

beforeEach(async () => {
  await emptyTables(database);
  await db.transaction().execute((tx) => saveContacts(tx, contacts, by));
});

/** What a worker holds; made anew for each mail, so that it knows what was just imported. */
function processing(): Processing {
  const context = readingContext(db, { consultations: [], issuedForms: [] });
  return {
    db,
    clock: { now: () => by.now },
    register: readRegister(db, memberStates),
    readMessage: async (raw) => readMessage(raw, await context()),
    authservIds: [],
    maxAttempts: 3,
    answering,
  };
}

async function importCircular(key: string): Promise<Consultation> {
  const spec = syntheticCirculars().find(({ consultation }) => consultation.key === key);
  if (!spec) throw new Error(`no circular ${key}`);
  const proposal = await proposeImport(db, { name: `${key}.docx`, bytes: writeCircular(spec) }, [], memberStates);
  const { consultation } = await storeImport(db, proposal, by, async () => null);
  return consultation;
}

let uid = 0;
/** Fills the blank form that the import kept, mails it on the consultation's first day, and has it processed. */
async function reply(consultation: Consultation, code: string, name: string, answer: Filling['answer']) {
  const [form] = await listIssuedForms(db, consultation.key);
  if (!form) throw new Error('no blank form');
  const states = [
    '[Member State]',
    '[Etat Membre]',
    '[Estado Miembro]',
    '[Государства-Члена]',
    '[成员国]',
    '[الدولة العضو]',
  ];
  const typed = Object.fromEntries(states.map((placeholder) => [placeholder, name]));
  const content = Buffer.from(fillBlank(form.docx, { answer, typed }));
  const attachments = [
    { filename: 'Annex 2.docx', content },
    { filename: 'comments.txt', content: 'our comments' },
  ];
  const mail = { from: `tap@${code.toLowerCase()}.example`, subject: 'Our reply', text: 'See attached.', attachments };
  const raw = await new MailComposer(mail).compile().build();
  uid += 1;
  const receivedAt = new Date(`${consultation.announced}T12:00:00Z`);
  const place = { mailbox: 'test', uidValidity: 1, uid };
  const stored = await storeMessage(db, { raw, headerOnly: false, size: raw.length, receivedAt, ...place }, by.now);
  return processMessage(processing(), stored.messageRowId);
}

it.each([
  ['T22/101', 'KE', 'Kenya'],
  ['T22/118', 'KE', 'Kenya'],
  ['T25/142', 'KE', 'Kenya'],
  ['T25/7', 'FR', 'France'],
  ['T22/160', 'AR', 'Argentina'],
  ['T22/177', 'RU', 'Российской Федерации'],
  ['T22/133', 'CN', '中国'],
  ['T22/144', 'EG', 'مصر'],
])('a reply on the blank form of imported %s is counted', async (key, code, name) => {
  const consultation = await importCircular(key);
  expect(await reply(consultation, code, name, 'assign, comments')).toMatchObject({ status: 'accepted', findings: [] });
  const [stored] = await listReplies(db, key);
  expect(stored).toMatchObject({ memberState: code, status: 'standing' });
  const answers = consultation.texts.map(({ ref }) => [
    ref,
    stored?.answers[ref]?.decision,
    stored?.answers[ref]?.comments,
  ]);
  expect(answers).toEqual(consultation.texts.map(({ ref }) => [ref, 'assign', 'attached']));
});

it('consultations of one number in two study periods are told apart by their texts', async () => {
  const older = await importCircular('T22/12');
  const newer = await importCircular('T25/12');
  await reply(newer, 'KE', 'Kenya', 'not assign');
  await reply(older, 'KE', 'Kenya', 'assign, no comments');
  expect((await listReplies(db)).map(({ consultation }) => consultation).toSorted()).toEqual(['T22/12', 'T25/12']);
});

it('a State outside the electorate goes to staff, one within it is counted', async () => {
  const consultation = await importCircular('T22/159');
  expect(await reply(consultation, 'TN', 'Tunisia', 'assign, no comments')).toMatchObject({ status: 'accepted' });
  expect(await reply(consultation, 'FR', 'France', 'assign, no comments')).toMatchObject({
    status: 'review',
    findings: [{ code: 'outside-electorate' }],
  });
});

it('a State noted as without voting rights goes to staff', async () => {
  const consultation = await importCircular('T25/142');
  await db.transaction().execute((tx) => noteVoteLoss(tx, 'KE', '2026-01-01', by));
  expect(await reply(consultation, 'KE', 'Kenya', 'assign, no comments')).toMatchObject({
    status: 'review',
    findings: [{ code: 'no-voting-right' }],
  });
});

it('an old form that still holds a withdrawn text is counted for the others', async () => {
  const consultation = await importCircular('T25/142');
  await db.transaction().execute((tx) => withdrawText(tx, 'T25/142', 'X.1373', by));
  expect(await reply(consultation, 'KE', 'Kenya', 'not assign')).toMatchObject({ status: 'accepted' });
  const [current] = (await readRegister(db, memberStates)()).consultations;
  expect(current && (await readTally(db, current)).texts).toMatchObject([{ text: 'X.2011', notAssign: 1 }]);
});
