import { readdirSync } from 'node:fs';
import { makeDirectory, writeOnce } from './mail-store.ts';

/**
 * Keeps what administrations would have received, one file a mail, named so that the newest comes last:
 * 000012-2024-01-22T09-00-05Z-delegate@example.org.eml
 */
export function openSentFolder(directory: string): (raw: Buffer, to: string, at: Date) => void {
  makeDirectory(directory);
  let last = Math.max(0, ...readdirSync(directory).map((name) => Number.parseInt(name, 10) || 0));
  return (raw, to, at) => {
    const time = at.toISOString().replace(/\.\d+/, '').replaceAll(':', '-');
    const recipient = to.replace(/[^\w.@+-]/g, '_').slice(0, 100);
    const nameOf = (number: number) => `${String(number).padStart(6, '0')}-${time}-${recipient}.eml`;
    do last++;
    while (!writeOnce(directory, nameOf(last), raw));
  };
}
