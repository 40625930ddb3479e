import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { App } from '../../app.ts';
import { isLanguage, LANGUAGES, type Language } from '../../domain/language.ts';
import type { RenderedMail } from '../../mail/text/render.ts';
import { mailSamples, type Sample } from '../../mail/text/samples.ts';
import { listConsultations } from '../../register/consultations.ts';
import { allowFrames, sendFramed } from '../shell/frames.ts';
import { Refusal } from '../shell/refusal.ts';
import { mailPreviewContent } from '../views/mail-preview.ts';
import { words } from '../words/words.ts';

const said = words.mails.preview;

interface Shown {
  samples: Sample[];
  sample: Sample;
  language: Language;
  mail: RenderedMail;
}

/** Every kind of mail in every language, on invented data. */
export function addMailPreview(server: FastifyInstance, app: App): void {
  server.get('/mail-preview', async (request, reply) => {
    const shown = await show(app, request);
    const names = shown.samples.map(({ name }) => name);
    const content = mailPreviewContent(names, shown.sample.name, shown.language, shown.mail);
    const page = { title: said.title, section: 'outbox', content, assets: ['mails.css'], wide: true } as const;
    return allowFrames(reply).page(page);
  });

  server.get('/mail-preview/html', async (request, reply) => sendFramed(reply, (await show(app, request)).mail.html));
}

/** @throws Refusal if there is no consultation to show mails of */
async function show(app: App, { url }: FastifyRequest): Promise<Shown> {
  const query = new URL(url, 'http://console').searchParams;
  const consultation = (await listConsultations(app.db)).at(-1);
  if (!consultation) throw new Refusal('notFound');
  const { languages, stateNames } = app.answering;
  const wanted = query.get('language') ?? 'en';
  const language = LANGUAGES.find((each) => each === wanted) ?? 'en';
  const samples = mailSamples(consultation, (each) => stateNames('CH', each && isLanguage(each) ? each : 'en'));
  const sample = samples.find(({ name }) => name === query.get('kind')) ?? samples[0];
  if (!sample) throw new Refusal('notFound');
  return { samples, sample, language, mail: sample.render(languages, language) };
}
