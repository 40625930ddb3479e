import fastifyCookie from '@fastify/cookie';
import fastifyFormbody from '@fastify/formbody';
import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../../app.ts';
import { addAlertBanner } from './alert-banner.ts';
import { addAssets } from './assets.ts';
import { Cookies } from './cookies.ts';
import { addErrorPages } from './error-pages.ts';
import { type Flash, takeFlash, writeFlash } from './flash.ts';
import { addForgeryProtection } from './forgery.ts';
import { addGuard } from './guard.ts';
import { addHostCheck } from './hosts.ts';
import { type Page, page } from './page.ts';
import { servedSections } from './sections.ts';
import { readTheme, type Theme, writeTheme } from './theme.ts';
import { addVisitors } from './visitor.ts';

declare module 'fastify' {
  interface FastifyRequest {
    theme: Theme;
  }
  interface FastifyReply {
    /** Sends a page within the frame. */
    page(page: Page): FastifyReply;
    /** Keeps this browser's appearance. */
    keepTheme(theme: Theme): void;
    /** Goes to another page of ours after something was done, which then says so. */
    goTo(path: string, flash?: Flash): FastifyReply;
  }
}

/** Files that staff send us: circulars, corrected mails, registers. */
const UPLOAD = { fileSize: 64 * 1024 * 1024, files: 10, fields: 200, fieldSize: 1024 * 1024, parts: 220 };

/** The frame around every page: cookies, forms, the guard, assets, error pages. */
export async function addShell(server: FastifyInstance, app: App): Promise<void> {
  const cookies = new Cookies(app.config.publicUrl?.protocol === 'https:');
  await server.register(fastifyCookie);
  await server.register(fastifyFormbody);
  await server.register(fastifyMultipart, { attachFieldsToBody: true, limits: UPLOAD });
  addHostCheck(server, app.config);
  addForgeryProtection(server, cookies);
  addGuard(server, addVisitors(server, app, cookies));
  server.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));
  server.decorateRequest('theme', {
    getter(this: FastifyRequest) {
      return readTheme(cookies, this);
    },
  });
  server.decorateReply('keepTheme', function (this: FastifyReply, theme: Theme) {
    writeTheme(cookies, this, theme);
  });
  addAlertBanner(server, app);
  await addAssets(server);
  server.decorateReply('page', function (this: FastifyReply, shown: Page) {
    return this.type('text/html; charset=utf-8').send(page(shown, frameOf(this.request, this)));
  });
  server.decorateReply('goTo', function (this: FastifyReply, path: string, flash?: Flash) {
    if (flash) writeFlash(cookies, this, flash);
    return this.redirect(path, 303);
  });
  addErrorPages(server, app.log);

  function frameOf(request: FastifyRequest, reply: FastifyReply) {
    return {
      actor: request.signedIn,
      theme: request.theme,
      formToken: request.formToken,
      flash: takeFlash(cookies, request, reply),
      sections: servedSections(server),
      banner: request.banner,
    };
  }
}
