import type { Finding } from '../domain/finding.ts';
import { fold } from './document/fold.ts';
import type { FileReading, FormInFile } from './file-reading.ts';
import type { Format } from './formats/format.ts';
import { joinPages } from './join-pages.ts';
import { standsOtherwise } from './letters/stands-otherwise.ts';
import { isNotMeant } from './locate/words/free-text.ts';
import { holdsCondition, holdsCorrection } from './phrases/index.ts';
import type { FormReading, FormRecord, FreeText } from './reader.ts';
import { say } from './sentences.ts';

/** Below this score a file shows no trace of the form (see `FormReading.score`). */
const FORM_SCORE = 0.2;

export interface ChosenForms {
  /**
   * The files that hold the reply's form: usually one. Several only if they say different things (the caller then
   * reports `forms-disagree`); none if no file is a form (the caller reports `form-not-found`).
   */
  forms: FormInFile[];
  /** Whether a mark was seen in any of `forms`. A blank form is chosen only if there is no filled one. */
  filled: boolean;
  /** Names of the files that may be the comments or reasons: whatever came along and is not a form. */
  accompanying: string[];
  /** Why files could not be looked at, as far as that matters beside the forms that were found. */
  findings: Finding[];
}

/**
 * Formats in which a form comes. One that cannot be opened may be the corrected form, so staff look at it even beside a
 * form that reads well; a presentation, a picture or an unknown kind of file beside such a form is only a companion.
 */
const FORM_FORMATS: ReadonlySet<Format> = new Set([
  'docx',
  'doc',
  'odt',
  'rtf',
  'pdf',
  'document-other',
  'encrypted-office',
  'zip',
  'gzip',
  'tar',
  'archive',
  'smime',
]);

/**
 * Chooses the form among the files that were read; `bodies` are the mail's own texts, which never accompany anything.
 *
 * - A file is a form if its reader saw at least one record of it.
 * - A blank form beside a filled one is the circular sent back along with the reply, and is left aside.
 * - Forms in which the same boxes are marked (the Word file and its PDF) are one: the best read of them stands for all.
 * - Pictures of single pages are joined into one form (`joinPages`).
 */
export function chooseForms(files: readonly FileReading[], bodies: readonly FileReading[]): ChosenForms {
  const found = joinPages([...files, ...bodies].filter(isForm));
  const filled = found.filter((file) => isFilled(file.reading));
  const forms = filled.length > 0 ? withoutRepetition(filled) : bestRead(found).slice(0, 1);
  return {
    forms,
    filled: filled.length > 0,
    accompanying: files
      .filter((file) => !isForm(file) && file.format !== 'empty' && !found.some((form) => isWithin(form, file)))
      .map((file) => file.name),
    findings: [
      ...files.flatMap((file) => (filled.length > 0 ? seriousBeside(file) : file.findings)),
      ...bodies.flatMap(unseenWords),
    ],
  };
}

/** Whether a form lies in this file, which then is its letter or its cover. */
function isWithin(form: FileReading, file: FileReading): boolean {
  return form.name.startsWith(`${file.name}/`);
}

function isForm(file: FileReading): file is FormInFile {
  return isFormReading(file.reading);
}

/** Whether a reader found the form: at least one of its records. */
export function isFormReading(reading: FormReading | null): reading is FormReading {
  return reading !== null && reading.score >= FORM_SCORE && reading.records.length > 0;
}

/** Whether anything was marked: what is unclear was at least touched, and words within a record are an answer too. */
function isFilled(reading: FormReading): boolean {
  const touched = reading.records.some((record) => record.observations.some((seen) => seen.state !== 'empty'));
  return touched || reading.freeText.some((text) => text.ref !== undefined);
}

/** The forms that say different things, best read first. */
function withoutRepetition(forms: readonly FormInFile[]): FormInFile[] {
  const kept: FormInFile[] = [];
  for (const form of bestRead(forms)) {
    const known = kept.some((other) => isSameFile(other, form) || isCopy(other, form));
    if (!known) kept.push(form);
  }
  return kept;
}

/** The same bytes sent twice. Joined pictures are compared by their marks. */
function isSameFile(left: FileReading, right: FileReading): boolean {
  return left.sha256 === right.sha256 && !left.pages && !right.pages;
}

