import { parentPort } from 'node:worker_threads';
import { type Judgement, judgePage, type PageToJudge } from './judge-page.ts';

/** What the thread answers: the page's records, or what went wrong. */
export type Answer = { judgement: Judgement } | { error: unknown };

/** The program of the thread that `judge-beside.ts` starts: it judges one page after the other. */
parentPort?.on('message', (page: PageToJudge) => parentPort?.postMessage(answerTo(page)));

function answerTo(page: PageToJudge): Answer {
  try {
    return { judgement: judgePage(page) };
  } catch (error) {
    return { error };
  }
}
