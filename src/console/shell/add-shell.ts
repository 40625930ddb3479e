import fastifyCookie from '@fastify/cookie';
import fastifyFormbody from '@fastify/formbody';
import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../../app.ts';
import { addAssets } from './assets.ts';
import { Cookies } from './cookies.ts';
import { addErrorPages } from './error-pages.ts';
import { type Flash, takeFlash, writeFlash } from './flash.ts';
import { addForgeryProtection } from './forgery.ts';
import { addGuard } from './guard.ts';
import { type Page, page } from './page.ts';
import { servedSections } from './sections.ts';

declare module 'fastify' {
  interface FastifyReply {
    /** Sends a page within the frame. */
    page(page: Page): FastifyReply;
    /** Goes to another page of ours after something was done, which then says so. */
    goTo(path: string, flash?: Flash): FastifyReply;
  }
}

/** Files that staff send us: circulars, corrected mails, registers. */
const UPLOAD = { fileSize: 64 * 1024 * 1024, files: 10, fields: 200, fieldSize: 1024 * 1024, parts: 220 };

/** The frame around every page: cookies, forms, the guard, assets, error pages. */
export async function addShell(server: FastifyInstance, app: App): Promise<void> {
  const cookies = new Cookies(false);
  await server.register(fastifyCookie);
  await server.register(fastifyFormbody);
  await server.register(fastifyMultipart, { attachFieldsToBody: true, limits: UPLOAD });
  addForgeryProtection(server, cookies);
  addGuard(server, async () => ({ name: 'staff', role: 'administrator' }));
  server.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));
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
      formToken: request.formToken,
      flash: takeFlash(cookies, request, reply),
      sections: servedSections(server),
      banner: null,
    };
  }
}
