import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type App, remindingContext } from '../../app.ts';
import { isLate } from '../../domain/consultation.ts';
import { isLanguage, type Language } from '../../domain/language.ts';
import { holdStep, releaseStep } from '../../mail/reminders/reminder-policies.ts';
import { type ReminderSchedule, reminderSchedule, type ScheduledStep } from '../../mail/reminders/reminder-schedule.ts';
import { type RenderedMail, renderMail } from '../../mail/text/render.ts';
import { listConsultations } from '../../register/consultations.ts';
import { html } from '../html.ts';
import { readFields } from '../shell/fields.ts';
import { allowFrames, sendFramed } from '../shell/frames.ts';
import { guard } from '../shell/guard.ts';
import { Refusal } from '../shell/refusal.ts';
import { mailParts } from '../views/mail-parts.ts';
import { remindersContent, stepContent, stepPath } from '../views/reminders.ts';
import { words } from '../words/words.ts';
import { consultationAt } from './consultations.ts';

const said = words.mails.reminders;
const section = 'reminders';
const assets = ['mails.css'] as const;

interface StepParams {
  Params: { period: string; number: string; step: string };
}

interface StateParams {
  Params: StepParams['Params'] & { state: string };
}

/** Reminders planned and sent: who gets them and when, what they read like, and a way to hold a step. */
export function addReminders(server: FastifyInstance, app: App): void {
  server.get('/reminders', async (request, reply) => {
    const context = await remindingContext(app);
    const running = (await listConsultations(app.db)).filter((consultation) => !isLate(consultation, context.now));
    const schedules = await Promise.all(running.map((each) => reminderSchedule(app.db, each, context)));
    return reply.page({
      title: said.title,
      section,
      content: remindersContent(request, schedules),
      assets,
      wide: true,
    });
  });

  server.get<StepParams>('/reminders/:period/:number/:step', async (request, reply) => {
    const { schedule, step } = await stepAt(app, request.params);
    const title = said.stepTitle(step.step, schedule.consultation.key);
    return reply.page({ title, section, content: stepContent(request, schedule, step), assets, wide: true });
  });

  for (const [path, change, told] of [
    ['hold', holdStep, said.heldNow],
    ['release', releaseStep, said.releasedNow],
  ] as const) {
    server.post<StepParams>(`/reminders/:period/:number/:step/${path}`, guard('reviewer'), async (request, reply) => {
      const { schedule, step } = await stepAt(app, request.params);
      const { why } = readFields(request.body, { why: z.string().trim().min(1).max(1000) });
      const by = { actor: request.actor.name, now: app.clock.now(), why };
      const { key } = schedule.consultation;
      await app.db.transaction().execute((tx) => change(tx, key, step.step, by));
      return reply.goTo(stepPath(schedule, step), { kind: 'done', text: told(step.step) });
    });
  }

  server.get<StateParams>('/reminders/:period/:number/:step/:state', async (request, reply) => {
    const { mail, name } = await previewAt(app, request);
    const path = request.url.replace('?', '/html?');
    const content = html`<p>${said.previewNote}</p>${mailParts(mail, path)}`;
    return allowFrames(reply).page({ title: said.previewTitle(name), section, content, assets, wide: true });
  });

  server.get<StateParams>('/reminders/:period/:number/:step/:state/html', async (request, reply) =>
    sendFramed(reply, (await previewAt(app, request)).mail.html),
  );
}

/** @throws Refusal if there is no such consultation or step */
async function stepAt(
  app: App,
  params: StepParams['Params'],
): Promise<{ schedule: ReminderSchedule; step: ScheduledStep }> {
  const schedule = await reminderSchedule(app.db, await consultationAt(app, params), await remindingContext(app));
  const step = schedule.steps.find((each) => each.step === params.step);
  if (!step) throw new Refusal('notFound');
  return { schedule, step };
}

/** The reminder to one Member State as it would read now; its reference is made when it is really sent. */
async function previewAt(
  app: App,
  { params, query }: FastifyRequest<StateParams>,
): Promise<{ mail: RenderedMail; name: string }> {
  const consultation = await consultationAt(app, params);
  if (!app.memberStates.get(params.state)) throw new Refusal('notFound');
  const { languages, stateNames } = app.answering;
  const language = languageOf(query);
  const known = await app.db
    .selectFrom('form_reference')
    .select('reference')
    .where('consultation', '=', consultation.key)
    .where('member_state', '=', params.state)
    .executeTakeFirst();
  const reference = known?.reference ?? `${consultation.key.replace('/', '-')}-${params.state}-A2-…`;
  const memberState = stateNames(params.state, languages.in(language).language);
  const mail = renderMail(languages, 'reminder', language, { consultation, memberState, reference });
  return { mail, name: app.memberStates.nameOf(params.state) };
}

function languageOf(query: unknown): Language {
  const { language } = z.object({ language: z.string().catch('en') }).parse(query);
  return isLanguage(language) ? language : 'en';
}
