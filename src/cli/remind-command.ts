import type { Command } from 'commander';
import { remindingContext } from '../app.ts';
import { remindersDue } from '../mail/remind.ts';
import { listConsultations } from '../register/consultations.ts';
import { out, table } from './output.ts';
import { withApp } from './with-app.ts';

interface Options {
  dryRun?: boolean;
  json?: boolean;
}

/** `remind --dry-run`: exactly who would be reminded now. Reminding itself is the scheduler's work. */
export function addRemindCommand(program: Command): void {
  program
    .command('remind')
    .description('who would be reminded now; the scheduler reminds by itself')
    .option('--dry-run', 'print the list and send nothing')
    .option('--json', 'as JSON')
    .action(remind);
}

function remind({ dryRun, json }: Options): Promise<void> {
  if (!dryRun)
    throw new Error('The scheduler sends reminders by itself. `remind --dry-run` prints who would get one now.');
  return withApp(async (app) => {
    const { db } = app;
    const context = await remindingContext(app);
    const plans = [];
    for (const consultation of await listConsultations(db)) {
      plans.push({ consultation: consultation.key, ...(await remindersDue(db, consultation, context)) });
    }
    if (json) return out.json(plans);
    for (const { consultation, step, reminders, unreachable } of plans) {
      if (!step) {
        out.line(`${consultation}: no reminder is due.`);
        continue;
      }
      out.line(`${consultation}: step ${step.step}, ${reminders.length} mails would go out.`);
      if (reminders.length > 0) {
        const rows = reminders.map((each) => [each.memberState, each.name, each.address, each.language]);
        out.line(table(['', 'Member State', 'to', 'language'], rows));
      }
      if (unreachable.length > 0) {
        out.line(`\nWithout a reply and without an address to write to (${unreachable.length}):`);
        out.line(unreachable.map((each) => each.name).join(', '));
      }
    }
  });
}
