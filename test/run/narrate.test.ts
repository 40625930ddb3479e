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
  const name = 'lists-of-x-or-blank-throughout.docx';
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
      ...{ understanding, findings: understanding.findings, status: 'accepted', reason: { message: '' } },
      ...{ version: null, sender: 'awa@artp.example.sn', subject: '', acknowledgement: { queued: true, to: '' } },
    } as unknown as Processed,
    memberStates,
  );
  for (const text of ['X.1150', 'X.1222', 'X.1280']) {
    expect(lines).toContain(`note: ${text}: Nothing is marked for this text.`);
  }
});
