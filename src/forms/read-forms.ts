import { createHash } from 'node:crypto';
import type { Finding } from '../domain/finding.ts';
import type { Saying } from '../domain/saying.ts';
import { type ChosenForms, chooseForms, isFormReading, isMarkedOtherwise } from './choose-forms.ts';
import type { FileReading } from './file-reading.ts';
import { detectFormat } from './formats/detect-format.ts';
import type { Format } from './formats/format.ts';
import { wasIssuedPlain } from './issued/issued-look.ts';
import { withoutIssuedWords } from './issued/without-issued-words.ts';
import { attachedLetterFindings, attachedLetterLines } from './letters/attached-letter.ts';
import { coverNoteFindings, coverNotes } from './letters/cover-note.ts';
import { otherCircularFindings } from './letters/other-circular.ts';
import { turnsOf } from './pictures-in-pairs.ts';
import { type FormFile, type ReadContext, type Reader, UnreadableFile } from './reader.ts';
import { docReader } from './readers/doc.ts';
import { docxReader } from './readers/docx.ts';
import { htmlReader } from './readers/html.ts';
import { odtReader } from './readers/odt.ts';
import { pdfReader } from './readers/pdf.ts';
import { rtfReader } from './readers/rtf.ts';
import { scanReader } from './readers/scan.ts';
import { sheetReader } from './readers/sheet.ts';
import { textReader } from './readers/text.ts';
import { wordXmlReader } from './readers/word-xml.ts';
import { type Beside, endWaiting, picturePair } from './scan/picture-pair.ts';
import { say } from './sentences.ts';

/**
 * The readers, in the order in which they are asked about a format they share. A new format is one file in `readers/`
 * and one line here.
 */
const READERS: readonly Reader[] = [
  docxReader,
  docReader,
  odtReader,
  rtfReader,
  wordXmlReader,
  sheetReader,
  pdfReader,
  htmlReader,
  textReader,
  scanReader,
];

/** More files than any reply holds: what comes after them is not read, and a finding says so. */
const MOST_FILES = 100;

export interface FilesReading extends ChosenForms {
  /** Every file that was looked at, in the mail's order; the bodies last, where they were looked at. */
  files: FileReading[];
  /** What the mail itself says beside its form, or without one it and its letters, line by line; not what it quotes. */
  letter: string[];
}

/**
 * Reads every file of a mail, and chooses which of them is the form (`chooseForms` says how).
 *
 * The bodies may hold a form filled in within the mail itself; beside an attached form they are its covering letter,
 * which may say more than the boxes. Never throws: what goes wrong with a file is a finding of that file.
 */
export async function readForms(
  files: readonly FormFile[],
  bodies: readonly FormFile[],
  context: ReadContext,
): Promise<FilesReading> {
  const attached = await readAll(files, context);
  const read = await readBodies(bodies, context);
  const chosen = chooseForms(attached, read);
  const formNames = new Set(chosen.forms.map(({ name }) => name));
  const isAttached = chosen.filled && attached.some(({ name }) => formNames.has(name));
  const notes = chosen.filled
    ? [
        ...coverNoteFindings(read, chosen.forms),
        ...attachedLetterFindings(attached, chosen.forms),
        ...otherCircularFindings(coverNotes(read, chosen.forms), attached, chosen.forms),
      ]
    : [];
  // A body beside an attached form is of interest only as far as it is a form too.
  const bodiesKept = isAttached ? read.filter(({ name }) => formNames.has(name)) : read;
  const letter = coverNotes(read, chosen.forms).flatMap(
    ({ reading }) => reading?.freeText.map(({ text }) => text) ?? [],
  );
  return {
    ...chosen,
    findings: [...chosen.findings, ...notes],
    files: [...attached, ...bodiesKept],
    letter: chosen.forms.length > 0 ? letter : [...letter, ...attachedLetterLines(attached)],
  };
}

async function readAll(files: readonly FormFile[], context: ReadContext): Promise<FileReading[]> {
  const readings: FileReading[] = [];
  for (const turn of await turnsOf(files.slice(0, MOST_FILES))) {
    const pair = turn.length > 1 ? picturePair() : [];
    readings.push(...(await Promise.all(turn.map((file, index) => readInPair(file, context, pair[index])))));
  }
  return [...readings, ...files.slice(MOST_FILES).map(passOver)];
}

