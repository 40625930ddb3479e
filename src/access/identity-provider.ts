import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { OidcConfig } from '../config.ts';

/** A person as the provider of identities vouches for them. */
export interface Identity {
  /** "issuer subject": never changes, is never given to somebody else. */
  id: string;
  name: string | null;
  /** Only if the provider has verified it. */
  email: string | null;
  /** What the role claim holds: one name, or several. */
  roles: string[];
}

/** What a browser keeps between leaving for the provider and coming back. */
export interface Journey {
  state: string;
  nonce: string;
  verifier: string;
}

export interface IdentityProvider {
  /** Where to send the browser, and what it must keep meanwhile. */
  begin(redirectUri: string): Promise<{ url: URL; journey: Journey }>;
  /**
   * Who came back.
   * @throws if the answer is not one to this journey, or the provider does not vouch for it
   */
  finish(address: URL, journey: Journey): Promise<Identity>;
}

const TIMEOUT_SECONDS = 10;
const SCOPE = 'openid email profile';

/** The provider of the configuration. It is asked for its description at the first sign-in, and again after a failure. */
export function openIdentityProvider(config: OidcConfig): IdentityProvider {
  let known: Promise<Configuration> | undefined;

  async function discover(): Promise<Configuration> {
    known ??= discovery(config.issuer, config.clientId, config.clientSecret, undefined, {
      timeout: TIMEOUT_SECONDS,
      // The configuration lets plain HTTP pass only for a provider on this machine.
      execute: config.issuer.protocol === 'http:' ? [allowInsecureRequests] : [],
    });
    try {
      return await known;
    } catch (error) {
      known = undefined;
      throw error;
    }
  }

  return {
    begin: async (redirectUri) => {
      const provider = await discover();
      const journey = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(provider, {
        redirect_uri: redirectUri,
        scope: SCOPE,
        state: journey.state,
        nonce: journey.nonce,
        code_challenge: await calculatePKCECodeChallenge(journey.verifier),
        code_challenge_method: 'S256',
      });
      return { url, journey };
    },
    finish: async (address, { state, nonce, verifier }) => {
      const provider = await discover();
      const tokens = await authorizationCodeGrant(provider, address, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('the provider sent no ID token');
      const told = provider.serverMetadata().userinfo_endpoint
        ? await fetchUserInfo(provider, tokens.access_token, claims.sub)
        : {};
      return identityOf({ ...told, ...claims }, config.roleClaim);
    },
  };
}

function identityOf(
  claims: Record<string, unknown> & { iss: string; sub: string },
  roleClaim: string | null,
): Identity {
  const text = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);
  const roles = roleClaim ? [claims[roleClaim]].flat().filter((role) => typeof role === 'string') : [];
  return {
    id: `${claims.iss} ${claims.sub}`,
    name: text(claims.name) ?? text(claims.preferred_username),
    email: claims.email_verified === true ? (text(claims.email)?.toLowerCase() ?? null) : null,
    roles,
  };
}
