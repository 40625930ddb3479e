import { serialize, setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { ReadContext } from '../forms/reader.ts';
import { carryOutCircular } from './circular-job.ts';
import { inertPages } from './inert-pages.ts';
import { drawFile, fileOfMail, mailContents } from './mail-contents.ts';
import { readLooseFile, readMessage } from './message-reading.ts';
import type { ChildSettings, Job, Order, Report } from './protocol.ts';
import { showView } from './show-view.ts';

/**
 * The program of a reading process. Whatever is hostile in a mail is handled here: the process holds no secrets, no
 * database, and can be killed at any moment without loss.
 */
const settings: ChildSettings = JSON.parse(process.argv[2] ?? '{}');
let context: ReadContext = { consultations: [], issuedForms: [] };

// The pictures of a page, 60 MB of them, lie outside the heap: left alone, the whole heap is searched for garbage at each page.
setFlagsFromString('--external-memory-accounted-in-global-limit');

// Guards the process while its main thread is busy, or loops for ever: see watchdog.ts.
const watchdog = new Worker(new URL('./watchdog.ts', import.meta.url), { workerData: settings });
watchdog.unref();

process.on('message', (order: Order) => {
  void carryOut(order).then((report) => process.send?.(report));
});
process.once('disconnect', () => process.exit(0));
process.send?.({ kind: 'ready' } satisfies Report);

async function carryOut(order: Order): Promise<Report> {
  try {
    if (order.kind === 'context') {
      context = { ...order.context, progress: (text) => process.send?.({ kind: 'progress', text } satisfies Report) };
      return { kind: 'ready' };
    }
    const packed = serialize(await resultOf(order));
    if (packed.length > settings.resultBytes) throw new Error('What was read is larger than the limit for results.');
    return { kind: 'result', packed };
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'failed', message, stack: stack ?? message };
  }
}

function resultOf(job: Job): Promise<unknown> {
  switch (job.kind) {
    case 'message':
      return readMessage(job.raw, context);
    case 'file':
      return readLooseFile(job, context);
    case 'view':
      return showView(job.raw, job.view);
    case 'contents':
      return mailContents(job.raw);
    case 'drawing':
      return drawFile(job.raw, job.sha256);
    case 'extract':
      return fileOfMail(job.raw, job.sha256);
    case 'pages':
      return inertPages(job);
    case 'circular':
    case 'circular-form':
      return carryOutCircular(job);
  }
}
