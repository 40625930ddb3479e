import type { FastifyRequest } from 'fastify';
import { mayAct } from '../../domain/role.ts';
import type { PlannedReminder } from '../../mail/reminders/plan-reminders.ts';
import type { ReminderSchedule, ScheduledStep } from '../../mail/reminders/reminder-schedule.ts';
import { type Html, html, stranger } from '../html.ts';
import { badge, empty, instant, postForm, type Tone, table } from '../shell/parts.ts';
import { languageName } from '../words/format.ts';
import { words } from '../words/words.ts';

const { reminders: said, outbox } = words.mails;

const TONES: Record<ScheduledStep['stage'], Tone> = { planned: 'quiet', running: 'good', over: 'quiet' };

/** The steps of every consultation that is under way. */
export function remindersContent(request: FastifyRequest, schedules: readonly ReminderSchedule[]): Html {
  if (schedules.length === 0) return empty(said.none);
  return html`${schedules.map((schedule) => scheduleSection(request, schedule))}`;
}

function scheduleSection(request: FastifyRequest, schedule: ReminderSchedule): Html {
  const { consultation, policy, isOwnPolicy, steps } = schedule;
  const { columns } = said;
  const rule = said.policy(
    policy.steps.join(', ') || said.noSteps,
    said.time(policy.timeOfDay),
    policy.quietDays.join(', ') || said.noQuiet,
  );
  const head = html`<th scope="col">${columns.step}</th><th scope="col">${columns.from}</th><th scope="col">${columns.stage}</th><th scope="col" class="number">${columns.planned}</th><th scope="col" class="number">${columns.sent}</th><th scope="col">${columns.hold}</th>`;
  return html`<section><h2>${consultation.key}</h2>
<p>${said.deadline} ${instant(new Date(consultation.deadline))}. ${isOwnPolicy ? said.own : said.usual}: ${rule}${mayAct(request.actor.role, 'manager') && html` <a href="/reminders/${consultation.key}/policy">${said.change}</a>`}</p>
${table(
  consultation.key,
  head,
  steps.map((step) => stepRow(request, schedule, step)),
)}</section>`;
}

export function stepPath({ consultation }: ReminderSchedule, { step }: ScheduledStep, rest = ''): string {
  return `/reminders/${consultation.key}/${step}${rest}`;
}

function stepRow(request: FastifyRequest, schedule: ReminderSchedule, step: ScheduledStep): Html {
  return html`<tr><th scope="row"><a href="${stepPath(schedule, step)}">${step.step}</a></th><td>${instant(step.from)}</td><td>${stageOf(step)}</td><td class="number">${step.planned.length}</td><td class="number">${step.sent.length}</td><td>${step.stage !== 'over' && holdFold(request, schedule, step)}</td></tr>`;
}

function stageOf({ held, stage }: ScheduledStep): Html {
  if (!held) return badge(said.stages[stage], TONES[stage]);
  return html`${badge(said.held(held.heldBy), 'doubt')} ${held.why}`;
}

/** In the list the form is folded away: one a row would be all that is seen. */
function holdFold(request: FastifyRequest, schedule: ReminderSchedule, step: ScheduledStep): Html {
  if (!mayAct(request.actor.role, 'reviewer')) return html``;
  const label = step.held ? said.release : said.hold;
  return html`<details><summary>${label}<span class="hidden-visually"> ${step.step}</span></summary>${holdForm(request, schedule, step)}</details>`;
}

function holdForm(request: FastifyRequest, schedule: ReminderSchedule, step: ScheduledStep): Html {
  if (!mayAct(request.actor.role, 'reviewer')) return html``;
  const id = `why-${schedule.consultation.key.replace('/', '-')}-${step.step}`;
  const why = html`<p class="field"><label for="${id}">${said.why}</label><input id="${id}" name="why" required maxlength="1000"></p>`;
  return step.held
    ? postForm(request, stepPath(schedule, step, '/release'), html`${why}<button>${said.release}</button>`, {
        class: 'hold',
      })
    : postForm(request, stepPath(schedule, step, '/hold'), html`${why}<button>${said.hold}</button>`, {
        class: 'hold',
      });
}

/** One step: who gets it, with the mail as it would read, and what was sent. */
export function stepContent(request: FastifyRequest, schedule: ReminderSchedule, step: ScheduledStep): Html {
  return html`<p>${stageOf(step)} ${instant(step.from)}</p>
${step.stage !== 'over' && holdForm(request, schedule, step)}
${step.stage !== 'over' && html`<section><h2>${said.recipients}</h2>${recipients(schedule, step)}</section>`}
${step.sent.length > 0 && html`<section><h2>${said.sentTitle}</h2>${sentTable(step)}</section>`}
${step.unreachable.length > 0 && html`<section><h2>${said.unreachable}</h2><ul>${step.unreachable.map(({ name }) => html`<li>${name}</li>`)}</ul></section>`}`;
}

function recipients(schedule: ReminderSchedule, step: ScheduledStep): Html {
  if (step.planned.length === 0) return empty(said.nobody);
  const { state, address, language, from, preview } = said.recipient;
  const head = html`${[state, address, language, from, preview].map((label) => html`<th scope="col">${label}</th>`)}`;
  return table(
    said.recipients,
    head,
    step.planned.map((reminder) => recipientRow(schedule, step, reminder)),
  );
}

function recipientRow(schedule: ReminderSchedule, step: ScheduledStep, reminder: PlannedReminder): Html {
  const { memberState, name, address, language, from } = reminder;
  const link = stepPath(schedule, step, `/${memberState}?language=${language ?? 'en'}`);
  return html`<tr><th scope="row">${name}</th><td>${stranger(address)}</td><td>${languageName(language)}</td><td>${instant(from)}</td><td><a href="${link}" aria-label="${said.lookAt(name, address)}">${said.look}</a></td></tr>`;
}

function sentTable({ sent }: ScheduledStep): Html {
  const { mail, to, state, time } = outbox.columns;
  const head = html`${[mail, to, state, time].map((label) => html`<th scope="col">${label}</th>`)}`;
  const rows = sent.map(
    ({ outboxId, memberState, address, state: now, sentAt }) =>
      html`<tr><th scope="row"><a href="/outbox/${outboxId}">${memberState} ${outboxId}</a></th><td>${stranger(address)}</td><td>${outbox.states[now]}</td><td>${sentAt && instant(sentAt)}</td></tr>`,
  );
  return table(said.sentTitle, head, rows);
}
