import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { readForms } from '../../src/forms/read-forms.ts';
import { loadReadContext } from '../../src/reading/load-context.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';
import type { Processed } from '../../src/replies/process-message.ts';
import { understandMessage } from '../../src/replies/understand-message.ts';
import { narrateMessage } from '../../src/run/narrate.ts';

test('a note in the log names the text that it is about', async () => {
  const lines = await narrated('lists-of-x-or-blank-throughout.docx', 'accepted');
  for (const text of ['X.1150', 'X.1222', 'X.1280']) {
    expect(lines).toContain(`note: ${text}: Nothing is marked for this text.`);
  }
});

test('each reason why a person is asked names its text', async () => {
  const lines = await narrated('both-boxes.docx', 'review');
  expect(lines.filter((line) => line.startsWith('because: '))).toEqual(['because: X.1150: Both boxes are marked.']);
});

/** The lines of the log about a reply with this form. */
async function narrated(name: string, status: Processed['status']): Promise<string[]> {
  const bytes = readFileSync(new URL(`../corpus/forms/answers/${name}`, import.meta.url));
  const context = await loadReadContext('config/consultations');
  const memberStates = loadMemberStates('config');
  const register = { consultations: context.consultations, contacts: [], memberStates };
  const understanding = understandMessage(await readForms([{ name, bytes }], [], context), null, register);
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line).msg.trim()) });
  narrateMessage(
    log,
    {
      ...{ understanding, findings: understanding.findings, status, reason: { message: '' } },
      ...{ version: null, sender: 'awa@artp.example.sn', subject: '', acknowledgement: { queued: true, to: '' } },
    } as unknown as Processed,
    memberStates,
  );
  return lines;
}
