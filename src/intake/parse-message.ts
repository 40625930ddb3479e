import { type AttachmentStream, MailParser, type MessageText } from 'mailparser';
import { detectFormat } from '../forms/formats/detect-format.ts';
import { withoutClearSignature } from './clear-signed.ts';
import { joinFlowed } from './flowed-text.ts';
import { isCutOff, mendLineEnds, repairBoundary, shortenHeader } from './mend-mime.ts';
import { collectHeaders, displayFileName, fileNameOf, messageFields, parameterOf } from './message-headers.ts';
import type { Attachment, MessageFlag, ParsedMessage } from './parsed-message.ts';
import { decodeText } from './text-encoding.ts';
import { takeUuencoded, type Uuencoded } from './uuencoded.ts';

/** What one mail may hold. Beyond it the rest is left out, and a flag says so. */
export const MESSAGE_LIMITS = {
  /** MIME parts of any kind; nesting cannot be deeper than that either. */
  parts: 1000,
  attachments: 200,
  /** Decoded bytes of all attachments. */
  attachmentBytes: 100 * 1024 * 1024,
  /** Characters of each body. */
  bodyLength: 2 * 1024 * 1024,
} as const;

/** A leaf of the MIME tree, decoded from its transfer encoding and otherwise untouched. */
interface Leaf {
  name: string | null;
  declaredType: string;
  charset: string | null;
  /** Whether its lines are flowed, and then whether the blanks at their ends are dropped. */
  flowed: { dropsBlank: boolean } | null;
  disposition: string | null;
  contentId: string | null;
  bytes: Uint8Array;
}

/**
 * Takes a mail apart. Never throws on any input: what is damaged or beyond the limits is left out, and `flags` says so.
 * Attached messages and archives stay closed (`openEnvelopes` opens them).
 */
export async function parseMessage(raw: Uint8Array): Promise<ParsedMessage> {
  const flags = new Set<MessageFlag>();
  const shortened = shortenHeader(mendLineEnds(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)));
  if (shortened.cut) flags.add('header-cut');
  const mended = repairBoundary(shortened.bytes);
  if (mended.repaired || isCutOff(mended.bytes)) flags.add('mime-damaged');
  const { leaves, headerLines } = await splitMime(mended.bytes, flags);
  const headers = collectHeaders(headerLines);
  const { fields, flags: fieldFlags } = messageFields(headers);
  for (const flag of fieldFlags) flags.add(flag);
  const bodies = leaves.filter(isBody);
  const text = joinBodies(bodies, 'text/plain', flags);
  const within = takeUuencoded(withoutClearSignature(text ?? ''));
  const attached = [...leaves.filter((leaf) => !isBody(leaf)).map(toAttachment), ...within.files.map(attachUuencoded)];
  if (attached.length > MESSAGE_LIMITS.attachments) flags.add('parts-dropped');
  return {
    ...fields,
    text: text === null ? null : within.text,
    html: joinBodies(bodies, 'text/html', flags),
    attachments: attached.slice(0, MESSAGE_LIMITS.attachments),
    flags: [...flags],
  };
}

/** Runs mailparser over the mail and collects every leaf's bytes, up to the limits. */
function splitMime(bytes: Buffer, flags: Set<MessageFlag>) {
  return new Promise<{ leaves: Leaf[]; headerLines: { key: string; line: string }[] }>((resolve) => {
    const parser = new MailParser({
      maxChildNodes: MESSAGE_LIMITS.parts,
      ignoreEmbedded: true,
      keepDeliveryStatus: true,
      checksumAlgo: false,
      skipHtmlToText: true,
      skipTextToHtml: true,
    });
    keepTextAsBytes(parser);
    const leaves: Leaf[] = [];
    const budget = { bytes: MESSAGE_LIMITS.attachmentBytes };
    const finish = () => resolve({ leaves, headerLines: [...(parser.headerLines || [])] });
    parser.on('data', (part: AttachmentStream | MessageText) => {
      if (part.type === 'attachment') collectLeaf(part, leaves, budget, flags);
    });
    parser.once('end', finish);
    parser.on('error', () => {
      // mailparser stops at its limits and at nothing else: what it gave so far is whole.
      flags.add('parts-dropped');
      finish();
    });
    parser.end(bytes);
  });
}

