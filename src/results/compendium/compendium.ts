import type { Db } from '../../db/connect.ts';
import { PermanentError } from '../../domain/errors.ts';
import type { ConsultationResult } from '../../domain/result.ts';
import type { Saying } from '../../domain/saying.ts';
import type { InertPages } from '../../reading/inert-pages.ts';
import type { ReadingPool } from '../../reading/open-reading-pool.ts';
import { writePdf } from '../layout/write-pdf.ts';
import { fileName, MEDIA_TYPES, type ResultFile, sha256 } from '../result-file.ts';
import { say } from '../sentences.ts';
import type { ResultTable } from '../tables/tables.ts';
import { writeCsv } from '../tables/write-tables.ts';
import { Bundle, countPdfPages } from './bundle.ts';
import { type CommentedReply, type CommentFile, rawOf, readComments, repliesOf } from './comment-files.ts';
import { coverOf, dividerOf, type Entry, textBlocks } from './cover.ts';
import { safeName } from './safe-name.ts';
import { ZipParts } from './zip-parts.ts';

export interface CompendiumOptions {
  db: Db;
  /** The processes in which the mails are opened again. */
  pool: Pick<ReadingPool, 'readMessage' | 'readContents' | 'extractFile' | 'inertPages'>;
  progress(step: Saying, done: number, total: number): Promise<void>;
}

export interface Compendium {
  /** The bundle, and the zips. */
  files: ResultFile[];
  /** What was collected, for the workbook. */
  table: ResultTable;
}

/**
 * Collects the comments: every file that came along with a reply's form, as pages in one PDF behind a cover sheet, and
 * as it came in a zip. What cannot be shown as pages is listed and is in the zip; nothing is left out.
 */
export async function compendiumOf(result: ConsultationResult, options: CompendiumOptions): Promise<Compendium> {
  const replies = await collect(result, options);
  const work: Work = { result, options, bundle: new Bundle(), zip: new ZipParts(), entries: [] };
  const total = replies.reduce((sum, { files }) => sum + files.length, 0);
  for (const reply of replies.filter(({ files }) => files.length > 0)) {
    await options.progress(say('collecting-comments', { state: reply.name }), work.entries.length, total);
    await addReply(work, reply);
  }
  await options.progress(say('joining-comments'), total, total);
  return finish(
    work,
    replies.filter(({ problem }) => problem !== null),
  );
}

interface Work {
  result: ConsultationResult;
  options: CompendiumOptions;
  bundle: Bundle;
  zip: ZipParts;
  entries: Entry[];
}

async function collect(
  result: ConsultationResult,
  { db, pool, progress }: CompendiumOptions,
): Promise<CommentedReply[]> {
  const replies = repliesOf(result);
  const collected: CommentedReply[] = [];
  // A few at a time, in order: the pool reads as many at once as it has processes.
  for (let start = 0; start < replies.length; start += AT_A_TIME) {
    await progress(say('opening-mails'), start, replies.length);
    const some = replies.slice(start, start + AT_A_TIME);
    collected.push(
      ...(await Promise.all(some.map(async (reply) => readComments(reply, await rawOf(db, reply.mail.message), pool)))),
    );
  }
  return collected;
}

const AT_A_TIME = 4;

async function addReply(work: Work, reply: CommentedReply): Promise<void> {
  const raw = await rawOf(work.options.db, reply.mail.message);
  const words = reply.files.find(({ kind }) => kind === 'words')?.text ?? null;
  const names = reply.files.map(({ name }) => name);
  const divider = reply.part === 'counted' ? await writePdf(dividerOf(work.result, reply, names, words)) : null;
  const dividerPage = divider ? work.bundle.add(divider, await countPdfPages(divider)) : null;
  for (const file of reply.files) {
    const bytes = file.text === null ? await extract(work, raw, file) : Buffer.from(file.text);
    await addFile(work, reply, file, bytes, dividerPage);
  }
}

async function extract({ options }: Work, raw: Buffer | null, file: CommentFile): Promise<Uint8Array | null> {
  if (!raw) return null;
  try {
    return (await options.pool.extractFile(raw, file.sha256))?.bytes ?? null;
  } catch (error) {
    if (!(error instanceof PermanentError)) throw error;
    return null;
  }
}

