import { detectFormat } from '../../forms/formats/detect-format.ts';
import { say } from '../sentences.ts';
import { decodeText } from '../text-encoding.ts';
import type { Budget, Opened } from './contained.ts';
import {
  codePageLabel,
  MAPI,
  MAPI_TYPE,
  type MapiAttachment,
  type MapiProperties,
  type MapiValue,
  mapiAttachment,
  mapiContents,
} from './mapi.ts';
import { readMapiProperties } from './tnef-properties.ts';

/**
 * Attributes of [MS-OXTNEF] 2.1.3.2 that matter here, by the number alone: the type in the identifier's upper half is
 * not always set.
 */
const ATTRIBUTE = {
  body: 0x800c,
  attachData: 0x800f,
  attachTitle: 0x8010,
  attachStart: 0x9002,
  messageProperties: 0x9003,
  attachProperties: 0x9005,
  codePage: 0x9007,
} as const;

const SIGNATURE = 0x223e9f78;
const HEADER_SIZE = 6;
/** What is skipped in front of an embedded message: the identifier of the interface it is read with. */
const INTERFACE_ID = 16;

interface Draft {
  title: string | null;
  data: Uint8Array;
  properties: MapiProperties;
}

/** Opens winmail.dat: what Outlook makes of a mail for readers that it takes for its own kind ([MS-OXTNEF]). */
export function openTnef(bytes: Uint8Array, _budget: Budget): Opened {
  const drafts: Draft[] = [];
  const message = new Map<number, MapiValue>();
  let charset: string | null = null;
  let complete = true;
  for (const { id, data } of attributes(bytes, () => (complete = false))) {
    const draft = drafts.at(-1);
    if (id === ATTRIBUTE.codePage) charset = codePageLabel(data);
    else if (id === ATTRIBUTE.attachStart) drafts.push({ title: null, data: new Uint8Array(), properties: new Map() });
    else if (id === ATTRIBUTE.messageProperties) addAll(message, readMapiProperties(data));
    else if (id === ATTRIBUTE.body) addAll(message, new Map([[MAPI.body, { type: MAPI_TYPE.string8, bytes: data }]]));
    else if (draft && id === ATTRIBUTE.attachTitle) draft.title = decodeText(data, charset).replace(/\0.*$/s, '');
    else if (draft && id === ATTRIBUTE.attachData) draft.data = data;
    else if (draft && id === ATTRIBUTE.attachProperties) draft.properties = readMapiProperties(data);
  }
  const attachments = drafts.map((draft, index) => toAttachment(draft, charset, index));
  const opened = mapiContents(message, attachments, charset);
  if (!complete) opened.problems.push({ code: 'attachment-damaged', ...say('enclosed-cut-off') });
  return opened;
}

/** A property given twice keeps its first value. */
function addAll(properties: Map<number, MapiValue>, more: MapiProperties): void {
  for (const [id, value] of more) if (!properties.has(id)) properties.set(id, value);
}

/** The attributes one after the other; a cut-off one ends the list, and the caller is told. */
function* attributes(bytes: Uint8Array, onCutOff: () => void): Generator<{ id: number; data: Uint8Array }> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < HEADER_SIZE || view.readUInt32LE(0) !== SIGNATURE) return onCutOff();
  for (let at = HEADER_SIZE; at < view.length && !isPadding(view.subarray(at)); ) {
    // Level, identifier, length; then the data and a checksum of two bytes.
    if (at + 9 > view.length) return onCutOff();
    const start = at + 9;
    const end = start + view.readUInt32LE(at + 5);
    if (end > view.length) return onCutOff();
    yield { id: view.readUInt16LE(at + 1), data: view.subarray(start, end) };
    at = end + 2;
  }
}

/** Line ends and zeros that a transport appended. */
function isPadding(rest: Uint8Array): boolean {
  return rest.length < 9 && rest.every((byte) => byte === 0 || byte === 10 || byte === 13);
}

function toAttachment(draft: Draft, charset: string | null, index: number): MapiAttachment {
  return mapiAttachment(draft.properties, dataOf(draft), draft.title || `attachment-${index + 1}`, charset);
}

/**
 * An embedded message lies in the properties, as a TNEF stream of its own behind an interface's identifier; the data
 * beside it is then only a note for other programs.
 */
function dataOf({ data, properties }: Draft): Uint8Array {
  const inside = properties.get(MAPI.attachData);
  if (!inside) return data;
  const bytes = inside.type === MAPI_TYPE.object ? inside.bytes.subarray(INTERFACE_ID) : inside.bytes;
  return data.length === 0 || detectFormat(bytes) === 'tnef' ? bytes : data;
}
