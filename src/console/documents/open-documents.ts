import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { App } from '../../app.ts';
import { PermanentError } from '../../domain/errors.ts';
import type { DrawnDocument } from '../../forms/draw-document.ts';
import type { FormFile } from '../../forms/reader.ts';
import { openOnce } from '../../open-once.ts';
import type { MailContents } from '../../reading/mail-contents.ts';
import type { ReadingPool } from '../../reading/open-reading-pool.ts';
import type { View } from '../../reading/protocol.ts';
import { openDiskCache } from './disk-cache.ts';
import { openReader } from './open-reader.ts';

/**
 * The mails and documents that a case shows. Every one is taken apart in a reading process with limits, never in the
 * console's own, and kept on disk by its hash. null: there is no such thing, or it cannot be shown within the limits.
 */
export interface Documents {
  contents(messageRowId: number): Promise<MailContents | null>;
  drawing(messageRowId: number, sha256: string): Promise<DrawnDocument | null>;
  /** PNG. */
  picture(messageRowId: number, view: View): Promise<Uint8Array | null>;
  file(messageRowId: number, sha256: string): Promise<FormFile | null>;
  /** The mail as it came. */
  raw(messageRowId: number): Promise<Uint8Array | null>;
}

/** A person waits for it: what takes longer is opened by hand. */
const PATIENCE_MS = 60_000;
/** Part of every key: what is drawn otherwise is drawn anew. */
const EDITION = '1';

/** Opens the documents. The reading process starts at the first one that is not on disk yet. */
export function openDocuments(app: App): Documents {
  const readers = openReader(app, PATIENCE_MS);
  const cache = openOnce(() => openDiskCache(join(app.config.dataDir, 'cache', 'documents')));

  async function raw(messageRowId: number): Promise<Uint8Array | null> {
    const row = await app.db
      .selectFrom('message_raw')
      .select('raw')
      .where('message_id', '=', messageRowId)
      .executeTakeFirst();
    return row?.raw ?? null;
  }

  async function read<T>(messageRowId: number, read: (pool: ReadingPool, raw: Uint8Array) => Promise<T>) {
    const bytes = await raw(messageRowId);
    return bytes && read(await readers(), bytes);
  }

  /** What was beyond the limits is not kept as such: the machine may merely have been busy. */
  async function orNothing<T>(messageRowId: number, work: () => Promise<T | null>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof PermanentError)) throw error;
      app.log.warn(`message ${messageRowId} cannot be shown: ${error.message}`);
      return null;
    }
  }

  async function keep<T>(messageRowId: number, what: object, make: (pool: ReadingPool, raw: Uint8Array) => Promise<T>) {
    const key = createHash('sha256').update(JSON.stringify([EDITION, messageRowId, await hashOf(messageRowId), what]));
    const name = key.digest('hex');
    return orNothing(messageRowId, async () => {
      const kept = await (await cache()).get(name, async () => {
        const made = await read(messageRowId, make);
        return made === null ? null : serialize(made);
      });
      return kept && (deserialize(kept) as NonNullable<T>);
    });
  }

  async function hashOf(messageRowId: number): Promise<string> {
    const row = await app.db.selectFrom('message').select('sha256').where('id', '=', messageRowId).executeTakeFirst();
    return row?.sha256 ?? '';
  }

  return {
    raw,
    contents: (id) => keep(id, { contents: true }, (pool, bytes) => pool.readContents(bytes)),
    drawing: (id, sha256) => keep(id, { drawing: sha256 }, (pool, bytes) => pool.drawFile(bytes, sha256)),
    picture: (id, view) => keep(id, { view }, (pool, bytes) => pool.showPlace(bytes, view)),
    file: (id, sha256) => orNothing(id, () => read(id, (pool, bytes) => pool.extractFile(bytes, sha256))),
  };
}
