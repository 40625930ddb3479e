import CFB from 'cfb';

export interface OutlookMessage {
  subject?: string;
  body?: string;
  html?: Uint8Array;
  /** Code page of the HTML's bytes. */
  codePage?: number;
  attachments: readonly (
    | { name: string; bytes: Uint8Array }
    | { name: string; message: OutlookMessage }
    /** An object of another program, as one stream. */
    | { name: string; stream: string; content: Uint8Array }
  )[];
}

/** A message as Outlook saves it ([MS-OXMSG]), as far as reading needs. */
export function outlookFile(message: OutlookMessage): Buffer {
  const file = CFB.utils.cfb_new();
  writeMessage(file, '', message, 32);
  CFB.utils.cfb_add(file, '/__nameid_version1.0/__substg1.0_00020102', Buffer.alloc(16));
  // The library marks each file as its own; a saved message has no such stream.
  CFB.utils.cfb_del(file, '/\u0001Sh33tJ5');
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Buffer);
}

function writeMessage(file: CFB.CFB$Container, path: string, message: OutlookMessage, headerSize: number): void {
  const add = (name: string, bytes: Uint8Array) => CFB.utils.cfb_add(file, `${path}/${name}`, Buffer.from(bytes));
  add('__properties_version1.0', Buffer.concat([Buffer.alloc(headerSize), codePageEntry(message.codePage ?? 65001)]));
  if (message.subject !== undefined) add('__substg1.0_0037001F', Buffer.from(message.subject, 'utf16le'));
  if (message.body !== undefined) add('__substg1.0_1000001F', Buffer.from(message.body, 'utf16le'));
  if (message.html) add('__substg1.0_10130102', message.html);
  message.attachments.forEach((attachment, index) => {
    const inside = `__attach_version1.0_#0000000${index}`;
    add(`${inside}/__substg1.0_3707001F`, Buffer.from(attachment.name, 'utf16le'));
    add(`${inside}/__properties_version1.0`, Buffer.alloc(8));
    if ('bytes' in attachment) add(`${inside}/__substg1.0_37010102`, attachment.bytes);
    else if ('stream' in attachment) add(`${inside}/__substg1.0_3701000D/${attachment.stream}`, attachment.content);
    else writeMessage(file, `${path}/${inside}/__substg1.0_3701000D`, attachment.message, 24);
  });
}

/** PidTagInternetCodepage, a 32-bit integer. */
function codePageEntry(codePage: number): Buffer {
  const entry = Buffer.alloc(16);
  entry.writeUInt32LE(0x3fde0003, 0);
  entry.writeUInt32LE(6, 4);
  entry.writeUInt32LE(codePage, 8);
  return entry;
}
