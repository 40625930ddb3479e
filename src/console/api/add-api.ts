import fastifyRateLimit from '@fastify/rate-limit';
import fastifySwagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../../app.ts';
import { describeCases, describeOutbox, describeReplies } from '../../books/described.ts';
import { readBooks } from '../../books/status.ts';
import { readTally } from '../../books/tally.ts';
import type { Consultation } from '../../domain/consultation.ts';
import { findConsultation, listConsultations } from '../../register/consultations.ts';
import { OPEN } from '../shell/guard.ts';
import { Refusal } from '../shell/refusal.ts';
import * as schemas from './schemas.ts';

const PREFIX = '/api/v1';
/** What one program may ask for in a minute. */
const PER_MINUTE = 600;

const ABOUT: FastifyDynamicSwaggerOptions['openapi'] = {
  openapi: '3.1.0',
  info: {
    title: 'tsb-intake',
    version: '1',
    description:
      'Replies of Member States to TSB consultations. Reading needs a token of any role; an administrator makes tokens under Settings in the console.',
  },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  security: [{ token: [] }],
};

/** The JSON interface for programs, below /api/v1, and its OpenAPI description at /api/v1/openapi.json. */
export async function addApi(server: FastifyInstance, app: App): Promise<void> {
  await server.register(async (api) => {
    await api.register(fastifySwagger, { openapi: ABOUT });
    const keyGenerator = (request: FastifyRequest) => request.headers.authorization ?? request.ip;
    await api.register(fastifyRateLimit, { max: PER_MINUTE, keyGenerator });
    // The schemas describe; what is sent is what was read, not what a schema leaves of it.
    api.setSerializerCompiler(() => (data) => JSON.stringify(data));
    addReads(api, app);
    api.get('/api/v1/openapi.json', { ...OPEN, schema: { hide: true } }, () => api.swagger());
  });
}

function addReads(api: FastifyInstance, { db }: App): void {
  api.get(`${PREFIX}/status`, answers('The books', schemas.booksSchema), () => readBooks(db));

  const summaries = z.array(schemas.consultationSummarySchema);
  api.get(`${PREFIX}/consultations`, answers('The consultations', summaries), async () =>
    (await listConsultations(db)).map(summarise),
  );

  interface Key {
    Params: { period: string; circular: string };
  }
  const find = async ({ period, circular }: Key['Params']): Promise<Consultation> => {
    const found = await findConsultation(db, `${period}/${circular}`);
    if (!found) throw new Refusal('notFound', `There is no consultation ${period}/${circular}.`);
    return found;
  };
  const one = `${PREFIX}/consultations/:period/:circular`;
  api.get<Key>(one, answers('A consultation', schemas.consultationSummarySchema), async ({ params }) =>
    summarise(await find(params)),
  );
  api.get<Key>(`${one}/tally`, answers('The count per text', schemas.tallySchema), async ({ params }) =>
    readTally(db, await find(params)),
  );
  const replies = z.array(schemas.replySchema);
  api.get<Key>(`${one}/replies`, answers('Every version of every reply to it', replies), async ({ params }) =>
    describeReplies(db, (await find(params)).key),
  );

  api.get(`${PREFIX}/replies`, answers('Every version of every reply', replies), () => describeReplies(db));
  api.get(`${PREFIX}/reviews`, answers('The open cases', z.array(schemas.caseSchema)), () => describeCases(db));
  const mails = answers('Outgoing mail, oldest first', z.array(schemas.mailSchema));
  api.get(`${PREFIX}/outbox`, mails, () => describeOutbox(db));
}

function summarise({ key, circular, studyGroup, subject, deadline, thresholdPercent, texts }: Consultation) {
  const listed = texts.map(({ ref, title }) => ({ ref, title }));
  return { key, circular, studyGroup, subject, deadline, thresholdPercent, texts: listed };
}

/** A route's description: what it gives, and how it refuses. */
function answers(summary: string, schema: z.ZodType) {
  const json = (each: z.ZodType) => z.toJSONSchema(each, { target: 'draft-2020-12' });
  const refusal = { ...json(schemas.problemSchema), description: 'Refused: the token is missing, unknown or over.' };
  return { schema: { summary, response: { 200: { ...json(schema), description: summary }, 401: refusal } } };
}
