import type { Db } from '../db/connect.ts';
import { TransientError } from '../domain/errors.ts';
import type { ConsultationResult } from '../domain/result.ts';
import type { Saying } from '../domain/saying.ts';
import { type Compendium, type CompendiumOptions, compendiumOf } from './compendium/compendium.ts';
import { writeDocx } from './layout/write-docx.ts';
import { writePdf } from './layout/write-pdf.ts';
import { readResult } from './read-results.ts';
import { reportOf } from './report/report.ts';
import { fileName, MEDIA_TYPES, type ResultFile, sha256 } from './result-file.ts';
import { say } from './sentences.ts';
import { serialise, signResult } from './signing/signed-result.ts';
import type { SigningKey } from './signing/signing-key.ts';
import { answersTable, apartTable, matrixTable, tallyTable } from './tables/tables.ts';
import { writeCsv, writeXlsx } from './tables/write-tables.ts';
import { claimWriting, noteFailure, noteProgress } from './writing.ts';

export interface Writing {
  db: Db;
  pool: CompendiumOptions['pool'];
  key: SigningKey;
  now(): Date;
}

/**
 * Writes the files of a result, once: report, compendium, tables, and the signed list of them all. They become rows in
 * one transaction; until then a crash leaves nothing, and the next attempt begins anew.
 * @returns false if they are written already, or another process is at it
 */
export async function writeResult(writing: Writing, resultId: number): Promise<boolean> {
  const { db, now } = writing;
  if (!(await claimWriting(db, resultId, now()))) return false;
  try {
    const result = await readResult(db, resultId);
    if (!result) throw new Error(`There is no result ${resultId}.`);
    const progress = (step: Saying, done: number, total: number) =>
      noteProgress(db, resultId, { step, done, total }, now());
    const compendium = await compendiumOf(result.data, { db, pool: writing.pool, progress });
    await progress(say('writing-report'), 0, 1);
    const files = await filesOf(result.data, compendium);
    await storeFiles(writing, resultId, result.data, files);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    await noteFailure(db, resultId, message, error instanceof TransientError, now());
    throw error;
  }
}

async function filesOf(result: ConsultationResult, compendium: Compendium): Promise<ResultFile[]> {
  const at = new Date(result.closedAt);
  const report = reportOf(result);
  const tables = [tallyTable(result), matrixTable(result), answersTable(result), apartTable(result)];
  const file = (what: string, type: keyof typeof MEDIA_TYPES, content: Uint8Array): ResultFile => ({
    name: fileName(result, `${what}.${type}`),
    mediaType: MEDIA_TYPES[type],
    content,
  });
  return [
    file('report', 'docx', await writeDocx(report)),
    file('report', 'pdf', await writePdf(report)),
    ...compendium.files,
    file('tables', 'xlsx', await writeXlsx([...tables, compendium.table], at)),
    file('tally', 'csv', writeCsv(tallyTable(result))),
    file('answers', 'csv', writeCsv(answersTable(result))),
  ];
}

async function storeFiles(
  { db, key, now }: Writing,
  resultId: number,
  result: ConsultationResult,
  files: readonly ResultFile[],
): Promise<void> {
  const signed: ResultFile = {
    name: `${fileName(result, 'signed')}.json`,
    mediaType: MEDIA_TYPES.json,
    content: Buffer.from(serialise(signResult(result, files, key))),
  };
  await db.transaction().execute(async (tx) => {
    for (const [position, { name, mediaType, content }] of [...files, signed].entries()) {
      await tx
        .insertInto('result_file')
        .values({
          result_id: resultId,
          name,
          position,
          media_type: mediaType,
          sha256: sha256(content),
          size: content.length,
          content: Buffer.from(content),
        })
        .execute();
    }
    const publicKey = key.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    await tx
      .insertInto('signing_key')
      .values({ fingerprint: key.fingerprint, public_key: publicKey, first_used_at: now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx
      .updateTable('result_writing')
      .set({ state: 'written', step: null, error: null, updated_at: now() })
      .where('result_id', '=', resultId)
      .execute();
  });
}
