import type { DeterminedText } from '../../src/domain/consultation.ts';
import { type FilledForm, MARKING_STYLES, type MarkingStyleName, writeForm } from '../forms/docx-writer.ts';
import { Random } from '../forms/scan-random.ts';
import { type MadeForm, type MakeForms, type Reply, randomReply, type Truths, truthsWith } from './made-form.ts';

/** What is done to a form: how it is written, and what is then true of it. */
export interface Oddity {
  form?: Partial<FilledForm>;
  truths?: Truths;
  /** Further files in the same mail. */
  beside?: (write: (more: Partial<FilledForm>) => Uint8Array) => MadeForm['files'];
}

export interface OddTask {
  random: Random;
  reply: Reply;
  texts: readonly DeterminedText[];
  /** One text by chance, for what is done to one only. */
  one: DeterminedText;
}

export type MakeOdd = (task: OddTask) => Oddity;

/** Ways of marking of which each sign is beyond doubt. */
const PLAIN: MarkingStyleName[] = ['form-field', 'content-control', 'x-instead', 'ballot-cross', 'x-in-brackets'];

/** Word files to each of which one odd thing was done, in turn. */
export function oddForms(oddities: Readonly<Record<string, MakeOdd>>): MakeForms {
  return async ({ consultation, count, seed }) => {
    const random = new Random(seed);
    const kinds = Object.entries(oddities);
    return Array.from({ length: count }, (_, index): MadeForm => {
      const [kind, make] = kinds[index % kinds.length] as [string, MakeOdd];
      const reply = randomReply(random, consultation);
      const style = random.pick(PLAIN);
      const odd = make({ random, reply, texts: consultation.texts, one: random.pick(consultation.texts) });
      const write = (more: Partial<FilledForm>) =>
        writeForm({ consultation, ...reply, style: MARKING_STYLES[style], ...more });
      const name = `form-${index}`;
      const files = [{ name: `${name}.docx`, bytes: write(odd.form ?? {}) }, ...(odd.beside?.(write) ?? [])];
      return {
        name,
        note: `${kind}, ${style}, ${reply.language}`,
        files,
        state: reply.state,
        truths: truthsWith(reply, odd.truths),
      };
    });
  };
}
