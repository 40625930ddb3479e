import fastifyRateLimit from '@fastify/rate-limit';
import fastifySwagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../../app.ts';
import { describeReply, listOutbox } from '../../books/described.ts';
import { readBooks } from '../../books/status.ts';
import { readTally } from '../../books/tally.ts';
import type { Consultation } from '../../domain/consultation.ts';
import { findConsultation, listConsultations } from '../../register/consultations.ts';
import { listRepliesAfter } from '../../replies/rows/read-reply.ts';
import { listFiles } from '../../results/read-files.ts';
import { listResults, readResult } from '../../results/read-results.ts';
import { OPEN } from '../shell/guard.ts';
import { Refusal } from '../shell/refusal.ts';
import { addOutboxApi } from './outbox-api.ts';
import { readPage, sendPage } from './paging.ts';
import { addReviewApi } from './review-api.ts';
import { described } from './route-description.ts';
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
      'Replies of Member States to TSB consultations. Reading needs a token of any role, deciding one of a reviewer or above; an administrator makes tokens under Settings in the console. Every change names the version of what was read, and stands in the history under the token’s name.',
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
    // What is sent is checked where it is used, in words that name the field.
    api.setValidatorCompiler(() => () => true);
    addReads(api, app);
    addReviewApi(api, app, PREFIX);
    addOutboxApi(api, app, PREFIX);
    api.get('/api/v1/openapi.json', { ...OPEN, schema: { hide: true } }, () => api.swagger());
  });
}

function addReads(api: FastifyInstance, { db }: App): void {
  const caller = described({ summary: 'Whose token this is, and its role', answer: schemas.callerSchema });
  api.get(`${PREFIX}/caller`, caller, ({ actor }) => actor);
  api.get(`${PREFIX}/status`, described({ summary: 'The books', answer: schemas.booksSchema }), () => readBooks(db));

  const summaries = z.array(schemas.consultationSummarySchema);
  api.get(`${PREFIX}/consultations`, described({ summary: 'The consultations', answer: summaries }), async () =>
    (await listConsultations(db)).map(summarise),
  );

  interface Key {
    Params: { period: string; circular: string; result: string };
  }
  const find = async ({ period, circular }: Key['Params']): Promise<Consultation> => {
    const found = await findConsultation(db, `${period}/${circular}`);
    if (!found) throw new Refusal('notFound', `There is no consultation ${period}/${circular}.`);
    return found;
  };
  const one = `${PREFIX}/consultations/:period/:circular`;
  const about = <Answer>(
    path: string,
    summary: string,
    answer: z.ZodType,
    read: (key: Key['Params']) => Promise<Answer>,
  ) => api.get<Key>(`${one}${path}`, described({ summary, answer, refusals: [404] }), ({ params }) => read(params));

  const replies = z.array(schemas.replySchema);
  about('', 'A consultation', schemas.consultationSummarySchema, async (key) => summarise(await find(key)));
  about('/tally', 'The count per text', schemas.tallySchema, async (key) => readTally(db, await find(key)));
  about(
    '/results',
    'Its results, in the order in which they were drawn up',
    z.array(schemas.resultSchema),
    async (key) => describeResults(db, (await find(key)).key),
  );
  about('/results/:result', 'One result with all that it rests on', schemas.wholeResultSchema, async (key) => {
    const heads = await listResults(db, (await find(key)).key);
    const head = heads.find(({ number }) => String(number) === key.result);
    const result = head && (await readResult(db, head.id));
    if (!result) throw new Refusal('notFound', `There is no result ${key.result}.`);
    return result.data;
  });

  const itsReplies = { summary: 'Every version of every reply to it', answer: replies, paged: true };
  api.get<Key>(`${one}/replies`, described({ ...itsReplies, refusals: [404] }), async (request, reply) =>
    sendReplies(request, reply, (await find(request.params)).key),
  );
  const everyReply = { summary: 'Every version of every reply, in the order of receipt', answer: replies, paged: true };
  api.get(`${PREFIX}/replies`, described(everyReply), (request, reply) => sendReplies(request, reply));
  const mails = { summary: 'Outgoing mail, oldest first', answer: z.array(schemas.mailSchema), paged: true };
  api.get(`${PREFIX}/outbox`, described(mails), async (request, reply) => {
    const page = readPage(request, z.int32());
    const rows = await listOutbox(db, { after: page.after ?? 0, limit: page.limit + 1 });
    return sendPage(request, reply, page, rows);
  });

  async function sendReplies(request: FastifyRequest, reply: FastifyReply, consultation?: string) {
    const page = readPage(request, z.tuple([z.iso.datetime(), z.int32()]));
    const after = page.after && { receivedAt: new Date(page.after[0]), id: page.after[1] };
    const found = await listRepliesAfter(db, after, page.limit + 1, consultation);
    const rows = found.map((each) => ({
      key: [each.receivedAt.toISOString(), each.id] as [string, number],
      shown: describeReply(each),
    }));
    return sendPage(request, reply, page, rows);
  }
}

function summarise({ key, circular, studyGroup, subject, deadline, thresholdPercent, texts }: Consultation) {
  const listed = texts.map(({ ref, title }) => ({ ref, title }));
  return { key, circular, studyGroup, subject, deadline, thresholdPercent, texts: listed };
}

async function describeResults(db: App['db'], consultation: string): Promise<z.infer<typeof schemas.resultSchema>[]> {
  const heads = await listResults(db, consultation);
  return Promise.all(
    heads.map(
      async ({ id, number, closedAt, closedBy, why, deadline, replies, late, openCases, reopening, texts }) => ({
        ...{ number, closedAt: closedAt.toISOString(), closedBy, why, deadline, replies, late, openCases, texts },
        stands: reopening === null && number === heads.at(-1)?.number,
        files: (await listFiles(db, id)).map(({ name, size, sha256 }) => ({ name, size, sha256 })),
      }),
    ),
  );
}