function bestRead(forms: readonly FormInFile[]): FormInFile[] {
  return forms.toSorted((left, right) => rank(right.reading) - rank(left.reading));
}

/** The score, and among equals the one whose marks are surest: a form field's state above ink on a page. */
function rank(reading: FormReading): number {
  const strengths = reading.records.flatMap((record) => record.observations.map((seen) => seen.strength));
  const mean = strengths.length > 0 ? strengths.reduce((sum, each) => sum + each, 0) / strengths.length : 0;
  return reading.score + mean / 10;
}

function isCopy(left: FormInFile, right: FormInFile): boolean {
  return saysTheSame(left.reading, right.reading) && !isOthers(left, right);
}

/** Forms of two administrations may be marked alike. Recognition may misread a name. */
function isOthers(left: FormInFile, right: FormInFile): boolean {
  if ([left, right].some(({ reader }) => reader === 'scan')) return false;
  const [own, others] = [left, right].map(({ reading }) => namesOn(reading));
  return own !== undefined && others !== undefined && own !== others;
}

function namesOn({ names }: FormReading): string | undefined {
  const named = names.filter(({ role }) => role === 'administration').map(({ text }) => fold(text));
  return named.length > 0 ? [...new Set(named)].toSorted().join('\n') : undefined;
}

/** The same boxes marked in the same records, nothing unclear in either, nothing written in one only. */
function saysTheSame(left: FormReading, right: FormReading): boolean {
  return marks(left) === marks(right) && written(left) === written(right);
}

function marks(reading: FormReading): string {
  const lines = reading.records.map((record) => {
    const seen = record.observations.filter((each) => each.state !== 'empty');
    // What is unclear is never the same as anything, not even as what is unclear elsewhere.
    if (seen.some((each) => each.state === 'unclear')) return `${record.refs} unclear ${JSON.stringify(seen)}`;
    return `${record.refs} ${[...new Set(seen.map((each) => each.slot))].toSorted()}`;
  });
  return lines.toSorted().join('\n');
}

function written(reading: FormReading): string {
  const texts = reading.freeText.filter((text) => text.ref !== undefined || takesBack(text));
  return texts.map((text) => `${text.ref} ${text.text.replace(/\s+/g, ' ').trim()}`).join('\n');
}

/** Words around a form that make of it what its copy is not: a draft, a conditional answer. */
function takesBack({ text, behind }: FreeText): boolean {
  if (behind === 'comments') return false;
  return isNotMeant(text) || holdsCondition(text) || holdsCorrection(text) || standsOtherwise(text);
}

/** Whether a form bears a mark, on a text that another form marks too, where that one has none. */
export function isMarkedOtherwise({ reading }: FileReading, { reading: other }: FileReading): boolean {
  if (!isFormReading(reading) || !isFormReading(other)) return false;
  const marked = (record: FormRecord) =>
    record.observations.filter(({ state }) => state === 'marked').map(({ slot }) => slot);
  return reading.records.some((record) => {
    const same = other.records.find(({ refs }) => refs.some((ref) => record.refs.includes(ref)));
    const theirs = same ? marked(same) : [];
    return theirs.length > 0 && marked(record).some((slot) => !theirs.includes(slot));
  });
}

/** A text of which the end was not read: what it says there may be anything. */
function unseenWords({ name, reading, findings }: FileReading): Finding[] {
  const own = reading?.problems ?? [];
  const problems = isFormReading(reading) ? [] : own.filter(isTooLarge);
  const told = problems.map((what): Finding => ({ code: what.code, ...say('of-file', { file: name, what }) }));
  return [...findings.filter(isTooLarge), ...told].slice(0, 1);
}

function isTooLarge({ code }: { code: Finding['code'] }): boolean {
  return code === 'attachment-too-large';
}

/** What still needs a person although a filled form was found. */
function seriousBeside(file: FileReading): Finding[] {
  if (FORM_FORMATS.has(file.format)) return file.findings;
  if (file.format === 'text' || file.format === 'html') return unseenWords(file);
  // An empty file was meant to be something; one that nobody looked at may be anything.
  return file.findings.filter(({ code }) => code === 'attachment-empty' || code === 'attachment-skipped');
}
