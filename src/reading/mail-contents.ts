import { createHash } from 'node:crypto';
import { type DrawnDocument, drawDocument, isDrawn } from '../forms/draw-document.ts';
import { detectFormat } from '../forms/formats/detect-format.ts';
import type { Format } from '../forms/formats/format.ts';
import type { FormFile } from '../forms/reader.ts';
import { countPages } from '../forms/show-page.ts';
import { openEnvelopes } from '../intake/envelopes/open-envelopes.ts';
import { parseMessage } from '../intake/parse-message.ts';
import type { ParsedMessage } from '../intake/parsed-message.ts';

/** A file of a mail, as a person chooses one to look at or to save. */
export interface ContainedFile {
  /** With the containers it lay in: "reply.zip/Annex 2.docx". */
  name: string;
  /** Of its bytes, hexadecimal, as evidence names it. */
  sha256: string;
  size: number;
  format: Format;
  /** Pages that can be shown as pictures; 0 for a document that is drawn, or cannot be shown. */
  pages: number;
  /** Whether it can be drawn from what is read of it. */
  drawn: boolean;
  /** `attachment`: as the mail carried it; `packed`: taken out of one; `body`: a text of the mail itself. */
  role: 'attachment' | 'packed' | 'body';
}

/** What a mail holds, for a person to look at: texts as text, files by name. */
export interface MailContents {
  from: string | null;
  to: string[];
  subject: string;
  /** What the sender's clock claimed. */
  date: Date | null;
  text: string | null;
  /** Whether the text was cut at the limit. */
  textCut: boolean;
  files: ContainedFile[];
  /** Whether there are more files than are listed. */
  filesCut: boolean;
}

/** Of text documents only those of scanned pages have any. */
const HAVE_PAGES: ReadonlySet<Format> = new Set<Format>(['pdf', 'image', 'docx', 'doc', 'odt']);
const MOST_TEXT = 100_000;
const MOST_FILES = 200;
/** Pages of a document that are offered one by one. */
const MOST_PAGES = 40;

/** Takes a mail apart for a person to look at; no form is read. Runs in the reading processes. */
export async function mailContents(raw: Uint8Array): Promise<MailContents> {
  const parsed = await parseMessage(raw);
  const { attached, packed, bodies } = await filesOf(parsed);
  const named = [
    ...attached.map((file) => ({ file, role: 'attachment' as const })),
    ...packed.map((file) => ({ file, role: 'packed' as const })),
    ...bodies.map((file) => ({ file, role: 'body' as const })),
  ];
  const files: ContainedFile[] = [];
  for (const { file, role } of named.slice(0, MOST_FILES)) files.push(await describe(file, role));
  const text = parsed.text ?? (await textOfHtml(bodies));
  return {
    from: parsed.from ? addressLine(parsed.from) : null,
    to: parsed.to.slice(0, 20).map(addressLine),
    subject: parsed.subject,
    date: parsed.date,
    text: text?.slice(0, MOST_TEXT) ?? null,
    textCut: (text?.length ?? 0) > MOST_TEXT,
    files,
    filesCut: named.length > MOST_FILES || parsed.flags.includes('parts-dropped'),
  };
}

/** A file of a mail by its hash, whatever it was packed in; null where the mail holds no such file. */
export async function fileOfMail(raw: Uint8Array, sha256: string): Promise<FormFile | null> {
  const { attached, packed, bodies } = await filesOf(await parseMessage(raw));
  return [...attached, ...packed, ...bodies].find((file) => hashOf(file.bytes) === sha256) ?? null;
}

/** A document of a mail, drawn; null where the mail holds no such file, or the file cannot be drawn. */
export async function drawFile(raw: Uint8Array, sha256: string): Promise<DrawnDocument | null> {
  const file = await fileOfMail(raw, sha256);
  return file && drawOrNot(file);
}

/** A reader may meet something that it was not written for: the person then opens the file by hand. */
async function drawOrNot(file: FormFile): Promise<DrawnDocument | null> {
  return drawDocument(file).catch(() => null);
}

async function filesOf(parsed: ParsedMessage) {
  const { files, bodies } = await openEnvelopes(parsed);
  const attached = parsed.attachments.map(({ name, bytes }) => ({ name, bytes }));
  const known = new Set(attached.map(({ bytes }) => hashOf(bytes)));
  return { attached, packed: files.filter(({ bytes }) => !known.has(hashOf(bytes))), bodies };
}

async function describe(file: FormFile, role: ContainedFile['role']): Promise<ContainedFile> {
  const format = detectFormat(file.bytes);
  const pages = HAVE_PAGES.has(format) ? await countPages(file.bytes) : 0;
  return {
    name: file.name.slice(0, 300),
    sha256: hashOf(file.bytes),
    size: file.bytes.length,
    format,
    pages: Math.min(pages, MOST_PAGES),
    drawn: isDrawn(format),
    role,
  };
}

/** The words of a mail that is written in HTML alone. */
async function textOfHtml(bodies: readonly FormFile[]): Promise<string | null> {
  const body = bodies.find(({ name }) => name === 'body.html');
  const drawn = body ? await drawOrNot(body) : null;
  return drawn?.paragraphs.map(({ runs }) => runs.map((run) => run.text).join('')).join('\n') ?? null;
}

function addressLine({ name, address }: { name: string; address: string }): string {
  return (name ? `${name} <${address}>` : address).slice(0, 300);
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
