import { expect, it } from 'vitest';
import { buildMail } from '../../examples/build-mail.ts';
import { CONFIG_DIR } from '../../src/config.ts';
import { needsStaff } from '../../src/domain/finding.ts';
import { loadReadContext } from '../../src/reading/load-context.ts';
import { readMessage } from '../../src/reading/message-reading.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';
import { mailFacts, mailText } from '../../src/replies/mail-facts.ts';
import { understandMessage } from '../../src/replies/understand-message.ts';

const context = await loadReadContext(`${CONFIG_DIR}/consultations`);
const memberStates = loadMemberStates(CONFIG_DIR);
const contacts = [{ memberState: 'KE', address: '@ca.example.ke', name: null, language: 'en' }];

/** What staff are asked about a mail with the form pasted between these words. */
async function askedAbout(above: string, below = '') {
  const records = (context.consultations[0]?.texts ?? []).map(({ printed }) =>
    [
      printed,
      '[X] assigns authority to SG17 to consider this text for approval',
      '[X] No comments or suggested changes',
      '[ ] Comments and suggested changes are attached',
      '[ ] does not assign authority to SG17 to consider this text for approval',
    ].join('\n'),
  );
  const form = ['Member State response to TSB Circular 142', ...records, 'Administration of Kenya'].join('\n');
  const from = { name: 'Jane', address: 'jane@ca.example.ke' };
  const mail = buildMail({
    from,
    subject: 'Reply',
    date: '2024-01-22T09:00:00Z',
    text: `${above}\n\n${form}\n\n${below}\n`,
  });
  const reading = await readMessage(Buffer.from(mail), context);
  const { findings } = understandMessage(
    { ...reading.files, findings: reading.findings },
    { facts: mailFacts(reading, []), words: mailText(reading) },
    { consultations: context.consultations, contacts, memberStates },
  );
  return findings.filter(needsStaff).map(({ code }) => code);
}

it.each([
  ['This is how Uganda answered:', 'member-state-mismatch'],
  ['Please find below the reply of Uganda to TSB Circular 142.', 'member-state-mismatch'],
  ['Answer given by Safaricom Ltd.', 'not-a-member-state'],
])('the words above a form pasted into a mail tell whose answer it is: %s', async (words, code) => {
  expect(await askedAbout(words)).toContain(code);
});

it.each(['Filled in on behalf of Uganda', 'Form for Kenya and Uganda'])(
  'and so do those below it: %s',
  async (words) => {
    expect(await askedAbout('Please find our reply below.', words)).toContain('member-state-mismatch');
  },
);

it.each(['On behalf of the Republic of Kenya', 'Form signed on behalf of Kenya at Geneva, Switzerland'])(
  'words below it that speak for its State name no other: %s',
  async (words) => {
    expect(await askedAbout('Please find our reply below.', words)).not.toContain('member-state-mismatch');
  },
);

it('words above it that speak for the administration of the form say nothing else', async () => {
  expect(await askedAbout('On behalf of the Communications Authority of Kenya, please find our reply below.')).toEqual(
    [],
  );
});
