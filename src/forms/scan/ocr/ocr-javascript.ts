import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createWorker, OEM, type PSM } from 'tesseract.js';
import type { Raster } from '../picture/raster.ts';
import { pageDivision, portableGreymap, RecognitionTimedOut } from './ocr-native.ts';

/** WebAssembly takes two to three times as long as native code. */
const TIME_LIMIT_MS = 120_000;

const require = createRequire(import.meta.url);

/** Russian has no npm package; its data stands with the configuration. */
const OWN_DATA = new URL('../../../../config/recognition/', import.meta.url).pathname;

/**
 * Tesseract's TSV for one page by tesseract.js, with local recognition data: nothing is downloaded and
 * nothing is cached on disk. A worker serves one page and ends, so that a page that hangs can be stopped.
 * @throws RecognitionTimedOut if it exceeds its time limit.
 */
export async function recogniseInJavaScript(
  ink: Raster,
  language: string,
  division: string = pageDivision(language),
): Promise<string> {
  const worker = await createWorker(language, OEM.LSTM_ONLY, {
    langPath: dataFolder(language),
    cacheMethod: 'none',
    gzip: true,
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new RecognitionTimedOut(`no words within ${TIME_LIMIT_MS} ms`)), TIME_LIMIT_MS);
  });
  try {
    await worker.setParameters({ tessedit_pageseg_mode: division as PSM, user_defined_dpi: '200' });
    const result = await Promise.race([worker.recognize(portableGreymap(ink), {}, { tsv: true }), late]);
    return result.data.tsv ?? '';
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function dataFolder(language: string): string {
  if (language === 'rus') return OWN_DATA;
  return join(dirname(require.resolve(`@tesseract.js-data/${language}/package.json`)), '4.0.0_best_int');
}
