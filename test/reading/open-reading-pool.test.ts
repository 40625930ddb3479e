import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PermanentError, TransientError } from '../../src/domain/errors.ts';
import type { ReadContext } from '../../src/forms/reader.ts';
import { loadReadContext } from '../../src/reading/load-context.ts';
import { openReadingPool, type ReadingPool } from '../../src/reading/open-reading-pool.ts';
import { filledForm } from '../corpus/mails/make/filled-form.ts';
import { zipFile } from '../corpus/mails/make/zip-file.ts';
import { mail } from '../intake/corpus.ts';
import { slowMail } from './slow-mail.ts';

const CONSULTATIONS = new URL('../../config/consultations', import.meta.url).pathname;

let context: ReadContext;
beforeAll(async () => {
  context = await loadReadContext(CONSULTATIONS);
});

describe('a pool of two processes', () => {
  let pool: ReadingPool;
  beforeAll(async () => {
    pool = await openReadingPool({ size: 2, timeoutMs: 30_000, memoryMb: 256, context });
  });
  afterAll(() => pool.close());

  test('reads the form in a mail, with the consultation it was given', async () => {
    const { message, classification, files, findings } = await pool.readMessage(mail('attached-docx'));
    expect(message.from?.address).toBe('postes@gouv.example');
    expect(message.date).toEqual(new Date('2024-01-15T10:00:00Z'));
    expect(message.attachments).toEqual([expect.objectContaining({ name: 'Annex 2.docx', size: 3594 })]);
    expect(classification.kind).toBe('reply');
    expect(findings).toEqual([]);
    expect(files.filled).toBe(true);
    expect(files.forms[0]?.reading.records.map((record) => record.refs)).toHaveLength(8);
  });

  test('reads many mails at once, each for itself', async () => {
    const names = ['attached-docx', 'zip', 'bounce', 'text-koi8-r', 'winmail', 'two-authors'];
    const wanted = Array.from({ length: 60 }, (_, index) => names[index % names.length] ?? '');
    const read = await Promise.all(wanted.map((name) => pool.readMessage(mail(name))));
    const alone = new Map(
      await Promise.all(names.map(async (name) => [name, await pool.readMessage(mail(name))] as const)),
    );
    expect(read).toEqual(wanted.map((name) => alone.get(name)));
  });

  test('reads a bare file, and what is packed in one', async () => {
    const form = await filledForm();
    expect((await pool.readFiles('form.docx', form)).forms.map((file) => file.name)).toEqual(['form.docx']);
    const zip = zipFile([{ name: Buffer.from('form.docx'), content: form }]);
    expect((await pool.readFiles('reply.zip', zip)).forms.map((file) => file.name)).toEqual(['reply.zip/form.docx']);
  });
});

test('a scan says which page of it is being read', async () => {
  const said: string[] = [];
  const nothing: ReadContext = { consultations: [], issuedForms: [] };
  const pool = await openReadingPool({
    size: 1,
    timeoutMs: 60_000,
    memoryMb: 512,
    context: nothing,
    onProgress: (text) => said.push(text),
  });
  try {
    const blank = await sharp({ create: { width: 850, height: 1100, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    await pool.readFiles('photo.png', blank);
    expect(said).toEqual(['photo.png: page 1 of 1']);
  } finally {
    await pool.close();
  }
});

describe('what goes wrong in a process stays there', () => {
  test('a mail that takes too long is refused, and the next one is read', async () => {
    const pool = await openReadingPool({ size: 1, timeoutMs: 500, memoryMb: 512, context });
    try {
      await expect(pool.readMessage(slowMail())).rejects.toThrow(/within 0.5 seconds/);
      await expect(pool.readMessage(slowMail())).rejects.toBeInstanceOf(PermanentError);
    } finally {
      await pool.close();
    }
    const patient = await openReadingPool({ size: 1, timeoutMs: 30_000, memoryMb: 256, context });
    try {
      expect((await patient.readMessage(mail('attached-docx'))).files.filled).toBe(true);
    } finally {
      await patient.close();
    }
  });

  test('a mail that takes too much memory is refused, and the next one is read', async () => {
    const pool = await openReadingPool({ size: 1, timeoutMs: 60_000, memoryMb: 48, context });
    try {
      const greedy = Buffer.concat([Buffer.from('From: a@b.example\r\n\r\n'), Buffer.alloc(200 * 1024 * 1024, 'x\n')]);
      await expect(pool.readMessage(greedy)).rejects.toThrow(/too much memory or crashed/);
      expect((await pool.readMessage(mail('text-koi8-r'))).message.text?.trim()).toBe('Ответ');
    } finally {
      await pool.close();
    }
  });

  test('other mails go on while one is stuck', async () => {
    const pool = await openReadingPool({ size: 2, timeoutMs: 1500, memoryMb: 512, context });
    try {
      const stuck = pool.readMessage(slowMail());
      const stuckToo = expect(stuck).rejects.toBeInstanceOf(PermanentError);
      const read = await Promise.all(Array.from({ length: 10 }, () => pool.readMessage(mail('text-koi8-r'))));
      expect(read).toHaveLength(10);
      await stuckToo;
    } finally {
      await pool.close();
    }
  });
});

test('a process does not outlive its parent, however busy it is', async () => {
  const owner = spawn(process.execPath, [new URL('pool-owner.ts', import.meta.url).pathname], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(owner.stdout, 'data')) as [Buffer];
  const pid = Number(line.toString());
  expect(isRunning(pid)).toBe(true);
  owner.kill('SIGKILL');
  await expect.poll(() => isRunning(pid), { timeout: 5000 }).toBe(false);
});

describe('opening, changing and closing', () => {
  test('a new context holds for every later mail, in every process', async () => {
    const pool = await openReadingPool({ size: 2, timeoutMs: 30_000, memoryMb: 256, context: EMPTY });
    try {
      await pool.readMessage(mail('attached-docx'));
      pool.update(context);
      const read = await Promise.all(Array.from({ length: 6 }, () => pool.readMessage(mail('attached-docx'))));
      expect(read.every((each) => each.files.filled)).toBe(true);
    } finally {
      await pool.close();
    }
  });

  test('closing ends what is being read with an error that asks for another try', async () => {
    const pool = await openReadingPool({ size: 1, timeoutMs: 30_000, memoryMb: 512, context });
    const reading = [pool.readMessage(slowMail()), pool.readMessage(mail('attached-docx'))];
    const ended = Promise.all(reading.map((each) => expect(each).rejects.toBeInstanceOf(TransientError)));
    await sleep(100);
    await pool.close();
    await ended;
    await expect(pool.readMessage(mail('attached-docx'))).rejects.toBeInstanceOf(TransientError);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const EMPTY: ReadContext = { consultations: [], issuedForms: [] };
