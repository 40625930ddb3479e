import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Consultation, consultationSchema } from '../domain/consultation.ts';
import { ConfigError } from '../domain/errors.ts';
import { isLanguage } from '../domain/language.ts';
import type { IssuedForm, ReadContext } from '../forms/reader.ts';

/**
 * The consultations of a folder, and their blank forms: `<name>.json` is a consultation, and `<name>/annex-2.<lang>.docx`
 * with `.pdf` beside it is its Annex 2 in that language, as issued.
 *
 * @throws ConfigError that names the file at fault.
 */
export async function loadReadContext(dir: string): Promise<ReadContext> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.json')).toSorted();
  const loaded = await Promise.all(names.map((name) => loadConsultation(dir, name)));
  return {
    consultations: loaded.map((each) => each.consultation),
    issuedForms: loaded.flatMap((each) => each.issuedForms),
  };
}

/** The blank forms of one consultation in a folder of `annex-2.<lang>.docx` and `.pdf`; none if there is no folder. */
export async function loadIssuedForms(consultation: Consultation, folder: string): Promise<IssuedForm[]> {
  const names = await readdir(folder).catch(() => []);
  const languages = names.flatMap((name) => /^annex-2\.([a-z]{2})\.docx$/.exec(name)?.[1] ?? []).filter(isLanguage);
  return Promise.all(
    languages.toSorted().map(async (language) => ({
      consultation,
      language,
      docx: await readForm(join(folder, `annex-2.${language}.docx`)),
      pdf: await readForm(join(folder, `annex-2.${language}.pdf`)),
    })),
  );
}

async function loadConsultation(dir: string, name: string) {
  const path = join(dir, name);
  const parsed = consultationSchema.safeParse(parseJson(path, await readFile(path, 'utf8')));
  if (!parsed.success) throw new ConfigError(path, z.prettifyError(parsed.error));
  const folder = path.slice(0, -'.json'.length);
  return { consultation: parsed.data, issuedForms: await loadIssuedForms(parsed.data, folder) };
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ConfigError(path, `mend the JSON: ${error instanceof Error ? error.message : error}`);
  }
}

async function readForm(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch {
    throw new ConfigError(path, 'add this file: a blank form is needed as .docx and as .pdf');
  }
}
