import { z } from 'zod';
import { Refusal } from './refusal.ts';

/** A file of a multipart form, as the frame hands it on. */
const sentFile = z.object({
  file: z.custom<SentFile>((value) => typeof value === 'object' && value !== null && 'toBuffer' in value),
});

interface SentFile {
  filename?: string;
  toBuffer(): Promise<Buffer>;
}

/**
 * The file that a form with files sent as "file"; null where none was chosen.
 * @throws Refusal 'bad' if the form holds no such field
 */
export async function readUploadedFile(body: unknown): Promise<{ name: string; bytes: Buffer } | null> {
  const parsed = sentFile.safeParse(body);
  if (!parsed.success) throw new Refusal('bad');
  const { file } = parsed.data;
  const bytes = await file.toBuffer();
  return bytes.length === 0 && !file.filename ? null : { name: (file.filename ?? 'file').slice(0, 200), bytes };
}
