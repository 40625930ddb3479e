import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { consultationSchema } from '../../../src/domain/consultation.ts';
import { needsStaff } from '../../../src/domain/finding.ts';
import { interpretForm } from '../../../src/forms/interpret-form.ts';
import { docxReader } from '../../../src/forms/readers/docx.ts';

const ROOT = join(import.meta.dirname, '../../..');
const CORPUS = join(ROOT, 'test/corpus/forms/docx');
const consultation = consultationSchema.parse(
  JSON.parse(readFileSync(join(ROOT, 'config/consultations/t22-142.json'), 'utf8')),
);

interface Expected {
  answers: Record<string, { decision: string | null; comments: string | null } | 'staff'>;
  /** A person could tell, the program need not: the text may go to staff, but nothing else may come of it. */
  mayGoToStaff?: boolean;
}

/** Every text's answer as the program would count it, or `staff` where a person is asked first. */
async function answersOf(name: string) {
  const file = { name, bytes: readFileSync(join(CORPUS, name)) };
  const reading = await docxReader.read(file, { consultations: [consultation], issuedForms: [] });
  const { answers, findings } = interpretForm(reading, consultation);
  const doubts = findings.filter(needsStaff);
  return Object.fromEntries(
    consultation.texts.map(({ ref }) => {
      const isDoubtful = doubts.some((finding) => finding.text === ref || finding.text === undefined);
      const { decision = null, comments = null } = answers[ref] ?? {};
      return [ref, isDoubtful ? 'staff' : { decision, comments }];
    }),
  );
}

const forms = readdirSync(CORPUS)
  .filter((name) => name.endsWith('.json'))
  .map(
    (name) => [name.replace(/\.json$/, ''), JSON.parse(readFileSync(join(CORPUS, name), 'utf8')) as Expected] as const,
  )
  .filter(([, expected]) => expected.answers);

describe('answers read from Word forms', () => {
  it.each(forms)('%s', async (name, expected) => {
    const answers = await answersOf(`${name}.docx`);
    if (!expected.mayGoToStaff) expect(answers).toEqual(expected.answers);
    for (const [ref, answer] of Object.entries(answers)) {
      if (answer !== 'staff') expect({ [ref]: answer }).toEqual({ [ref]: expected.answers[ref] });
    }
  });
});
