import { say } from '../sentences.ts';
import { decodeText } from '../text-encoding.ts';
import { decompressRtf } from './compressed-rtf.ts';
import type { Opened, Problem } from './contained.ts';
import { isInlineLogo } from './decoration.ts';
import { bodies } from './mail.ts';

/** Property numbers of [MS-OXPROPS] that matter here; TNEF and Outlook files share them. */
export const MAPI = {
  subject: 0x0037,
  body: 0x1000,
  rtfCompressed: 0x1009,
  html: 0x1013,
  displayName: 0x3001,
  attachData: 0x3701,
  attachFilename: 0x3704,
  attachLongFilename: 0x3707,
  attachContentId: 0x3712,
  internetCodePage: 0x3fde,
} as const;

/** Property types of [MS-OXCDATA] 2.11.1. */
export const MAPI_TYPE = { integer32: 0x03, object: 0x0d, string8: 0x1e, unicode: 0x1f, binary: 0x102 } as const;

/** A property's value as its bytes. */
export interface MapiValue {
  type: number;
  bytes: Uint8Array;
}

export type MapiProperties = ReadonlyMap<number, MapiValue>;

export interface MapiAttachment {
  name: string;
  contentId: string | null;
  bytes: Uint8Array;
}

/** A string property; `charset` is that of eight-bit strings. */
export function mapiText(value: MapiValue | undefined, charset: string | null): string | null {
  if (!value) return null;
  const { bytes } = value;
  const text =
    value.type === MAPI_TYPE.unicode
      ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf16le')
      : decodeText(bytes, charset);
  return text.replace(/\0+$/, '');
}

/** An attachment by its properties; its data may come from elsewhere (`attAttachData`, a storage). */
export function mapiAttachment(
  properties: MapiProperties,
  bytes: Uint8Array,
  fallbackName: string,
  charset: string | null = null,
): MapiAttachment {
  const read = (id: number) => mapiText(properties.get(id), charset) || null;
  return {
    name: read(MAPI.attachLongFilename) ?? read(MAPI.attachFilename) ?? read(MAPI.displayName) ?? fallbackName,
    contentId: read(MAPI.attachContentId),
    bytes,
  };
}

/** The bodies and attachments of an Outlook message, as a mail's are given; the RTF body only without HTML. */
export function mapiContents(
  properties: MapiProperties,
  attachments: readonly MapiAttachment[],
  fallbackCharset: string | null = null,
): Opened {
  const codePage = properties.get(MAPI.internetCodePage);
  const charset = codePage ? codePageLabel(codePage.bytes) : fallbackCharset;
  const html = mapiText(properties.get(MAPI.html), charset);
  const text = mapiText(properties.get(MAPI.body), charset);
  const contained = bodies(html, text);
  const problems: Problem[] = [];
  const packed = properties.get(MAPI.rtfCompressed);
  if (packed && !html) {
    const rtf = unpackRtf(packed.bytes);
    if (rtf) contained.unshift({ name: 'body.rtf', bytes: rtf, role: 'body' });
    else if (!text) problems.push({ code: 'attachment-damaged', ...say('enclosed-text-damaged') });
  }
  const files = attachments.filter((attachment) => !isInlineLogo(attachment, html));
  for (const { name, bytes } of files) contained.push({ name, bytes, role: 'file' });
  const subject = mapiText(properties.get(MAPI.subject), charset);
  return { contained, problems, ...(subject && { subjects: [subject] }) };
}

/** The charset of a Windows code page, given as 32 bits; null where it is none that can be decoded. */
export function codePageLabel(bytes: Uint8Array): string | null {
  if (bytes.length < 4) return null;
  const number = Buffer.from(bytes).readUInt32LE(0);
  return CODE_PAGES[number] ?? `windows-${number}`;
}

const CODE_PAGES: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  20127: 'us-ascii',
  20866: 'koi8-r',
  28591: 'iso-8859-1',
  65001: 'utf-8',
};

/** A damaged body is no reason to lose the attachments: null then. */
function unpackRtf(packed: Uint8Array): Uint8Array | null {
  try {
    return decompressRtf(packed);
  } catch {
    return null;
  }
}
