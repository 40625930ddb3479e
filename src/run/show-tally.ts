import type { App } from '../app.ts';
import { readBooks } from '../books/status.ts';
import { readTally } from '../books/tally.ts';
import { listConsultations } from '../register/consultations.ts';
import type { Running } from './start-worker.ts';

const EVERY_MS = 1000;
const BAR = 20;

/** Prints the running tally whenever it has changed and nothing waits to be processed. */
export function showTallies(app: App): Running {
  let shown = '';
  let looking = Promise.resolve();
  const look = async () => {
    const books = await readBooks(app.db);
    if (books.pending > 0 || books.seen === 0) return;
    const text = await describe(app);
    if (text === shown) return;
    shown = text;
    app.log.info(text);
  };
  const timer = setInterval(() => {
    looking = look().catch((error: Error) => app.log.warn(`tally: ${error.message}`));
  }, EVERY_MS);
  return {
    close: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}

async function describe(app: App): Promise<string> {
  const { seen, accepted, superseded, review, ignored } = await readBooks(app.db);
  const lines = [
    `books: seen ${seen} = accepted ${accepted} + superseded ${superseded} + in review ${review} + ignored ${ignored}`,
  ];
  for (const consultation of await listConsultations(app.db)) {
    const tally = await readTally(app.db, consultation);
    lines.push(`tally ${tally.consultation}: ${tally.replies} replies stand, threshold ${tally.thresholdPercent} %`);
    for (const { text, assign, notAssign, supportPercent, mayProceed } of tally.texts) {
      const filled = supportPercent === null ? 0 : Math.round((supportPercent / 100) * BAR);
      const bar = '█'.repeat(filled) + '·'.repeat(BAR - filled);
      const percent = supportPercent === null ? '   –  ' : `${supportPercent.toFixed(1).padStart(5)} %`;
      lines.push(
        `  ${text.padEnd(8)} ${bar} ${percent}  ${assign} : ${notAssign}  ${mayProceed ? 'may proceed' : 'below the threshold'}`,
      );
    }
  }
  return lines.join('\n');
}
