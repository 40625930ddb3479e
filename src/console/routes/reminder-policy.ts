import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type App, remindingContext } from '../../app.ts';
import { type ReminderPolicy, reminderPolicySchema } from '../../domain/reminder-policy.ts';
import { changeReminderPolicy } from '../../mail/reminders/reminder-policies.ts';
import { reminderSchedule } from '../../mail/reminders/reminder-schedule.ts';
import { line, readFields } from '../shell/fields.ts';
import { guard } from '../shell/guard.ts';
import { type PolicyEntered, policyContent } from '../views/reminder-policy.ts';
import { words } from '../words/words.ts';
import { type ConsultationParams, consultationAt } from './consultations.ts';

const { policyPage: said } = words.mails.reminders;
const MANAGER = guard('manager');
const PATH = '/reminders/:period/:number/policy';

/** When a consultation's silent Member States are reminded: by the usual policy, or by one of its own. */
export function addReminderPolicy(server: FastifyInstance, app: App): void {
  server.get<ConsultationParams>(PATH, MANAGER, (request, reply) => show(request, reply));

  server.post<ConsultationParams>(PATH, MANAGER, async (request, reply) => {
    const sent = readFields(request.body, {
      ...{ steps: line, timeOfDay: line, quietDays: line, digestHoursBefore: line, why: line },
      usual: z.literal('yes').optional(),
    });
    const { usual, why, ...entered } = sent;
    if (why.trim() === '') return show(request, reply.code(400), said.needsWhy, entered);
    const policy = usual ? null : readPolicy(entered);
    if (typeof policy === 'string') return show(request, reply.code(400), policy, entered);
    const { key } = await consultationAt(app, request.params);
    const by = { actor: request.actor.name, now: app.clock.now(), why: why.trim() };
    await app.db.transaction().execute((tx) => changeReminderPolicy(tx, key, policy, by));
    return reply.goTo('/reminders', { kind: 'done', text: usual ? said.usualNow(key) : said.ownNow(key) });
  });

  async function show(
    request: FastifyRequest<ConsultationParams>,
    reply: FastifyReply,
    problem?: string,
    typed?: PolicyEntered,
  ): Promise<FastifyReply> {
    const consultation = await consultationAt(app, request.params);
    const { policy, isOwnPolicy } = await reminderSchedule(app.db, consultation, await remindingContext(app));
    const entered = typed ?? enteredOf(policy);
    const content = policyContent(request, { key: consultation.key, entered, isOwnPolicy, problem });
    return reply.page({ title: said.title(consultation.key), section: 'reminders', content });
  }
}

/** @returns what is wrong, in words, where something is */
function readPolicy({ steps, timeOfDay, quietDays, digestHoursBefore }: PolicyEntered): ReminderPolicy | string {
  const list = (text: string) => text.split(/[\s,]+/).filter(Boolean);
  const read = reminderPolicySchema.safeParse({
    steps: list(steps),
    timeOfDay: timeOfDay.trim() || null,
    quietDays: list(quietDays),
    digestHoursBefore: Number(digestHoursBefore || 0),
  });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const field = issue?.path[0] as keyof PolicyEntered;
  return said.unfit(said.fields[field], said.mends[field]);
}

function enteredOf({ steps, timeOfDay, quietDays, digestHoursBefore }: ReminderPolicy): PolicyEntered {
  return {
    steps: steps.join(', '),
    timeOfDay: timeOfDay ?? '',
    quietDays: quietDays.join(', '),
    digestHoursBefore: String(digestHoursBefore),
  };
}
