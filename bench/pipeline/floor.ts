import { ImapFlow } from 'imapflow';
import { simpleParser } from 'mailparser';
import type { ImapConfig } from '../../src/config.ts';
import { readForms } from '../../src/forms/read-forms.ts';
import { loadReadContext } from '../../src/reading/load-context.ts';

/**
 * The least that must be done with a mailbox, in one process and without storing anything: fetch the mails in batches,
 * take them apart, read their forms. Prints how many forms it read and how long that took.
 * Run: node bench/pipeline/floor.ts IMAP_CONFIG_AS_JSON
 */
const BATCH = 50;
const config: ImapConfig = JSON.parse(process.argv[2] ?? '');
const context = await loadReadContext('config/consultations');
const imap = new ImapFlow({ ...config, auth: { user: config.user, pass: config.pass }, logger: false });
await imap.connect();
const { exists } = await imap.mailboxOpen(config.folder);
let forms = 0;
const start = performance.now();
const used = process.cpuUsage();
for (let from = 1; from <= exists; from += BATCH) {
  for (const { source } of await imap.fetchAll(`${from}:${Math.min(exists, from + BATCH - 1)}`, { source: true })) {
    if (!source) throw new Error('the server left a mail out');
    const { attachments } = await simpleParser(source);
    const files = attachments.map(({ filename = '', content }) => ({ name: filename, bytes: new Uint8Array(content) }));
    if ((await readForms(files, [], context)).filled) forms++;
  }
}
const { user, system } = process.cpuUsage(used);
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ forms, seconds, processorSeconds: (user + system) / 1e6 }));
await imap.logout();
