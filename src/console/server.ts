import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance } from 'fastify';
import type { App } from '../app.ts';
import { ConfigError } from '../domain/errors.ts';
import { addApi } from './api/add-api.ts';
import { addHealthRoutes } from './health.ts';
import { addAccount } from './routes/account.ts';
import { addAccounts } from './routes/accounts.ts';
import { addCircularsImport } from './routes/circulars-import.ts';
import { addCircularsSettings } from './routes/circulars-settings.ts';
import { addConsultationMarks } from './routes/consultation-marks.ts';
import { addConsultationReply } from './routes/consultation-reply.ts';
import { addConsultationResults } from './routes/consultation-results.ts';
import { addConsultations } from './routes/consultations.ts';
import { addEnter } from './routes/enter.ts';
import { addEvents } from './routes/events.ts';
import { addMailPreview } from './routes/mail-preview.ts';
import { addOperations } from './routes/operations.ts';
import { addOperationsMessages } from './routes/operations-messages.ts';
import { addOutbox } from './routes/outbox.ts';
import { addOverview } from './routes/overview.ts';
import { addRegister } from './routes/register.ts';
import { addRegisterState } from './routes/register-state.ts';
import { addReminderPolicy } from './routes/reminder-policy.ts';
import { addReminders } from './routes/reminders.ts';
import { addReprocessing } from './routes/reprocessing.ts';
import { addReview } from './routes/review.ts';
import { addSecondFactor } from './routes/second-factor.ts';
import { addSettings } from './routes/settings.ts';
import { addSignIn } from './routes/sign-in.ts';
import { addSingleSignOn } from './routes/single-sign-on.ts';
import { addTokens } from './routes/tokens.ts';
import { addShell } from './shell/add-shell.ts';
import { catalogueOf, speak } from './words/words.ts';

/**
 * Every page of the console, one module of routes a line. To add a page:
 * 1. `routes/<name>.ts` exports `addXxx(server, app)`. It reads with `server.get(path, …)`, which every role may see,
 *    and changes with `server.post(path, guard('reviewer'), …)`; `request.actor.name` goes into the audit entry. A POST
 *    ends in `reply.goTo(path, { kind: 'done', text })`; what cannot be done throws `new Refusal('notFound')`.
 * 2. `views/<name>.ts` makes its content with `html`; what a stranger wrote goes through `stranger(text)`. Forms are
 *    `postForm(request, …)`, lists `readListPlace`, `sortHeading` and `pager` (shell/parts.ts, shell/list.ts).
 *    `reply.page({ title, section, content })` puts it into the frame. `live(id, path, tables)` keeps an element fresh.
 * 3. Its words stand in `words/en/<name>.ts`, its style sheet, if any, in `assets/` and in the page's `assets`.
 * 4. A line here. The navigation shows a section once its path is served.
 */
const PAGES: readonly ((server: FastifyInstance, app: App) => void | Promise<void>)[] = [
  addSignIn,
  addSingleSignOn,
  addEnter,
  addAccount,
  addSecondFactor,
  addSettings,
  addAccounts,
  addTokens,
  addApi,
  addEvents,
  addOverview,
  addReview,
  addReprocessing,
  addOperations,
  addOperationsMessages,
  addConsultations,
  addConsultationReply,
  addConsultationMarks,
  addConsultationResults,
  addCircularsImport,
  addCircularsSettings,
  addRegister,
  addRegisterState,
  addOutbox,
  addReminders,
  addReminderPolicy,
  addMailPreview,
];

const CLOSING_MS = 2000;

export interface Served {
  url: string;
  close(): Promise<void>;
}

/** Listens on the port configured; where none is and the usual one is taken, on any free one. */
async function listen(server: FastifyInstance, { host, port, portGiven }: App['config']): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (portGiven) throw new ConfigError('PORT', `port ${port} is taken: give another one, or 0 for any free one`);
    return server.listen({ host, port: 0 });
  }
}

/**
 * Serves health and metrics, and with `console` the pages for staff as well.
 * @throws ConfigError if the port that was asked for is taken, or the console does not speak the language
 */
export async function serve(app: App, what: { console: boolean; watchesMailbox: boolean }): Promise<Served> {
  const { trustedProxies, publicUrl } = app.config;
  const server: FastifyInstance = fastify({
    logger: false,
    bodyLimit: 1024 * 1024,
    trustProxy: trustedProxies.length > 0 ? trustedProxies : false,
  });
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: publicUrl?.protocol === 'https:' ? { maxAge: 31_536_000 } : false,
  });
  addHealthRoutes(server, app, what.watchesMailbox);
  if (what.console) await server.register((pages) => addPages(pages, app));
  const url = await listen(server, app.config);
  return { url, close: () => close(server) };
}

/** Answers in progress are finished; a reader who does not take theirs holds nothing up for long. */
async function close(server: FastifyInstance): Promise<void> {
  const timer = setTimeout(() => server.server.closeAllConnections(), CLOSING_MS);
  await server.close();
  clearTimeout(timer);
}

async function addPages(pages: FastifyInstance, app: App): Promise<void> {
  speak(catalogueOf(app.config.consoleLanguage));
  await addShell(pages, app);
  for (const add of PAGES) await add(pages, app);
}
