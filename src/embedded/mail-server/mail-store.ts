import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../../domain/errors.ts';

export interface StoredMail {
  uid: number;
  receivedAt: Date;
  raw: Buffer;
}

/** 0000000012.1705914000000.eml: the UID, and the instant of receipt in milliseconds. */
const FILE_NAME = /^(\d{10})\.(\d+)\.eml$/;

/** A folder of mails on disk. A mail that `add` returned from outlives a power cut. */
export interface MailStore {
  load(): StoredMail[];
  /**
   * Writes a mail under a UID, or under the next one that is free if it is taken.
   * @returns the UID under which it lies
   */
  add(mail: StoredMail): number;
}

export function openMailStore(directory: string): MailStore {
  makeDirectory(directory);
  return {
    load: () => readdirSync(directory).flatMap((name) => loadMail(directory, name)),
    add(mail) {
      let uid = mail.uid;
      const nameOf = () => `${String(uid).padStart(10, '0')}.${mail.receivedAt.getTime()}.eml`;
      while (uidTaken(directory, uid) || !writeOnce(directory, nameOf(), mail.raw)) uid++;
      return uid;
    },
  };
}

/** @throws ConfigError if the directory cannot be written */
export function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError('DATA_DIR', `choose a directory that can be written (${why})`);
  }
}

function loadMail(directory: string, name: string): StoredMail[] {
  const [, uid, time] = FILE_NAME.exec(name) ?? [];
  if (!uid || !time) return [];
  return [{ uid: Number(uid), receivedAt: new Date(Number(time)), raw: readFileSync(join(directory, name)) }];
}

/** Only a second server on the same folder takes a UID behind our back, but then nothing may be overwritten. */
function uidTaken(directory: string, uid: number): boolean {
  return readdirSync(directory).some((name) => name.startsWith(`${String(uid).padStart(10, '0')}.`));
}

/**
 * Writes a file durably and as a whole, never over another one.
 * @returns false if the name is taken
 * @throws the file system's error; then nothing was written
 */
export function writeOnce(directory: string, name: string, content: Buffer): boolean {
  const aside = join(directory, `${randomUUID()}.part`);
  try {
    writeDurably(aside, content);
    linkSync(aside, join(directory, name));
    syncDirectory(directory);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    removeQuietly(aside);
  }
}

function writeDurably(path: string, content: Buffer): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    for (let written = 0; written < content.length; ) written += writeSync(file, content, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function syncDirectory(directory: string): void {
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // A part that stays behind is never read.
  }
}
