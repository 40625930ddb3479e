import { type CompoundFile, openCompoundFile } from '../../forms/readers/doc/compound-file.ts';
import { say } from '../sentences.ts';
import { type Budget, type Contained, type Opened, type Problem, unopened } from './contained.ts';
import { documentIn } from './embedded-object.ts';
import { MAPI, MAPI_TYPE, type MapiAttachment, type MapiValue, mapiAttachment, mapiContents } from './mapi.ts';

const ATTACHMENT = /^__attach_version1\.0_#/i;
const STREAM = /^__substg1\.0_([0-9a-f]{4})([0-9a-f]{4})$/i;
/** Where the entries of fixed size begin in a message's property stream: a little later in the outermost one. */
const FIXED_ENTRIES = { outermost: 32, embedded: 24 } as const;
const ENTRY_SIZE = 16;
/** Messages within messages, inside one Outlook file. */
const DEEPEST = 5;

/** Opens a message saved from Outlook ([MS-OXMSG]): its bodies, its attachments, and the messages attached to it. */
export function openOutlook(bytes: Uint8Array, budget: Budget): Opened {
  return openMessage(openCompoundFile(bytes), 'outermost', budget, 0);
}

function openMessage(storage: CompoundFile, place: keyof typeof FIXED_ENTRIES, budget: Budget, depth: number): Opened {
  if (depth > DEEPEST) return unopened('attachment-too-large', say('enclosed-mails-deep'));
  const attachments: MapiAttachment[] = [];
  const embedded: Contained[] = [];
  const problems: Problem[] = [];
  const subjects: string[] = [];
  for (const name of storage.names.filter((each) => ATTACHMENT.test(each)).toSorted()) {
    const inside = storage.storage(name);
    if (!inside || attachments.length + embedded.length > budget.entries) continue;
    const opened = openAttachment(inside, budget, depth, attachments.length + 1);
    if ('bytes' in opened) attachments.push(opened);
    else {
      embedded.push(...opened.contained);
      problems.push(...opened.problems);
      subjects.push(...(opened.subjects ?? []));
    }
  }
  const properties = new Map([...streamProperties(storage), ...fixedProperties(storage, FIXED_ENTRIES[place])]);
  const opened = mapiContents(properties, attachments);
  return {
    contained: [...opened.contained, ...embedded],
    problems: [...opened.problems, ...problems],
    subjects: [...(opened.subjects ?? []), ...subjects],
  };
}

/** An attachment's bytes, or what the message attached here held. */
function openAttachment(
  storage: CompoundFile,
  budget: Budget,
  depth: number,
  position: number,
): MapiAttachment | Opened {
  const properties = streamProperties(storage);
  const data = properties.get(MAPI.attachData);
  const attachment = mapiAttachment(properties, data?.bytes ?? new Uint8Array(), `attachment-${position}`);
  if (data) return attachment;
  const object = storage.storage(`__substg1.0_3701${hex(MAPI_TYPE.object)}`);
  if (!object) return attachment;
  const isMessage = object.names.includes('__properties_version1.0');
  const found = isMessage ? null : documentIn(attachment.name, object);
  if (found) return { ...attachment, name: found.name, bytes: found.bytes };
  const opened = isMessage
    ? openMessage(object, 'embedded', budget, depth + 1)
    : unopened('attachment-skipped', say('enclosed-object'));
  const path = (name: string | undefined) => (name ? `${attachment.name}/${name}` : attachment.name);
  return {
    ...opened,
    contained: opened.contained.map((each) => ({ ...each, name: path(each.name) })),
    problems: opened.problems.map((problem) => ({ ...problem, name: path(problem.name) })),
  };
}

/** The properties that have a stream of their own: strings and bytes. */
function streamProperties(storage: CompoundFile): Map<number, MapiValue> {
  const properties = new Map<number, MapiValue>();
  for (const name of storage.names) {
    const [, id, type] = STREAM.exec(name) ?? [];
    const bytes = id && type ? storage.stream(name) : null;
    if (id && type && bytes) properties.set(Number.parseInt(id, 16), { type: Number.parseInt(type, 16), bytes });
  }
  return properties;
}

/** The one number that matters, the code page of eight-bit bodies, stands in the property stream. */
function fixedProperties(storage: CompoundFile, start: number): Map<number, MapiValue> {
  const properties = new Map<number, MapiValue>();
  const stream = storage.stream('__properties_version1.0') ?? Buffer.alloc(0);
  for (let at = start; at + ENTRY_SIZE <= stream.length; at += ENTRY_SIZE) {
    const type = stream.readUInt16LE(at);
    if (type === MAPI_TYPE.integer32)
      properties.set(stream.readUInt16LE(at + 2), { type, bytes: stream.subarray(at + 8, at + 12) });
  }
  return properties;
}

function hex(type: number): string {
  return type.toString(16).toUpperCase().padStart(4, '0');
}
