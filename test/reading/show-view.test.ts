import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReadingPool, type ReadingPool } from '../../src/reading/open-reading-pool.ts';
import { zipFile } from '../corpus/mails/make/zip-file.ts';
import { mail } from '../intake/corpus.ts';

const PDF = new URL('../corpus/forms/pdf/printed-en.pdf', import.meta.url);

let pool: ReadingPool;
let pdf: Buffer;
beforeAll(async () => {
  pdf = await readFile(PDF);
  pool = await openReadingPool({
    size: 1,
    timeoutMs: 30_000,
    memoryMb: 256,
    context: { consultations: [], issuedForms: [] },
  });
});
afterAll(() => pool.close());

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A mail that carries the PDF in a zip. */
function zippedPdf(): Buffer {
  const zip = zipFile([{ name: Buffer.from('Annex 2.pdf'), content: pdf }]);
  return Buffer.from(
    [
      'From: a@gov.example',
      'MIME-Version: 1.0',
      'Content-Type: application/zip; name="reply.zip"',
      'Content-Disposition: attachment; filename="reply.zip"',
      'Content-Transfer-Encoding: base64',
      '',
      zip.toString('base64').replace(/.{76}/g, '$&\r\n'),
      '',
    ].join('\r\n'),
  );
}

test('staff see the page and the place of an attachment, whatever it was packed in', async () => {
  const place = { part: 'Annex 2.pdf', page: 2, box: [0.1, 0.1, 0.3, 0.05] as [number, number, number, number] };
  const page = await pool.showPlace(zippedPdf(), { sha256: sha256(pdf), place, whole: true });
  const crop = await pool.showPlace(zippedPdf(), { sha256: sha256(pdf), place, whole: false });
  expect((await sharp(page ?? Buffer.alloc(0)).metadata()).height).toBe(1700);
  expect((await sharp(crop ?? Buffer.alloc(0)).metadata()).width).toBeLessThan(1000);
});

test('nothing is shown of an attachment that the mail does not hold, or that has no pages', async () => {
  const place = { part: 'x', page: 1 };
  expect(await pool.showPlace(zippedPdf(), { sha256: sha256(Buffer.from('x')), place, whole: true })).toBeNull();
  const { message } = await pool.readMessage(mail('attached-docx'));
  const docx = message.attachments[0]?.sha256 ?? '';
  expect(await pool.showPlace(mail('attached-docx'), { sha256: docx, place, whole: true })).toBeNull();
});