/**
 * mailparser decodes inline text parts into one text; a Word file that is labelled text/plain would be lost in it. With
 * an empty list of text types every leaf arrives as bytes, and `isBody` decides by them.
 */
function keepTextAsBytes(parser: MailParser): void {
  Object.assign(parser, { textTypes: [] });
}

function collectLeaf(part: AttachmentStream, leaves: Leaf[], budget: { bytes: number }, flags: Set<MessageFlag>): void {
  const chunks: Buffer[] = [];
  const wanted = leaves.length < MESSAGE_LIMITS.attachments;
  part.content.on('data', (chunk: Buffer) => {
    budget.bytes -= chunk.length;
    if (wanted && budget.bytes >= 0) chunks.push(chunk);
  });
  const finish = () => {
    if (part.release === null) return;
    if (wanted && budget.bytes >= 0) leaves.push(toLeaf(part, Buffer.concat(chunks)));
    else flags.add('parts-dropped');
    part.release();
  };
  part.content.once('end', finish);
  // A transfer encoding that breaks off: what was decoded so far is the attachment.
  part.content.once('error', () => {
    flags.add('mime-damaged');
    finish();
  });
}

function toLeaf(part: AttachmentStream, bytes: Uint8Array): Leaf {
  const type = part.headers.get('content-type');
  return {
    name: fileNameOf(part),
    declaredType: parameterOf(type, null)?.toLowerCase() ?? part.contentType,
    charset: parameterOf(type, 'charset'),
    flowed:
      parameterOf(type, 'format')?.toLowerCase() === 'flowed'
        ? { dropsBlank: parameterOf(type, 'delsp')?.toLowerCase() === 'yes' }
        : null,
    disposition: part.contentDisposition ?? null,
    contentId: part.cid || null,
    bytes,
  };
}

/** A text without a file name that is not offered as a file, and whose bytes are indeed text. */
function isBody(leaf: Leaf): boolean {
  if (leaf.name !== null || leaf.disposition === 'attachment') return false;
  if (leaf.declaredType !== 'text/plain' && leaf.declaredType !== 'text/html') return false;
  const format = detectFormat(leaf.bytes);
  // In two bytes a letter, without a mark at the beginning, other scripts than Latin look like anything.
  if (format === 'unknown' && /^utf-?16/i.test(leaf.charset ?? '')) return true;
  return format === 'text' || format === 'html' || format === 'empty' || format === 'message';
}

function joinBodies(bodies: Leaf[], type: string, flags: Set<MessageFlag>): string | null {
  const texts = bodies.filter((leaf) => leaf.declaredType === type).map(bodyText);
  if (texts.length === 0) return null;
  const joined = texts.join('\n');
  if (joined.length > MESSAGE_LIMITS.bodyLength) flags.add('body-cut');
  return joined.slice(0, MESSAGE_LIMITS.bodyLength);
}

function bodyText(leaf: Leaf): string {
  const text = decodeText(leaf.bytes, leaf.charset).replace(/\r\n?/g, '\n');
  return leaf.flowed ? joinFlowed(text, leaf.flowed.dropsBlank) : text;
}

function attachUuencoded({ name, bytes }: Uuencoded['files'][number], index: number): Attachment {
  const shown = displayFileName(name) ?? `uuencoded-${index + 1}`;
  return { name: shown, bytes, declaredType: 'application/octet-stream', disposition: 'attachment', contentId: null };
}

function toAttachment(leaf: Leaf, index: number): Attachment {
  return {
    name: leaf.name ?? `unnamed-${index + 1}`,
    declaredType: leaf.declaredType,
    disposition:
      leaf.disposition === 'inline' || (leaf.disposition === null && leaf.contentId) ? 'inline' : 'attachment',
    contentId: leaf.contentId,
    bytes: leaf.bytes,
  };
}
