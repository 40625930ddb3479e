import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../../app.ts';
import { CircularError } from '../../circulars/circular-error.ts';
import { parseSetting } from '../../circulars/setting.ts';
import { type ImportProposal, proposeImport } from '../../consultations/propose-import.ts';
import { storeImport } from '../../consultations/store-import.ts';
import { dropUpload, findUpload, keepUpload, setUpload, type Upload } from '../../consultations/uploads.ts';
import { openCircularReader } from '../documents/circular-reader.ts';
import { readFields, readId } from '../shell/fields.ts';
import { guard } from '../shell/guard.ts';
import { Refusal } from '../shell/refusal.ts';
import { readUploadedFile } from '../shell/uploaded-file.ts';
import { proposalContent, uploadContent } from '../views/circulars-import.ts';
import { languageName } from '../words/format.ts';
import { inWords, words } from '../words/words.ts';

const { import: said } = words.circulars;
const MANAGER = guard('manager');
const PATH = '/consultations/import';
const LONGEST_SETTINGS = 50_000;

/** From a circular's file to its consultation: sent, looked at, completed, confirmed. */
export function addCircularsImport(server: FastifyInstance, app: App): void {
  const reader = openCircularReader(app);
  server.get(PATH, MANAGER, (request, reply) => showForm(request, reply));

  server.post(PATH, MANAGER, async (request, reply) => {
    const file = await readUploadedFile(request.body);
    if (!file) return showForm(request, reply.code(400), said.needsFile);
    try {
      await proposeImport(app.db, file, [], app.memberStates, reader);
    } catch (error) {
      if (!(error instanceof CircularError)) throw error;
      return showForm(request, reply.code(400), inWords(error));
    }
    const id = await keepUpload(app.db, file, { actor: request.actor.name, now: app.clock.now() });
    return reply.goTo(`${PATH}/${id}`);
  });

  server.get(`${PATH}/:id`, MANAGER, async (request, reply) => show(request, reply, await find(request)));

  server.post(`${PATH}/:id/settings`, MANAGER, async (request, reply) => {
    const upload = await find(request);
    const { settings } = readFields(request.body, { settings: z.string().max(LONGEST_SETTINGS) });
    try {
      const lines = settings.split(/\r?\n/u).filter((each) => each.trim() !== '');
      const parsed = lines.map(parseSetting);
      await proposeImport(app.db, upload.file, parsed, app.memberStates, reader);
      await setUpload(app.db, upload.id, parsed);
    } catch (error) {
      if (!(error instanceof CircularError)) throw error;
      return show(request, reply.code(400), upload, inWords(error), settings);
    }
    return reply.goTo(`${PATH}/${upload.id}`);
  });

  server.post(`${PATH}/:id/confirm`, MANAGER, async (request, reply) => {
    const upload = await find(request);
    const proposal = await propose(upload);
    const { seen } = readFields(request.body, { seen: z.string().optional() });
    if (isDoubtful(proposal) && !seen) return show(request, reply.code(400), upload, said.needsSeen);
    if (!proposal.consultation) return show(request, reply.code(400), upload, said.faultsText);
    const by = { actor: request.actor.name, now: app.clock.now() };
    const { consultation, joined, remarks } = await storeImport(app.db, proposal, by);
    await dropUpload(app.db, upload.id);
    const done = joined
      ? said.joined(consultation.key, languageName(proposal.language))
      : said.stored(consultation.key);
    return reply.goTo(`/consultations/${consultation.key}/settings`, {
      kind: 'done',
      text: [done, ...remarks.map(inWords)].join(' '),
    });
  });

  server.post(`${PATH}/:id/cancel`, MANAGER, async (request, reply) => {
    await dropUpload(app.db, readId(request.params));
    return reply.goTo(PATH, { kind: 'done', text: said.cancelled });
  });

  async function find(request: FastifyRequest): Promise<Upload> {
    const upload = await findUpload(app.db, readId(request.params));
    if (!upload) throw new Refusal('notFound');
    return upload;
  }

  function propose(upload: Upload): Promise<ImportProposal> {
    return proposeImport(app.db, upload.file, upload.settings, app.memberStates, reader);
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    upload: Upload,
    problem?: string,
    typed?: string,
  ): Promise<FastifyReply> {
    const settings = typed ?? upload.settings.map(({ field, value }) => `${field}=${value}`).join('\n');
    const given = { path: `${PATH}/${upload.id}`, settings, problem, doubtful: false };
    const proposal = await propose(upload);
    const content = proposalContent(request, proposal, { ...given, doubtful: isDoubtful(proposal) });
    return reply.page({ title: said.check, section: 'consultations', content, wide: true });
  }

  function showForm(request: FastifyRequest, reply: FastifyReply, problem?: string): FastifyReply {
    return reply.page({ title: said.title, section: 'consultations', content: uploadContent(request, PATH, problem) });
  }
}

function isDoubtful({ doubts, differences }: ImportProposal): boolean {
  return doubts.length + differences.length > 0;
}
