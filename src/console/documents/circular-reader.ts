import type { App } from '../../app.ts';
import { CircularError } from '../../circulars/circular-error.ts';
import type { CircularReader } from '../../circulars/circular-reader.ts';
import { say } from '../../circulars/sentences.ts';
import { CONFIG_DIR } from '../../config.ts';
import { PermanentError } from '../../domain/errors.ts';
import { openReadingPool, type ReadingPool } from '../../reading/open-reading-pool.ts';

/** Longer than LibreOffice is given for a file of the old format. */
const PATIENCE_MS = 90_000;
const MEMORY_MB = 512;
/** The circular's own Word file comes back with what was read of it. */
const LARGEST_RESULT = 96 * 1024 * 1024;

/**
 * Reads circulars that somebody sends in a process of their own: whatever a file does there, the pages of others go on.
 * The process starts with the first circular, and ends with the console.
 */
export function openCircularReader(app: App): CircularReader {
  let opened: Promise<ReadingPool> | undefined;
  const pool = () => {
    opened ??= openPool(app).catch((error) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  const orRefuse = async <T>(name: string, work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof PermanentError)) throw error;
      app.log.warn(`circular ${name}: ${error.message}`);
      throw new CircularError(say('file-beyond-limits', { name }), { cause: error });
    }
  };
  return {
    read: async (file) => orRefuse(file.name, (await pool()).readCircular(file, CONFIG_DIR)),
    cutForm: async (form) => orRefuse('Annex 2', (await pool()).cutCircularForm(form, CONFIG_DIR)),
  };
}

async function openPool(app: App): Promise<ReadingPool> {
  const pool = await openReadingPool({
    size: 1,
    timeoutMs: PATIENCE_MS,
    memoryMb: MEMORY_MB,
    resultBytes: LARGEST_RESULT,
    context: { consultations: [], issuedForms: [] },
  });
  app.onClose(() => pool.close());
  return pool;
}
