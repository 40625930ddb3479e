import type { Command } from 'commander';
import { type App, remindingContext } from '../app.ts';
import type { Consultation } from '../domain/consultation.ts';
import { reminderPolicySchema } from '../domain/reminder-policy.ts';
import { remindersDue } from '../mail/reminders/remind.ts';
import { changeReminderPolicy, holdStep, releaseStep } from '../mail/reminders/reminder-policies.ts';
import { mustHaveStep, type ReminderSchedule, reminderSchedule } from '../mail/reminders/reminder-schedule.ts';
import { findConsultation, listConsultations } from '../register/consultations.ts';
import { instant, out, table } from './output.ts';
import { noting } from './who.ts';
import { withApp } from './with-app.ts';

interface Options {
  dryRun?: boolean;
  json?: boolean;
}

interface Changing {
  why: string;
  by?: string;
}

/** `remind`: who would be reminded now, the schedule, and what staff may change of it. The scheduler reminds by itself. */
export function addRemindCommand(program: Command): void {
  const reminders = program
    .command('remind')
    .description('who would be reminded now; the scheduler reminds by itself')
    .option('--dry-run', 'print the list and send nothing')
    .option('--json', 'as JSON')
    .action(remind);
  reminders
    .command('schedule')
    .argument('<consultation>', 'such as T22/142')
    .option('--json', 'as JSON')
    .description('every step: when it goes out, to whom, what was sent, what is held')
    .action(showSchedule);
  const step = (name: string, description: string) =>
    reminders
      .command(name)
      .argument('<consultation>', 'such as T22/142')
      .argument('<step>', 'as in the policy, such as P7D')
      .requiredOption('--why <text>', 'for the audit')
      .option('--by <name>', 'for the audit; your user name without it')
      .description(description);
  step('hold', 'hold a step back until it is released').action((key, name, options) => hold(key, name, options, true));
  step('release', 'let a held step go out').action((key, name, options) => hold(key, name, options, false));
  reminders
    .command('policy')
    .argument('<consultation>', 'such as T22/142')
    .option('--steps <durations>', 'before the deadline, such as P14D,P7D,PT24H')
    .option('--time <time>', 'at each capital, such as 09:00; "none": exactly the duration before the deadline')
    .option('--quiet <days>', 'weekend, days of the week (SA), dates (12-25, 2026-12-31)')
    .option('--digest <hours>', 'so long before a step staff are told of it')
    .option('--usual', 'return to the policy of the installation')
    .requiredOption('--why <text>', 'for the audit')
    .option('--by <name>', 'for the audit; your user name without it')
    .description('give a consultation a policy of its own')
    .action(changePolicy);
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
      out.line(
        `${consultation}: step ${step.step}, ${reminders.length === 1 ? '1 mail' : `${reminders.length} mails`} would go out.`,
      );
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

function showSchedule(key: string, { json }: Options): Promise<void> {
  return withApp(async (app) => {
    const schedule = await scheduleOf(app, key);
    if (json) return out.json(schedule);
    const { policy, isOwnPolicy, steps } = schedule;
    out.line(
      `${key}: ${policy.steps.join(', ') || 'no steps'} before ${schedule.consultation.deadline}, at ${policy.timeOfDay ?? 'that very time'}, quiet: ${policy.quietDays.join(', ') || 'no day'} (${isOwnPolicy ? 'policy of its own' : 'usual policy'})\n`,
    );
    const rows = steps.map(({ step, from, stage, held, planned, sent }) => [
      step,
      instant(from),
      held ? `held by ${held.heldBy}: ${held.why}` : stage,
      planned.length,
      sent.length,
    ]);
    out.line(table(['step', 'first goes out', 'state', 'to be sent', 'sent'], rows));
  });
}

function hold(key: string, step: string, options: Changing, isHeld: boolean): Promise<void> {
  return withApp(async (app) => {
    if (isHeld) mustHaveStep(await scheduleOf(app, key), step);
    else await consultationOf(app, key);
    const change = isHeld ? holdStep : releaseStep;
    await app.db.transaction().execute((tx) => change(tx, key, step, noting(app, options)));
    out.line(`${step} of ${key} ${isHeld ? 'is held back until it is released' : 'goes out at its time'}.`);
  });
}

interface PolicyOptions extends Changing {
  steps?: string;
  time?: string;
  quiet?: string;
  digest?: string;
  usual?: boolean;
}

function changePolicy(key: string, options: PolicyOptions): Promise<void> {
  return withApp(async (app) => {
    const { policy } = await scheduleOf(app, key);
    const list = (text: string) => text.split(',').flatMap((each) => each.trim() || []);
    const wanted = reminderPolicySchema.safeParse({
      steps: options.steps === undefined ? policy.steps : list(options.steps),
      timeOfDay: options.time === undefined ? policy.timeOfDay : options.time === 'none' ? null : options.time,
      quietDays: options.quiet === undefined ? policy.quietDays : list(options.quiet),
      digestHoursBefore: options.digest === undefined ? policy.digestHoursBefore : Number(options.digest),
    });
    if (!wanted.success) {
      const [issue] = wanted.error.issues;
      throw new Error(`${issue?.path.join('.')}: ${issue?.message}.`);
    }
    const policyOrUsual = options.usual ? null : wanted.data;
    await app.db.transaction().execute((tx) => changeReminderPolicy(tx, key, policyOrUsual, noting(app, options)));
    out.line(`${key} is reminded by ${options.usual ? 'the usual policy' : 'a policy of its own'}.`);
  });
}

async function scheduleOf(app: App, key: string): Promise<ReminderSchedule> {
  return reminderSchedule(app.db, await consultationOf(app, key), await remindingContext(app));
}

async function consultationOf(app: App, key: string): Promise<Consultation> {
  const found = await findConsultation(app.db, key);
  if (found) return found;
  const known = (await listConsultations(app.db)).map((each) => each.key).join(', ');
  throw new Error(`There is no consultation ${key}. Known: ${known || 'none'}.`);
}
