import { parentPort } from 'node:worker_threads';
import type { PageToJudge } from './judge-page.ts';
import { judgeSheet, type SheetJudgement } from './judge-sheet.ts';

/** What the thread answers: what the page says, or what went wrong. */
export type Answer = { judgement: SheetJudgement } | { error: unknown };

/** The program of the thread that `judge-beside.ts` starts: it judges one page after the other. */
parentPort?.on('message', (page: PageToJudge) => parentPort?.postMessage(answerTo(page)));

function answerTo(page: PageToJudge): Answer {
  try {
    return { judgement: judgeSheet(page) };
  } catch (error) {
    return { error };
  }
}
