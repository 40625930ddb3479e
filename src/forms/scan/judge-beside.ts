import { Worker } from 'node:worker_threads';
import type { PageToJudge } from './judge-page.ts';
import { judgeSheet, type SheetJudgement } from './judge-sheet.ts';
import type { Answer } from './judging-thread.ts';

let thread: Worker | null = null;
let isBusy = false;

/** The thread, started unless it runs: loading what it needs takes as long as judging a page, so it is best done before. */
export function runThread(): Worker {
  if (thread) return thread;
  const started = new Worker(new URL('./judging-thread.ts', import.meta.url), { execArgv: [] });
  // An idle thread keeps no process alive, and one that died makes room for the next.
  started.unref();
  started
    .on('error', () => {})
    .once('exit', () => {
      if (thread === started) thread = null;
    });
  thread = started;
  return started;
}

/**
 * Judges a page on a second processor, so that the page after it need not wait: judging one takes as long as reading its
 * words. Where another page is being judged there, this one is judged here, to the same result.
 * @throws Error if the page cannot be judged, or the thread dies of it, as it does for lack of memory.
 */
export async function judgeBeside(page: PageToJudge): Promise<SheetJudgement> {
  if (isBusy) return judgeSheet(page);
  isBusy = true;
  try {
    const answer = await answerOf(runThread(), page);
    if ('error' in answer) throw answer.error;
    return answer.judgement;
  } finally {
    isBusy = false;
  }
}

/** The thread's answer; the process stays alive until it is there. */
function answerOf(worker: Worker, page: PageToJudge): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const died = (code: number) => reject(new Error(`the thread that judged a page ended with ${code}`));
  worker.ref();
  worker.once('message', resolve).once('error', reject).once('exit', died);
  worker.postMessage(page);
  return promise.finally(() => {
    worker.unref();
    worker.off('message', resolve).off('error', reject).off('exit', died);
  });
}
