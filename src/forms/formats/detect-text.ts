import type { Format } from './format.ts';
import { decodeUtf16, isUtf16 } from './utf16.ts';

/** How much of a text is looked at: its beginning tells what it is. */
const LOOKED_AT = 4096;

/** Header fields that only a mail has. `From`, `To`, `Subject`, `Date` stand on the form itself as well. */
const MAIL_ONLY = /^(?:received|return-path|mime-version|message-id|content-type|delivered-to|dkim-signature):/i;
/** Below the head of a table in Markdown, whose cells may hold tags. */
const DELIMITER_ROW = /^[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$/m;
const HEADER_FIELD = /^[!-9;-~]+:|^[ \t]|^From /;

/** Tells mail, HTML and plain text from each other, and from bytes that are no text. */
export function detectText(bytes: Uint8Array): Format {
  const text = decodeStart(bytes);
  if (text === null) return 'unknown';
  const start = text.trimStart();
  if (/^<(?:\?(?:xml|mso)|\w+:(?:wordDocument|package)\b)/.test(start)) return detectXml(start);
  // A mail may hold any number of tags: so does a web page in a single file, which Word saves in the form of one.
  if (isMail(start)) return 'message';
  return isHtml(start) && !DELIMITER_ROW.test(start) ? 'html' : 'text';
}

/** Documents in one XML file: flat OpenDocument, Word 2003 XML, flat OPC packages; and what is like them but no text. */
function detectXml(start: string): Format {
  const odf = /office:mimetype\s*=\s*["']application\/vnd\.oasis\.opendocument\.([a-z]+)/.exec(start)?.[1];
  if (odf) return odf === 'text' ? 'odt' : odf === 'spreadsheet' ? 'spreadsheet' : 'office-other';
  if (/progid="(?!Word)/i.test(start)) return 'office-other';
  if (/<\w+:wordDocument|<pkg:package|progid="Word/i.test(start)) return 'word-xml';
  return isHtml(start.replace(/^<\?[^>]*\?>\s*/, '')) ? 'html' : 'text';
}

/** A page that begins as one, or a fragment with several tags: what is pasted into a mail often has no beginning. */
function isHtml(start: string): boolean {
  const page = withoutComments(start);
  if (/^<(?:!doctype html|html|head|body|meta|table|div|p|span|font|style)\b/i.test(page)) return true;
  const tags = page.match(/<\/?(?:html|body|table|tbody|tr|td|div|p|br|span|font|b|strong)(?:\s[^<>]*)?\/?>/gi);
  return (tags?.length ?? 0) >= 4;
}

/** What follows the comments at the beginning. */
function withoutComments(start: string): string {
  let rest = start;
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 4);
    if (end < 0) break;
    rest = rest.slice(end + 3).trimStart();
  }
  return rest;
}

function isMail(start: string): boolean {
  const lines = start.split(/\r?\n/);
  const end = lines.findIndex((line) => !HEADER_FIELD.test(line));
  const header = end < 0 ? lines : lines.slice(0, end);
  return header.length >= 2 && header.some((line) => MAIL_ONLY.test(line));
}

/** The beginning as text, or null if the bytes are no text. UTF-16 needs no byte order mark. */
function decodeStart(bytes: Uint8Array): string | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, LOOKED_AT));
  if (data[0] === 0xff && data[1] === 0xfe) return data.toString('utf16le', 2);
  if (data[0] === 0xfe && data[1] === 0xff) return new TextDecoder('utf-16be').decode(data);
  if (isUtf16(data)) return decodeUtf16(data);
  if (data.includes(0)) return null;
  const controls = data.filter((byte) => byte < 32 && ![9, 10, 12, 13, 27].includes(byte)).length;
  return controls * 50 > data.length ? null : data.toString('utf8').replace(/^\ufeff/, '');
}
