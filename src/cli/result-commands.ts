import type { Command } from 'commander';
import { remindingContext } from '../app.ts';
import type { ClosingFacts, ClosingObstacle } from '../domain/closing.ts';
import { type Consultation, textRefs } from '../domain/consultation.ts';
import { announceResult } from '../results/announce-result.ts';
import { closeConsultation } from '../results/close-consultation.ts';
import { type Corrections, correctReply } from '../results/correct-reply.ts';
import { listResults, type ResultHead } from '../results/read-results.ts';
import { reopenConsultation } from '../results/reopen.ts';
import { findConsultation } from './find-consultation.ts';
import { instant, out, printable, table } from './output.ts';
import { addResultFileCommands } from './result-files.ts';
import { parseCorrection } from './review-commands.ts';
import { noting } from './who.ts';
import { withApp } from './with-app.ts';

interface Decision {
  why: string;
  by?: string;
  json?: boolean;
}

/** The commands about a consultation's end: its results, closing, reopening, correcting. */
export function addResultCommands(program: Command): void {
  const result = program.command('result').description('the end of a consultation');
  result
    .command('list')
    .argument('[consultation]', 'study period and circular number, such as T22/142')
    .description('the results drawn up so far, also those that were reopened')
    .option('--json', 'as JSON')
    .action(list);
  addResultFileCommands(result);
  decision(result.command('close'))
    .description('draw up the result now; after the deadline the scheduler does it by itself')
    .option('--anyway', 'although the mailbox was not looked through since, or mails are unprocessed')
    .action(close);
  decision(result.command('reopen'))
    .description('open a closed consultation again; its result stays beside the next one')
    .action(reopen);
  decision(result.command('announce'))
    .description('mail the outcome to every Member State that was consulted; nobody is told twice')
    .action(announce);
  decision(result.command('correct'))
    .description('correct the reply of a Member State, as a new version')
    .requiredOption('--state <code>', 'the Member State, by its ISO code')
    .requiredOption('--set <text=answer...>', 'X.1150=assign/none, =assign/attached, =not-assign or =no-opinion')
    .action(correct);
}

function decision(command: Command): Command {
  return command
    .argument('<consultation>', 'study period and circular number, such as T22/142')
    .requiredOption('--why <reason>', 'the reason, for the audit')
    .option('--by <name>', 'who decides; the user name of this account if left out')
    .option('--json', 'as JSON');
}

function list(key: string | undefined, { json }: { json?: boolean }): Promise<void> {
  return withApp(async ({ db }) => {
    const results = await listResults(db, key);
    if (json) return out.json(results.map(briefly));
    if (results.length === 0) return out.line('No result has been drawn up yet.');
    const rows = results.map(({ consultation, number, closedAt, closedBy, replies, openCases, reopening }) => [
      consultation,
      number,
      instant(closedAt),
      closedBy,
      replies,
      openCases,
      reopening ? `reopened by ${reopening.by}: ${reopening.why}` : 'stands',
    ]);
    out.line(table(['consultation', 'result', 'closed', 'by', 'replies', 'open cases', ''], rows));
  });
}

export function briefly(result: ResultHead) {
  const { consultation, number, closedAt, closedBy, why, reopening, replies, late, openCases, texts } = result;
  const reopened = reopening ? { at: reopening.at.toISOString(), by: reopening.by, why: reopening.why } : null;
  const closing = { closedAt: closedAt.toISOString(), closedBy, why, reopened };
  return { consultation, number, ...closing, replies, late, openCases, texts };
}

function close(key: string, options: Decision & { anyway?: boolean }): Promise<void> {
  return withApp(async (app) => {
    const consultation = await findConsultation(app, key);
    const { now, actor, why } = noting(app, options);
    const context = {
      now,
      graceMs: app.config.policy.closing.graceMinutes * 60_000,
      memberStates: app.memberStates,
    };
    const outcome = await closeConsultation(app.db, consultation.key, context, {
      actor,
      why,
      anyway: options.anyway ?? false,
    });
    if ('obstacle' in outcome) throw new Error(explain(outcome.obstacle, outcome.facts, consultation));
    if (options.json) return out.json(briefly(outcome.closed));
    const { number, data } = outcome.closed;
    out.line(
      `${key} is closed: result ${number}, ${data.replies.length} replies counted, ${data.openCases.length} cases open.`,
    );
  });
}

function explain(obstacle: ClosingObstacle, facts: ClosingFacts, { key, deadline }: Consultation): string {
  const read = facts.mailboxCompleteAt ? `last at ${facts.mailboxCompleteAt.toISOString()}` : 'never';
  const anyway = 'Wait, or say --anyway: the result will tell it.';
  const explanations: Record<ClosingObstacle, string> = {
    running: `${key} is running: replies are accepted until ${deadline}.`,
    closed: `${key} is closed already. \`result reopen ${key} --why REASON\` opens it again.`,
    reopened: `${key} was reopened and waits for a person.`,
    'mailbox-unknown': `The mailbox was not looked through whole since the deadline and its grace (${read}): replies may lie in it. ${anyway}`,
    unprocessed: `${facts.unprocessed} mails received by the deadline are not processed yet. ${anyway}`,
    'nothing-received': `Nothing has come in for ${key}.`,
  };
  return explanations[obstacle];
}

function reopen(key: string, options: Decision): Promise<void> {
  return withApp(async (app) => {
    const { key: known } = await findConsultation(app, key);
    const reopened = await reopenConsultation(app.db, known, noting(app, options));
    if (options.json) return out.json(briefly(reopened));
    out.line(`${key} is open again. Result ${reopened.number} stays, marked as reopened.`);
    out.line(`To close it: result close ${key} --why REASON`);
  });
}

function announce(key: string, options: Decision): Promise<void> {
  return withApp(async (app) => {
    const consultation = await findConsultation(app, key);
    const announced = await announceResult(app.db, consultation, await remindingContext(app), noting(app, options));
    if (options.json) return out.json(announced);
    out.line(
      `Result ${announced.number} of ${key}: ${announced.queued === 1 ? '1 mail' : `${announced.queued} mails`} put in the outbox.`,
    );
  });
}

function correct(key: string, options: Decision & { state: string; set: string[] }): Promise<void> {
  return withApp(async (app) => {
    const consultation = await findConsultation(app, key);
    const memberState = options.state.toUpperCase();
    if (!app.memberStates.get(memberState))
      throw new Error(`"${options.state}" is no Member State: write its ISO code.`);
    const corrections: Corrections = {};
    for (const correction of options.set) {
      for (const [ref, { decision, comments }] of Object.entries(parseCorrection(correction, consultation))) {
        corrections[ref] = { decision, comments };
      }
    }
    const version = await correctReply(app.db, consultation, memberState, corrections, noting(app, options));
    if (options.json) return out.json({ reference: version.reference, status: version.status });
    const texts = textRefs(consultation).filter((ref) => ref in corrections);
    out.line(`${memberState}: ${texts.join(', ')} corrected; version ${printable(version.reference)} stands.`);
  });
}
