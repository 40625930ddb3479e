import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Consultation, consultedTexts, type DeterminedText } from '../domain/consultation.ts';
import { ConfigError } from '../domain/errors.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';

const line = z.string().min(1);

/**
 * The wording of Annex 2 in one language, as issued: `config/templates/<language>/form.json`. `{circular}`, `{sg}`,
 * `{texts}`, `{ref}` and `{state}` are filled in.
 */
const formWordingSchema = z.strictObject({
  subject: z.array(line).min(1),
  to: line,
  from: line,
  fax: line,
  email: line,
  date: line,
  reference: line,
  director: z.array(line),
  sender: z.tuple([line, line, line]),
  placeAndDate: line,
  salutation: line,
  opening: line,
  selectOne: line,
  assigns: line,
  noComments: line,
  commentsAttached: line,
  notAssigns: line,
  close: line,
  administration: line.includes('{state}', 'use the placeholder {state}'),
  label: z.strictObject({ new: line, revised: line, amendment: line, corrigendum: line, deletion: line }),
});

export type FormWording = z.infer<typeof formWordingSchema>;

export type FormWordings = Readonly<Record<Language, FormWording>>;

/**
 * Reads the wording of the form in the six languages.
 * @param folder `config/templates`
 * @throws ConfigError naming the file, the key and the mend
 */
export function loadFormWordings(folder: string): FormWordings {
  const entries = LANGUAGES.map((language) => [language, loadWording(join(folder, language, 'form.json'))]);
  return Object.fromEntries(entries) as FormWordings;
}

function loadWording(path: string): FormWording {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ConfigError(path, `write valid JSON (${error instanceof Error ? error.message : 'unreadable'})`);
  }
  const parsed = formWordingSchema.safeParse(json);
  if (!parsed.success) throw ConfigError.of(parsed.error, `${path}: `);
  return parsed.data;
}

/** What stands on one text's part of the form. */
export interface RecordWords {
  ref: string;
  label: string[];
  assigns: string;
  noComments: string;
  commentsAttached: string;
  notAssigns: string;
}

/** The form's wording with a consultation's numbers and texts in it. */
export interface FilledWording extends Omit<FormWording, 'label'> {
  records: RecordWords[];
}

export function fillWording(wording: FormWording, consultation: Consultation, language: Language): FilledWording {
  const values: Record<string, string> = {
    circular: String(consultation.circular),
    sg: String(consultation.studyGroup),
    texts: consultedTexts(consultation).map(nameInSubject).join(', '),
  };
  const fill = (text: string) => text.replace(/\{(circular|sg|texts)\}/g, (_whole, name: string) => values[name] ?? '');
  const { label, ...rest } = wording;
  return {
    ...rest,
    subject: wording.subject.map(fill),
    opening: fill(wording.opening),
    records: consultedTexts(consultation).map((text) => ({
      ref: text.ref,
      label: labelLines(text, label[text.type], language),
      assigns: fill(wording.assigns),
      noComments: wording.noComments,
      commentsAttached: wording.commentsAttached,
      notAssigns: fill(wording.notAssigns),
    })),
  };
}

function nameInSubject({ ref, alias }: DeterminedText): string {
  return alias ? `${ref} (${alias})` : ref;
}

/** English labels are the circular's own line; the working name stands on a line of its own in every language. */
function labelLines({ ref, alias, printed }: DeterminedText, pattern: string, language: Language): string[] {
  const working = alias ? `(${alias})` : null;
  const own = language === 'en' ? (working ? printed.replace(working, '') : printed) : pattern.replace('{ref}', ref);
  return working ? [own.trim(), working] : [own.trim()];
}