async function readInPair(file: FormFile, context: ReadContext, beside?: Beside): Promise<FileReading> {
  if (!beside) return readFile(file, context);
  const reading = await readFile(file, { ...context, beside });
  endWaiting(beside);
  return reading;
}

/**
 * Reads the bodies of each message in turn. They are one text in several renderings (HTML, plain text): once one of them is
 * a filled form, the others count no more, for plain text loses what is struck or coloured. One that bears marks which the
 * form does not have is another form.
 */
async function readBodies(bodies: readonly FormFile[], context: ReadContext): Promise<FileReading[]> {
  const readings: FileReading[] = [];
  for (const renderings of Map.groupBy(bodies.slice(0, MOST_FILES), messageOf).values()) {
    let form: FileReading | null = null;
    for (const body of renderings) {
      const reading = await readFile(body, context);
      if (!form || isMarkedOtherwise(reading, form)) readings.push(reading);
      if (!form && chooseForms([], [reading]).filled) form = reading;
    }
  }
  return readings;
}

/** The path of the message that a body belongs to. */
function messageOf(body: FormFile): string {
  return body.name.slice(0, body.name.lastIndexOf('/') + 1);
}

/** Reads one file. Never throws. */
async function readFile(file: FormFile, context: ReadContext): Promise<FileReading> {
  const description = describe(file);
  const candidates = READERS.filter((reader) => reader.formats.includes(description.format));
  if (candidates.length === 0) return refuse(description, ...whyUnread(description.format));
  return readWith(candidates, file, description, context);
}

function whyUnread(format: Format): [Finding['code'], Saying] {
  if (format === 'empty') return ['attachment-empty', say('file-is-empty')];
  if (format === 'encrypted-office') {
    return ['attachment-encrypted', say('file-is-locked')];
  }
  if (format === 'document-other') return ['format-unsupported', say('file-of-other-program')];
  if (format === 'office-other') return ['format-unsupported', say('file-is-no-text')];
  return ['format-unsupported', say('file-of-unknown-kind')];
}

/**
 * Asks the readers in turn until one finds the form, or sees that there is none; the best of what they saw is kept. Where none finds it, every
 * reader's difficulty is kept: what one took for a mere text may have been the form that the other could not read.
 */
async function readWith(
  candidates: readonly Reader[],
  file: FormFile,
  description: FileReading,
  context: ReadContext,
): Promise<FileReading> {
  const results: FileReading[] = [];
  for (const reader of candidates) {
    const result = await tryReader(reader, file, description, context);
    if (result.reading?.legible || isFormReading(result.reading)) return result;
    results.push(result);
  }
  const best = results.toSorted((left, right) => scoreOf(right) - scoreOf(left))[0] ?? description;
  return { ...best, findings: results.flatMap((result) => result.findings) };
}

function scoreOf(file: FileReading): number {
  return file.reading?.score ?? -1;
}

async function tryReader(
  reader: Reader,
  file: FormFile,
  description: FileReading,
  context: ReadContext,
): Promise<FileReading> {
  const described = { ...description, reader: reader.name };
  try {
    const reading = withoutIssuedWords(await reader.read(file, context), context);
    return { ...described, reading: { ...reading, issuedPlain: wasIssuedPlain(reading, context) } };
  } catch (error) {
    if (error instanceof UnreadableFile) return refuse(described, error.code, error);
    // A reader that meets something it was not written for: its own words are for developers, not for staff.
    return refuse(described, 'attachment-damaged', say('file-not-read'));
  }
}

function describe(file: FormFile): FileReading {
  return {
    name: file.name,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    size: file.bytes.length,
    format: detectFormat(file.bytes),
    reader: null,
    reading: null,
    findings: [],
  };
}

function passOver(file: FormFile): FileReading {
  return refuse(describe(file), 'attachment-skipped', say('file-passed-over', { most: MOST_FILES }));
}

function refuse(file: FileReading, code: Finding['code'], why: Saying): FileReading {
  return { ...file, findings: [{ code, ...say('of-file', { file: file.name, what: why }) }] };
}
