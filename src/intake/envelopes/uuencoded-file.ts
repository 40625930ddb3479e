import { takeUuencoded } from '../uuencoded.ts';
import type { Opened } from './contained.ts';

/** Whether a file is a uuencoded one: mail programs attach them with or without saying so. */
export function holdsUuencoded(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString('latin1');
  return /^begin(?:-base64)? [0-7]{3,4} /m.test(start) && takeUuencoded(textOf(bytes)).files.length > 0;
}

/** Its files, and the text around them where there is one. */
export function openUuencoded(bytes: Uint8Array): Opened {
  const { text, files } = takeUuencoded(textOf(bytes));
  const contained = files.map((file) => ({ ...file, role: 'file' as const }));
  const rest = text.trim() === '' ? [] : [{ name: 'text', bytes: Buffer.from(text, 'latin1'), role: 'file' as const }];
  return { contained: [...contained, ...rest], problems: [] };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').replace(/\r\n?/g, '\n');
}
