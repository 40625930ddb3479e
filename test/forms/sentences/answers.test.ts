import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { needsStaff } from '../../../src/domain/finding.ts';
import { readForms } from '../../../src/forms/read-forms.ts';
import { loadReadContext } from '../../../src/reading/load-context.ts';
import { readMessage } from '../../../src/reading/message-reading.ts';
import { loadMemberStates } from '../../../src/register/member-states.ts';
import { type MessageUnderstanding, understandMessage } from '../../../src/replies/understand-message.ts';

const CORPUS = new URL('../../corpus/forms/answers/', import.meta.url);
const context = await loadReadContext('config/consultations');
const register = { consultations: context.consultations, contacts: [], memberStates: loadMemberStates('config') };

/**
 * What a form of the corpus says: for each text "assign none", "assign attached", "not-assign", "-" (no opinion), or
 * "staff" where a person has to be asked; "*" stands for all other texts.
 */
interface Expected {
  /** How the form was made and what is special about it. */
  note: string;
  state?: string;
  answers: Record<string, string>;
  /** A person could tell, the program need not: nothing but "staff" may come in its place. */
  mayGoToStaff?: boolean;
}

/** Reads a file or a mail as the whole program would, without regard to who sent it. */
async function understand(name: string): Promise<MessageUnderstanding> {
  const bytes = readFileSync(new URL(name, CORPUS));
  if (extname(name) !== '.eml') {
    return understandMessage(await readForms([{ name, bytes: new Uint8Array(bytes) }], [], context), null, register);
  }
  const { files, findings } = await readMessage(bytes, context);
  return understandMessage({ ...files, findings }, null, register);
}

function saidOf(read: MessageUnderstanding): Record<string, string> {
  const doubts = read.findings.filter(needsStaff);
  const texts = context.consultations.find(({ key }) => key === 'T22/142')?.texts ?? [];
  return Object.fromEntries(
    texts.map(({ ref }) => {
      const asked = !read.consultation || doubts.some(({ text }) => text === ref || text === undefined);
      const { decision = null, comments = null } = read.answers[ref] ?? {};
      return [ref, asked ? 'staff' : [decision, comments].filter(Boolean).join(' ') || '-'];
    }),
  );
}

const cases = readdirSync(CORPUS)
  .filter((name) => extname(name) !== '.json')
  .map((name) => {
    const truth = JSON.parse(readFileSync(new URL(name.replace(/\.\w+$/, '.json'), CORPUS), 'utf8')) as Expected;
    return [name, truth] as const;
  });

describe('what a form says', () => {
  it.each(cases)('%s', async (name, { answers, state, mayGoToStaff }) => {
    const read = await understand(name);
    const said = saidOf(read);
    const meant = Object.fromEntries(Object.keys(said).map((ref) => [ref, answers[ref] ?? answers['*']]));
    for (const [ref, answer] of Object.entries(said)) {
      const expected = mayGoToStaff && answer === 'staff' ? 'staff' : meant[ref];
      const why = read.findings.filter(needsStaff).map(({ text, message }) => `${text ?? ''} ${message}`);
      expect({ ref, answer, why: answer === expected ? [] : why }).toEqual({ ref, answer: expected, why: [] });
    }
    const asked = Object.values(said).every((answer) => answer === 'staff');
    if (state && !asked) expect(read.memberState).toBe(state);
  });
});
