import { readdirSync, readFileSync } from 'node:fs';

const MAILS = new URL('../corpus/mails/', import.meta.url);

/** One mail of the corpus by its name, without `.eml`. */
export function mail(name: string): Buffer {
  return readFileSync(new URL(`${name}.eml`, MAILS));
}

/** Every mail of the corpus. */
export function allMails(): { name: string; bytes: Buffer }[] {
  const names = readdirSync(MAILS).filter((name) => name.endsWith('.eml'));
  return names.map((name) => ({ name, bytes: readFileSync(new URL(name, MAILS)) }));
}

/** A mail written in a test, with CRLF line ends. */
export function written(...lines: string[]): Buffer {
  return Buffer.from(lines.join('\r\n'));
}
