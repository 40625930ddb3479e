import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll } from 'vitest';

/** Whom the provider signs in next. */
export interface Person {
  sub: string;
  name?: string;
  email?: string;
  email_verified?: boolean;
  tsb_role?: string | string[];
}

export interface TestProvider {
  environment: { OIDC_ISSUER: string; OIDC_CLIENT_ID: string; OIDC_CLIENT_SECRET: string };
  /** Opens for clients that are sent back to this console. */
  open(consoleUrl: string): void;
  /** Who sits at the provider's sign-in page. */
  person: Person;
  /** Whether that page is shown, with a link to go on; else the person is signed in at once. */
  asks: boolean;
}

const AGREED = '?agreed';
const ASKING = `<!doctype html><title>Provider</title><a href="${AGREED}">Go on</a>`;

/** A real OpenID Connect provider (oidc-provider, certified) on this machine; closed when the calling file is done. */
export async function startIdentityProvider(): Promise<TestProvider> {
  let provider: Provider | undefined;
  const server = createServer((request, response) => {
    if (!provider) return response.writeHead(503).end();
    if (request.url?.startsWith('/interaction/')) {
      if (test.asks && !request.url.endsWith(AGREED))
        return response.setHeader('content-type', 'text/html').end(ASKING);
      return void signIn(provider, request, response);
    }
    return provider.callback()(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  afterAll(() => void server.close());
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = { client_id: 'tsb-intake', client_secret: 'a secret of the tests, which is no secret' };

  async function signIn(at: Provider, ...exchange: Parameters<Provider['interactionDetails']>): Promise<void> {
    const { params } = await at.interactionDetails(...exchange);
    const accountId = test.person.sub;
    const grant = new at.Grant({ accountId, clientId: params.client_id });
    grant.addOIDCScope('openid email profile');
    const result = { login: { accountId, remember: false }, consent: { grantId: await grant.save() } };
    await at.interactionFinished(...exchange, result);
  }

  const test: TestProvider = {
    environment: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: client.client_id,
      OIDC_CLIENT_SECRET: client.client_secret,
    },
    open: (consoleUrl) => {
      provider = new Provider(issuer, {
        clients: [{ ...client, redirect_uris: [`${consoleUrl}/sign-in/sso/callback`] }],
        claims: { openid: ['sub', 'tsb_role'], email: ['email', 'email_verified'], profile: ['name'] },
        features: { devInteractions: { enabled: false } },
        interactions: { url: (_context: object, { uid }: { uid: string }) => `/interaction/${uid}` },
        findAccount: (_context: object, accountId: string) => ({ accountId, claims: () => test.person }),
        cookies: { keys: ['a key of the tests'] },
      });
    },
    person: { sub: 'nobody' },
    asks: false,
  };
  return test;
}
