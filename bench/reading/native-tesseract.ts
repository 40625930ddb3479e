import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Wall time in milliseconds that native tesseract takes for these pages, one after the other, on one core. */
export async function timeTesseract({ pages, language }: { pages: readonly Buffer[]; language: string }) {
  const start = performance.now();
  for (const page of pages) {
    const child = spawn('tesseract', ['stdin', 'stdout', '--psm', '6', '-l', language, 'tsv'], {
      stdio: ['pipe', 'ignore', 'ignore'],
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', OMP_THREAD_LIMIT: '1' },
    });
    child.stdin.end(page);
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`tesseract ended with ${code}`);
  }
  return performance.now() - start;
}
