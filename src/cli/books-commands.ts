import type { Command } from 'commander';
import { describeCases, describeOutbox, describeReplies } from '../books/described.ts';
import { readBooks, readReasons } from '../books/status.ts';
import { readTally } from '../books/tally.ts';
import { listConsultations } from '../register/consultations.ts';
import { listReplies } from '../replies/rows/read-reply.ts';
import { summariseAnswers } from '../replies/summarise-answers.ts';
import { readCases } from '../review/read-cases.ts';
import { instant, out, table } from './output.ts';
import { withApp } from './with-app.ts';

/** The commands that only look: status, replies, reviews, outbox, tally. */
export function addBooksCommands(program: Command): void {
  program
    .command('status')
    .description('the books: every mail ever seen, by what became of it')
    .option('--json', 'as JSON')
    .action(showStatus);
  program
    .command('replies')
    .description('every version of every reply')
    .option('--json', 'as JSON')
    .action(showReplies);
  program
    .command('reviews')
    .description('the cases that wait for a person')
    .option('--json', 'as JSON')
    .action(showReviews);
  program
    .command('outbox')
    .description('outgoing mail and what became of it')
    .option('--json', 'as JSON')
    .action(showOutbox);
  program
    .command('tally')
    .argument('<consultation>', 'study period and circular number, such as T22/142')
    .description('the count per text against the threshold')
    .option('--json', 'as JSON')
    .action(showTally);
}

interface Options {
  json?: boolean;
}

function showStatus({ json }: Options): Promise<void> {
  return withApp(async ({ db }) => {
    const books = await readBooks(db);
    if (json) return out.json(books);
    const { seen, accepted, superseded, review, ignored, pending, outbox } = books;
    out.line(
      `seen ${seen} = accepted ${accepted} + superseded ${superseded} + in review ${review} + ignored ${ignored}${pending > 0 ? ` + pending ${pending}` : ''}`,
    );
    out.line(`outbox: ${outbox.pending} pending, ${outbox.sent} sent, ${outbox.failed} failed\n`);
    const reasons = await readReasons(db);
    out.line(
      table(
        ['status', 'count', 'reason'],
        reasons.map((row) => [row.status, row.count, row.reason.message]),
      ),
    );
  });
}

function showReplies({ json }: Options): Promise<void> {
  return withApp(async ({ db }) => {
    if (json) return out.json(await describeReplies(db));
    const replies = await listReplies(db);
    const rows = replies.map((reply) => [
      reply.consultation,
      reply.memberState,
      reply.status,
      instant(reply.receivedAt),
      reply.reference,
      summariseAnswers(reply.answers),
    ]);
    out.line(table(['consultation', 'state', 'status', 'received', 'reference', 'answers'], rows));
  });
}

function showReviews({ json }: Options): Promise<void> {
  return withApp(async ({ db }) => {
    if (json) return out.json(await describeCases(db));
    const cases = await readCases(db);
    const rows = cases.map(({ id, receivedAt, sender, subject, reasons }) => [
      id,
      instant(receivedAt),
      sender,
      subject,
      reasons[0]?.message ?? '',
    ]);
    out.line(table(['case', 'received', 'from', 'subject', 'first reason'], rows));
    if (rows.length > 0) out.line('\nTo see one: npm run --silent intake -- review show <case>');
  });
}

function showOutbox({ json }: Options): Promise<void> {
  return withApp(async ({ db }) => {
    if (json) return out.json(await describeOutbox(db));
    const mails = await db.selectFrom('outbox').selectAll().orderBy('id').execute();
    const rows = mails.map((mail) => [
      mail.id,
      mail.kind,
      mail.to_address,
      mail.state,
      mail.attempts,
      mail.subject,
      mail.last_response,
    ]);
    out.line(table(['id', 'kind', 'to', 'state', 'attempts', 'subject', 'server said'], rows));
  });
}

function showTally(key: string, { json }: Options): Promise<void> {
  return withApp(async ({ db }) => {
    const consultations = await listConsultations(db);
    const consultation = consultations.find((each) => each.key === key);
    if (!consultation) {
      const known = consultations.map((each) => each.key).join(', ');
      throw new Error(`There is no consultation ${key}. Known: ${known || 'none'}.`);
    }
    const tally = await readTally(db, consultation);
    if (json) return out.json(tally);
    out.line(
      `${key}: ${tally.replies} replies stand; replies until ${tally.deadline}; threshold ${tally.thresholdPercent} %\n`,
    );
    const rows = tally.texts.map((text) => [
      text.text,
      text.assign,
      text.notAssign,
      text.noOpinion,
      text.supportPercent === null ? '–' : `${text.supportPercent} %`,
      text.mayProceed ? 'may proceed' : 'below threshold',
    ]);
    out.line(table(['text', 'assign', 'not', 'no opinion', 'support', ''], rows));
  });
}
