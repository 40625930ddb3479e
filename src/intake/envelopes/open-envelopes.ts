import type { Finding } from '../../domain/finding.ts';
import { detectFormat, stripLeadingJunk } from '../../forms/formats/detect-format.ts';
import type { Format } from '../../forms/formats/format.ts';
import type { FormFile } from '../../forms/reader.ts';
import { withoutFileSignature } from '../clear-signed.ts';
import { displayText } from '../message-headers.ts';
import type { ParsedMessage } from '../parsed-message.ts';
import { say } from '../sentences.ts';
import { undoBase64 } from './base64-text.ts';
import { type Budget, type Contained, NOTHING, type Opened, type Opener, type Problem } from './contained.ts';
import { isDecoration } from './decoration.ts';
import { ENCLOSED } from './enclosed-documents.ts';
import { openGzip } from './gzip.ts';
import { macFile } from './mac-file.ts';
import { openMail, takeApart } from './mail.ts';
import { openOutlook } from './outlook.ts';
import { openSmime } from './smime.ts';
import { openTar } from './tar.ts';
import { openTnef } from './tnef.ts';
import { holdsUuencoded, openUuencoded } from './uuencoded-file.ts';
import { openZip } from './zip.ts';

/** What may be unpacked from one mail. Beyond it the rest stays closed, and findings say so. */
export const ENVELOPE_LIMITS = {
  /** Containers within containers. */
  depth: 5,
  entries: 500,
  bytes: 100 * 1024 * 1024,
} as const;

export interface OpenedEnvelopes {
  /** Everything that may be a form or accompany one. */
  files: FormFile[];
  /** The texts of the mail and of mails attached to it: `body.html` or `body.txt`, outermost first. */
  bodies: FormFile[];
  /** The subjects of the mails that lie in the mail. */
  subjects: string[];
  /** Logos, signatures and cards that were left out: display only. */
  decorations: string[];
  findings: Finding[];
}

/** The formats that are containers, and what opens them. */
const OPENERS: Partial<Record<Format, Opener>> = {
  zip: openZip,
  gzip: openGzip,
  tar: openTar,
  message: openMail,
  outlook: openOutlook,
  tnef: openTnef,
  smime: openSmime,
};

/**
 * Opens what the attachments of a mail are packed in, down to plain files. Formats are told by the bytes alone. Never
 * throws: what cannot be opened, is encrypted or lies beyond the limits becomes a finding that names it.
 */
export function openEnvelopes(message: ParsedMessage): Promise<OpenedEnvelopes> {
  return openAll(takeApart(message));
}

/** The same for a file that came by another way than mail. */
export function openFile(file: FormFile): Promise<OpenedEnvelopes> {
  return openAll({ contained: [{ ...file, role: 'file' }], problems: [] });
}

async function openAll(opened: Opened): Promise<OpenedEnvelopes> {
  const work: Work = {
    result: { files: [], bodies: [], subjects: [], decorations: [], findings: [] },
    budget: { entries: ENVELOPE_LIMITS.entries, bytes: ENVELOPE_LIMITS.bytes },
  };
  await unpack(opened, '', 0, work);
  return work.result;
}

const LONGEST_SUBJECT = 500;

interface Work {
  result: OpenedEnvelopes;
  budget: Budget;
}

async function unpack(opened: Opened, path: string, depth: number, work: Work): Promise<void> {
  for (const subject of opened.subjects ?? []) work.result.subjects.push(displayText(subject, LONGEST_SUBJECT));
  for (const problem of opened.problems) report(problem, problem.name ? path + problem.name : path.slice(0, -1), work);
  for (const each of opened.contained) {
    work.budget.entries -= 1;
    const name = path + (displayText(each.name, 200) || 'unnamed');
    if (work.budget.entries < 0) {
      report({ code: 'attachment-skipped', ...say('files-too-many', { most: ENVELOPE_LIMITS.entries }) }, name, work);
      return;
    }
    await place({ ...each, name }, depth, work);
  }
}

/** Puts one thing where it belongs, or opens it if it is a container itself. */
async function place(each: Contained, depth: number, work: Work): Promise<void> {
  const bytes = stripLeadingJunk(withoutFileSignature(undoBase64(macFile(each.bytes) ?? each.bytes)));
  const format = detectFormat(bytes);
  const opener = OPENERS[format] ?? (format === 'text' && holdsUuencoded(bytes) ? openUuencoded : undefined);
  const { result } = work;
  if (each.role === 'body') placeBody(each, work);
  else if (isDecoration(bytes, format, each.name)) result.decorations.push(each.name);
  else if (format === 'empty') report({ code: 'attachment-empty', ...say('enclosed-empty') }, each.name, work);
  else if (format === 'archive') report(ARCHIVE_SKIPPED, each.name, work);
  else if (isPgp(bytes)) report(PGP_ENCRYPTED, each.name, work);
  else if (opener) await open(opener, { ...each, bytes }, depth, work);
  else {
    result.files.push({ name: each.name, bytes });
    if (ENCLOSED[format]) await openEnclosed(ENCLOSED[format], { ...each, bytes }, depth, work);
  }
}

async function open(opener: Opener, each: Contained, depth: number, work: Work): Promise<void> {
  if (depth >= ENVELOPE_LIMITS.depth) {
    const saying = say('enclosed-deep', { depth: ENVELOPE_LIMITS.depth });
    report({ code: 'attachment-too-large', ...saying }, each.name, work);
    return;
  }
  let opened: Opened;
  try {
    opened = await opener(each.bytes, work.budget);
  } catch {
    report({ code: 'attachment-damaged', ...say('enclosed-damaged') }, each.name, work);
    return;
  }
  await unpack(opened, `${each.name}/`, depth + 1, work);
}

/** The documents within a document. One that is damaged is left to its reader, who says what is wrong with it. */
async function openEnclosed(opener: Opener, each: Contained, depth: number, work: Work): Promise<void> {
  const opened = await Promise.resolve()
    .then(() => opener(each.bytes, work.budget))
    .catch(() => NOTHING);
  if (opened.contained.length > 0 && depth >= ENVELOPE_LIMITS.depth) {
    const saying = say('enclosed-deep', { depth: ENVELOPE_LIMITS.depth });
    report({ code: 'attachment-too-large', ...saying }, each.name, work);
  } else await unpack(opened, `${each.name}/`, depth + 1, work);
}

function placeBody(body: Contained, work: Work): void {
  if (isPgp(body.bytes)) report(PGP_ENCRYPTED, body.name, work);
  else work.result.bodies.push({ name: body.name, bytes: body.bytes });
}

function report(problem: Problem, name: string, work: Work): void {
  work.result.findings.push({ code: problem.code, ...say('in-file', { file: name, what: problem }) });
}

const ARCHIVE_SKIPPED: Problem = {
  code: 'attachment-skipped',
  ...say('enclosed-archive'),
};

const PGP_ENCRYPTED: Problem = { code: 'attachment-encrypted', ...say('enclosed-pgp') };

/** The first packet of an encrypted OpenPGP file: a session key for a recipient, or for a password (RFC 4880 §5.1, §5.3). */
const SESSION_KEY = /^(?:(?:84..|85.{4}|c1[0-b].|c1[cd].{3})03|(?:8c|c3)..040[1-9a-d])/;

function isPgp(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 2048)).toString('latin1');
  return (
    /^-----BEGIN PGP MESSAGE-----\s*$/m.test(start) || SESSION_KEY.test(Buffer.from(start, 'latin1').toString('hex'))
  );
}
