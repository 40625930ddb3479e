import type { App } from '../../app.ts';
import { CircularError } from '../../circulars/circular-error.ts';
import type { CircularReader } from '../../circulars/circular-reader.ts';
import { say } from '../../circulars/sentences.ts';
import { CONFIG_DIR } from '../../config.ts';
import { PermanentError } from '../../domain/errors.ts';
import { openReader } from './open-reader.ts';

/** Longer than LibreOffice is given for a file of the old format. */
const PATIENCE_MS = 90_000;

/**
 * Reads circulars that somebody sends in a process of their own: whatever a file does there, the pages of others go on.
 */
export function openCircularReader(app: App): CircularReader {
  const pool = openReader(app, PATIENCE_MS);
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
