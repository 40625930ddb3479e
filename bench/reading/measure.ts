import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Register } from '../../src/domain/register.ts';
import { readForms } from '../../src/forms/read-forms.ts';
import type { ReadContext } from '../../src/forms/reader.ts';
import { loadReadContext } from '../../src/reading/load-context.ts';
import { readMessage } from '../../src/reading/message-reading.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';
import { type MessageUnderstanding, understandMessage } from '../../src/replies/understand-message.ts';
import type { FormClass } from './form-class.ts';
import type { MadeForm } from './made-form.ts';
import { timeTesseract } from './native-tesseract.ts';
import { type FormScore, scoreForm } from './score.ts';

export interface Bench {
  context: ReadContext;
  register: Register;
}

export interface Measured {
  form: MadeForm;
  score: FormScore;
  /** Wall time of reading and deciding. */
  ms: number;
  /** Wall time of native tesseract for the same pages, its reading alone. */
  referenceMs: number | null;
}

export interface ClassResult {
  formClass: FormClass;
  measured: Measured[];
}

/** Everything that reading needs beside the forms: the consultations of config/ and the names of the Member States. */
export async function openBench(): Promise<Bench> {
  const context = await loadReadContext('config/consultations');
  const register = { consultations: context.consultations, contacts: [], memberStates: loadMemberStates('config') };
  return { context, register };
}

/** Makes and reads the forms of one class. Silent errors are kept under data/bench to be looked at. */
export async function measureClass(
  bench: Bench,
  formClass: FormClass,
  count: number,
  seed: number,
): Promise<ClassResult> {
  const [consultation] = bench.context.consultations;
  if (!consultation) throw new Error('config/consultations holds no consultation');
  const forms = await formClass.make({ consultation, count, seed });
  const measured: Measured[] = [];
  for (const form of forms) {
    const start = performance.now();
    const read = await understand(bench, form);
    const ms = performance.now() - start;
    const score = scoreForm(form, read);
    if (score.silent.length > 0) keep(formClass.name, form);
    measured.push({ form, score, ms, referenceMs: form.scan ? await timeTesseract(form.scan) : null });
  }
  return { formClass, measured };
}

/** What the whole program would take a form for: its files or its mail, read and decided on. */
async function understand({ context, register }: Bench, form: MadeForm): Promise<MessageUnderstanding> {
  if (form.mail === undefined) return understandMessage(await readForms(form.files, [], context), null, register);
  const reading = await readMessage(Buffer.from(form.mail), context);
  return understandMessage({ ...reading.files, findings: reading.findings }, null, register);
}

/** Where the files of a form are kept. */
export function folderOf(className: string, form: MadeForm): string {
  return join('data/bench', className, form.name);
}

export function keep(className: string, form: MadeForm): void {
  const folder = folderOf(className, form);
  mkdirSync(folder, { recursive: true });
  for (const file of form.files) writeFileSync(join(folder, file.name.replaceAll('/', '_')), file.bytes);
  if (form.mail !== undefined) writeFileSync(join(folder, 'mail.eml'), form.mail);
  writeFileSync(join(folder, 'truth.json'), `${JSON.stringify({ note: form.note, truths: form.truths }, null, 2)}\n`);
}
