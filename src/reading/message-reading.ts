import { createHash } from 'node:crypto';
import type { Finding } from '../domain/finding.ts';
import { findReferences } from '../domain/reference.ts';
import type { FormInFile } from '../forms/file-reading.ts';
import { subjectFindings } from '../forms/letters/subjects-and-file-names.ts';
import { type FilesReading, readForms } from '../forms/read-forms.ts';
import type { FormFile, ReadContext } from '../forms/reader.ts';
import { type Classification, classifyMessage } from '../intake/classify-message.ts';
import { type DeliveryReport, deliveryReport } from '../intake/delivery-report.ts';
import { type OpenedEnvelopes, openEnvelopes, openFile } from '../intake/envelopes/open-envelopes.ts';
import { parseMessage } from '../intake/parse-message.ts';
import type { Attachment, ParsedMessage } from '../intake/parsed-message.ts';
import { say } from '../intake/sentences.ts';

/** An attachment as the mail carried it, before anything was taken out of it; without its bytes. */
export interface AttachmentSummary extends Omit<Attachment, 'bytes'> {
  size: number;
  /** Hexadecimal. */
  sha256: string;
}

/** Everything that the pipeline needs of a mail. Plain data. */
export interface MessageReading {
  message: Omit<ParsedMessage, 'attachments'> & { attachments: AttachmentSummary[] };
  classification: Classification;
  /** What the mail reports of a mail of ours, if it does. */
  report: DeliveryReport | null;
  files: FilesReading;
  /** What was noticed on the way: attachments that could not be opened, parts left out, and `files.findings`. */
  findings: Finding[];
}

/** Takes a mail apart and reads every form in it. Runs in the reading processes; never throws on any input. */
export async function readMessage(raw: Uint8Array, context: ReadContext): Promise<MessageReading> {
  const parsed = await parseMessage(raw);
  const opened = await openEnvelopes(parsed);
  const files = await readForms(opened.files, opened.bodies, context);
  const classification = classifyMessage(parsed);
  const findings = [
    ...damageFindings(parsed, opened, files),
    ...opened.findings,
    ...files.findings,
    ...(files.filled ? innerSubjects(opened.subjects, files.forms) : []),
  ];
  return {
    message: { ...parsed, attachments: parsed.attachments.map(summarize) },
    classification,
    report: classification.kind === 'bounce' ? deliveryReport(parsed) : null,
    files,
    // A bounce gives back the beginning of our own mail, seldom whole: nothing of a reply is lost in that.
    findings:
      classification.kind === 'bounce' ? findings.filter(({ code }) => code !== 'attachment-damaged') : findings,
  };
}

/** Reads a file that came by another way than mail, as `readMessage` reads an attachment. */
export async function readLooseFile(file: FormFile, context: ReadContext): Promise<FilesReading> {
  const opened = await openFile(file);
  const files = await readForms(opened.files, opened.bodies, context);
  return { ...files, findings: [...opened.findings, ...files.findings] };
}

/** A mail within the mail may say in its subject that its form is not meant. Those of our own mails say nothing of a form. */
function innerSubjects(subjects: readonly string[], forms: readonly FormInFile[]): Finding[] {
  const own = subjects.filter((subject) => findReferences(subject).length === 0);
  return own.flatMap((subject) => subjectFindings(subject, forms)).slice(0, 1);
}

function summarize(attachment: Attachment): AttachmentSummary {
  const { bytes, ...rest } = attachment;
  return { ...rest, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * A mail that ends in the middle may have lost the form: staff look at it, unless a filled form arrived in a file, which
 * proves itself whole. What the end of a body that was cut says, nobody has seen.
 */
function damageFindings(parsed: ParsedMessage, opened: OpenedEnvelopes, files: FilesReading): Finding[] {
  const findings: Finding[] = [];
  const isBody = (form: FormInFile) => opened.bodies.some((body) => body.name === form.name);
  const fromFile = files.filled && !files.forms.some(isBody);
  if (parsed.flags.includes('parts-dropped')) {
    findings.push({
      code: 'attachment-skipped',
      ...say('mail-parts-dropped'),
    });
  }
  if (parsed.flags.includes('mime-damaged') && !fromFile) {
    findings.push({
      code: 'attachment-damaged',
      ...say('mail-damaged'),
    });
  }
  if (parsed.flags.includes('body-cut')) {
    findings.push({
      code: 'attachment-too-large',
      ...say('mail-body-cut'),
    });
  }
  return findings;
}
