import type { App } from '../../app.ts';
import { openOnce } from '../../open-once.ts';
import { openReadingPool, type ReadingPool } from '../../reading/open-reading-pool.ts';

const MEMORY_MB = 512;
/** What is handed back may be as large as a mail: an attachment to be saved, a circular's own Word file. */
const LARGEST_RESULT = 96 * 1024 * 1024;

/**
 * A reading process of the console's. It starts when it is first needed, and ends with the console.
 * @param timeoutMs after which a file is given up
 */
export function openReader(app: App, timeoutMs: number): () => Promise<ReadingPool> {
  return openOnce(async () => {
    const pool = await openReadingPool({
      size: 1,
      timeoutMs,
      memoryMb: MEMORY_MB,
      resultBytes: LARGEST_RESULT,
      context: { consultations: [], issuedForms: [] },
    });
    app.onClose(() => pool.close());
    return pool;
  });
}
