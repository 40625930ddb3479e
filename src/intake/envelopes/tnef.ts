import type { Budget, Opened } from './contained.ts';
import {
  MAPI,
  MAPI_TYPE,
  type MapiAttachment,
  type MapiProperties,
  mapiAttachment,
  mapiContents,
  mapiText,
} from './mapi.ts';
import { readMapiProperties } from './tnef-properties.ts';

/** Attributes of [MS-OXTNEF] 2.1.3.2 that matter here. */
const ATTRIBUTE = {
  body: 0x0002800c,
  attachTitle: 0x00018010,
  attachData: 0x0006800f,
  messageProperties: 0x00069003,
  attachStart: 0x00069002,
  attachProperties: 0x00069005,
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
  let message = new Map<number, { type: number; bytes: Uint8Array }>();
  let complete = true;
  for (const { id, data } of attributes(bytes, () => (complete = false))) {
    const draft = drafts.at(-1);
    if (id === ATTRIBUTE.attachStart) drafts.push({ title: null, data: new Uint8Array(), properties: new Map() });
    else if (id === ATTRIBUTE.messageProperties) message = new Map([...message, ...readMapiProperties(data)]);
    else if (id === ATTRIBUTE.body && !message.has(MAPI.body)) {
      message.set(MAPI.body, { type: MAPI_TYPE.string8, bytes: data });
    } else if (draft && id === ATTRIBUTE.attachTitle) {
      draft.title = mapiText({ type: MAPI_TYPE.string8, bytes: data }, null);
    } else if (draft && id === ATTRIBUTE.attachData) draft.data = data;
    else if (draft && id === ATTRIBUTE.attachProperties) draft.properties = readMapiProperties(data);
  }
  const problems: Opened['problems'] = complete
    ? []
    : [{ code: 'attachment-damaged', message: 'It is cut off; parts of it may be missing.' }];
  return { contained: mapiContents(message, drafts.map(toAttachment)), problems };
}

/** The attributes one after the other; a cut-off one ends the list, and the caller is told. */
function* attributes(bytes: Uint8Array, onCutOff: () => void): Generator<{ id: number; data: Uint8Array }> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < HEADER_SIZE || view.readUInt32LE(0) !== SIGNATURE) return onCutOff();
  for (let at = HEADER_SIZE; at < view.length; ) {
    // Level, identifier, length; then the data and a checksum of two bytes.
    if (at + 9 > view.length) return onCutOff();
    const start = at + 9;
    const end = start + view.readUInt32LE(at + 5);
    if (end > view.length) return onCutOff();
    yield { id: view.readUInt32LE(at + 1), data: view.subarray(start, end) };
    at = end + 2;
  }
}

function toAttachment(draft: Draft, index: number): MapiAttachment {
  const fallback = draft.title || `attachment-${index + 1}`;
  const object = draft.properties.get(MAPI.attachData);
  // An embedded message lies in the properties, as a TNEF stream of its own behind the interface's identifier.
  const embedded = draft.data.length === 0 && object ? object.bytes : draft.data;
  const data =
    object?.type === MAPI_TYPE.object && embedded === object.bytes ? embedded.subarray(INTERFACE_ID) : embedded;
  return mapiAttachment(draft.properties, data, fallback);
}