async function addFile(
  work: Work,
  reply: CommentedReply,
  file: CommentFile,
  bytes: Uint8Array | null,
  dividerPage: number | null,
): Promise<void> {
  const number = work.entries.length + 1;
  const entry = { reply, number, name: file.name, sha256: bytes ? sha256(bytes) : file.sha256, size: file.size };
  if (!bytes) {
    const remark = 'too large to be taken out of its mail: save it from the mailbox';
    work.entries.push({ ...entry, page: null, pages: 0, path: '', remark });
    return;
  }
  const folder = `${reply.part}/${reply.memberState} ${safeFolder(reply.name)}`;
  const path = work.zip.add(folder, `${String(number).padStart(3, '0')} ${safeName(file.name)}`, bytes);
  if (file.kind === 'words') work.entries.push({ ...entry, page: dividerPage, pages: 0, path, remark: null });
  else work.entries.push({ ...entry, path, ...(await asPages(work, reply, file, bytes)) });
}

/** Only counted replies' comments go before the meeting; the others are kept in the zip. */
async function asPages(
  work: Work,
  reply: CommentedReply,
  { name }: CommentFile,
  bytes: Uint8Array,
): Promise<Pick<Entry, 'page' | 'pages' | 'remark'>> {
  if (reply.part !== 'counted') return { page: null, pages: 0, remark: null };
  const inert = await inertOf(work, name, bytes);
  if (inert.kind === 'none') return { page: null, pages: 0, remark: inert.why };
  const pdf = inert.kind === 'pdf' ? inert.pdf : await textPdf(work.result, name, inert.text);
  const pages = inert.kind === 'pdf' ? inert.pages : await countPdfPages(pdf);
  const page = work.bundle.add(pdf, pages);
  if (page === null) return { page, pages: 0, remark: 'the bundle is full' };
  return { page, pages, remark: inert.kind === 'text' && inert.cut ? 'shown in part' : null };
}

async function inertOf({ options }: Work, name: string, bytes: Uint8Array): Promise<InertPages> {
  try {
    return await options.pool.inertPages({ name, bytes });
  } catch (error) {
    if (!(error instanceof PermanentError)) throw error;
    return { kind: 'none', why: 'it took too much time or memory to be shown as pages' };
  }
}

function textPdf(result: ConsultationResult, name: string, text: string): Promise<Uint8Array> {
  return writePdf({
    title: name,
    letterhead: [],
    footer: name.slice(0, 80),
    at: new Date(result.closedAt),
    blocks: textBlocks(text),
  });
}

function safeFolder(name: string): string {
  return name.replace(/[^\p{L}\p{M}\p{N} .'’-]/gu, '').replace(/[. ]+$/, '');
}

async function finish({ result, bundle, zip, entries }: Work, problems: CommentedReply[]): Promise<Compendium> {
  // The contents tell page numbers, which depend on how many pages the contents themselves take.
  const draft = await writePdf(coverOf(result, entries, problems, 0));
  const coverPages = await countPdfPages(draft);
  const cover = await writePdf(coverOf(result, entries, problems, coverPages));
  const table = tableOf(entries, coverPages);
  const pdf: ResultFile = {
    name: fileName(result, 'comments.pdf'),
    mediaType: MEDIA_TYPES.pdf,
    content: await bundle.finish(cover),
  };
  zip.add('contents', 'contents.csv', writeCsv(table));
  const zips = zip.finish();
  const files = zips.map((content, index) => ({
    name: fileName(result, zips.length === 1 ? 'comments.zip' : `comments-${index + 1}-of-${zips.length}.zip`),
    mediaType: MEDIA_TYPES.zip,
    content,
  }));
  return { files: [pdf, ...files], table };
}

function tableOf(entries: readonly Entry[], coverPages: number): ResultTable {
  return {
    name: 'Comments',
    header: [
      'number',
      'member_state',
      'name',
      'reply',
      'texts',
      'file',
      'size',
      'sha256',
      'page',
      'path_in_zip',
      'remark',
      'mail_sha256',
    ],
    widths: [8, 13, 28, 10, 20, 40, 10, 66, 8, 50, 40, 66],
    rows: entries.map(({ number, reply, name, size, sha256: hash, page, path, remark }) => [
      number,
      reply.memberState,
      reply.name,
      reply.part,
      reply.texts.join(' '),
      name,
      size,
      hash,
      page === null ? '' : page + coverPages,
      path,
      remark ?? '',
      reply.mail.sha256,
    ]),
  };
}
