import type { Db } from '../../db/connect.ts';
import { PermanentError } from '../../domain/errors.ts';
import type { ConsultationResult, SourceMail } from '../../domain/result.ts';
import type { ReadingPool } from '../../reading/open-reading-pool.ts';
import { sign } from '../wording.ts';

/** A reply whose comments are collected. */
export interface CommentedReply {
  memberState: string;
  name: string;
  mail: SourceMail;
  /** Which part of the compendium it belongs to. */
  part: 'counted' | 'late' | 'earlier';
  /** The texts on which it has comments or reasons. */
  texts: string[];
  files: CommentFile[];
  /** Why its mail could not be looked at, if so. */
  problem: string | null;
}

/** A file that came along with a reply's form, or the words of its mail where comments were meant and no file came. */
export interface CommentFile {
  name: string;
  sha256: string;
  size: number;
  /** `words`: the text of the mail itself, which is in no attachment. */
  kind: 'file' | 'words';
  text: string | null;
}

/** Every reply that a mail was kept of, in the compendium's order: counted by name, then earlier and late ones. */
export function repliesOf(result: ConsultationResult): Omit<CommentedReply, 'files' | 'problem'>[] {
  const parts = [
    ...result.replies.map((reply) => ({ reply, part: 'counted' as const })),
    ...result.superseded.map((reply) => ({ reply, part: 'earlier' as const })),
    ...result.late.map((reply) => ({ reply, part: 'late' as const })),
  ];
  const seen = new Set<number>();
  return parts.flatMap(({ reply: { memberState, name, mail, answers }, part }) => {
    // Corrections are versions of the same mail: its files are collected once.
    if (seen.has(mail.message)) return [];
    seen.add(mail.message);
    const texts = Object.entries(answers).flatMap(([ref, answer]) => (['AC', 'N'].includes(sign(answer)) ? [ref] : []));
    return [{ memberState, name, mail, part, texts }];
  });
}

/** Opens a reply's mail and lists what came along with the form. The bytes are fetched one file at a time, later. */
export async function readComments(
  reply: Omit<CommentedReply, 'files' | 'problem'>,
  raw: Uint8Array | null,
  pool: Pick<ReadingPool, 'readMessage' | 'readContents'>,
): Promise<CommentedReply> {
  if (!raw) return { ...reply, files: [], problem: 'its mail is not kept any more' };
  try {
    const { files } = await pool.readMessage(raw);
    const found = files.accompanying.flatMap((name): CommentFile[] => {
      const file = files.files.find((each) => each.name === name);
      return file ? [{ name, sha256: file.sha256, size: file.size, kind: 'file', text: null }] : [];
    });
    if (found.length > 0 || reply.texts.length === 0) return { ...reply, files: found, problem: null };
    return { ...reply, files: wordsOf((await pool.readContents(raw)).text), problem: null };
  } catch (error) {
    if (!(error instanceof PermanentError)) throw error;
    return { ...reply, files: [], problem: error.message };
  }
}

function wordsOf(text: string | null): CommentFile[] {
  const words = text?.trim() ?? '';
  if (words === '') return [];
  return [{ name: 'text of the mail.txt', sha256: '', size: words.length, kind: 'words', text: words }];
}

/** The bytes of a mail as stored; null if they were purged. */
export async function rawOf(db: Db, messageRowId: number): Promise<Buffer | null> {
  const row = await db
    .selectFrom('message_raw')
    .select('raw')
    .where('message_id', '=', messageRowId)
    .executeTakeFirst();
  return row?.raw ?? null;
}
