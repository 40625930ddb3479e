import type { Command } from 'commander';
import type { App } from '../app.ts';
import { textFrom } from '../circulars/fields.ts';
import { parseSetting } from '../circulars/setting.ts';
import { type Amended, addText, extendDeadline, restoreText, setFields, withdrawText } from '../consultations/amend.ts';
import { consultationHistory } from '../consultations/history.ts';
import type { Tx } from '../db/connect.ts';
import type { Noting } from '../register/noting.ts';
import { instant, out, printable, table } from './output.ts';
import { summary } from './show-circular.ts';
import { noting } from './who.ts';
import { withApp } from './with-app.ts';

interface Reasoned {
  why: string;
  by?: string;
}

/** What may change of a consultation after its circular: corrections, extensions, texts of a corrigendum. */
export function addAmendCommands(circular: Command): void {
  amending(circular, 'set', 'correct fields; replies are judged again where the deadline moves')
    .argument('<field=value...>', 'deadline=2024-02-15T23:59:59Z, X.1373:title=...')
    .action((key: string, pairs: string[], options: Reasoned) =>
      run(options, (tx, by, app) => setFields(tx, key, pairs.map(parseSetting), app.memberStates, by)),
    );
  amending(circular, 'extend', 'give more time for replies')
    .argument('<instant>', 'the new deadline in UTC, 2024-02-15T23:59:59Z')
    .action((key: string, until: string, options: Reasoned) =>
      run(options, (tx, by) => extendDeadline(tx, key, until, by)),
    );
  amending(circular, 'add-text', 'add a text that a corrigendum brought')
    .argument('<text>', 'its number, X.1500')
    .argument('<field=value...>', 'type=, title=, printed=, alias=, document=, summary=')
    .action((key: string, ref: string, pairs: string[], options: Reasoned) =>
      run(options, (tx, by) => addText(tx, key, textFrom(ref, pairs.map(parseSetting)), by)),
    );
  amending(circular, 'withdraw-text', 'count and ask for a text no more; answers to it are kept')
    .argument('<text>', 'its number, X.1373')
    .action((key: string, ref: string, options: Reasoned) => run(options, (tx, by) => withdrawText(tx, key, ref, by)));
  amending(circular, 'restore-text', 'take a withdrawal back')
    .argument('<text>', 'its number, X.1373')
    .action((key: string, ref: string, options: Reasoned) => run(options, (tx, by) => restoreText(tx, key, ref, by)));
  circular
    .command('history')
    .argument('<consultation>', 'T22/142')
    .option('--json', 'as JSON')
    .description('every import and correction, with who, when and why')
    .action(history);
}

function amending(circular: Command, name: string, description: string): Command {
  return circular
    .command(name)
    .argument('<consultation>', 'T22/142')
    .requiredOption('--why <reason>', 'the reason, for the audit')
    .option('--by <name>', 'who decides; the user name of this account if left out')
    .description(description);
}

function run(options: Reasoned, change: (tx: Tx, by: Noting, app: App) => Promise<Amended>): Promise<void> {
  return withApp(async (app) => {
    const by = noting(app, options);
    const amended = await app.db.transaction().execute((tx) => change(tx, by, app));
    out.line(summary(amended.consultation));
    for (const { message } of amended.doubts) out.remark(message);
    for (const { memberState, reference, before, after } of amended.reassessed)
      out.remark(`${memberState} ${reference}: ${before} before, ${after} now.`);
  });
}

function history(key: string, { json }: { json?: boolean }): Promise<void> {
  return withApp(async ({ db }) => {
    const events = await consultationHistory(db, key);
    if (json) return out.json(events);
    const rows = events.map(({ at, action, actor, after, why }) => [
      instant(at),
      action,
      printable(Object.keys(after ?? {}).join(', '), 60),
      actor,
      why,
    ]);
    out.line(table(['when', 'what', 'fields', 'by', 'why'], rows));
  });
}
