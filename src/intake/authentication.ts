import type { ParsedMessage } from './parsed-message.ts';

export type AuthenticationVerdict = 'pass' | 'fail' | 'none';

/**
 * What our own mail server found out about the sender's domain (RFC 8601), as far as it can be believed.
 *
 * Anybody can write an Authentication-Results field. A server puts its own on top, so only the topmost one may say pass,
 * and only under a name that is ours. That a domain failed is believed from anybody: nobody forges evidence against
 * himself. A pass proves a domain, not the right to speak for a Member State.
 */
export function authenticationVerdict(
  message: Pick<ParsedMessage, 'headers'>,
  trustedAuthservIds: readonly string[],
): AuthenticationVerdict {
  const topmost = message.headers['authentication-results']?.[0];
  if (topmost === undefined) return 'none';
  const [server = '', ...results] = withoutComments(topmost).split(';');
  const dmarc = results.flatMap((result) => /^\s*dmarc\s*=\s*([a-z]+)/i.exec(result)?.[1]?.toLowerCase() ?? []);
  // Two different results in one field are as good as a failure.
  if (dmarc.includes('fail')) return 'fail';
  const name = server.trim().split(/\s+/)[0]?.toLowerCase() ?? '';
  const trusted = trustedAuthservIds.some((id) => id.toLowerCase() === name);
  return trusted && dmarc.length > 0 && dmarc.every((result) => result === 'pass') ? 'pass' : 'none';
}

/** RFC 5322 comments may stand anywhere, nested and with quoted characters; what stands in quotes is no comment. */
function withoutComments(value: string): string {
  let depth = 0;
  let quoted = false;
  let kept = '';
  for (let at = 0; at < value.length; at++) {
    const character = value[at];
    if (character === '\\') at++;
    else if (character === '"' && depth === 0) quoted = !quoted;
    else if (character === '(' && !quoted) depth++;
    else if (character === ')' && !quoted && depth > 0) depth--;
    // A separator within quotes separates nothing.
    else if (depth === 0) kept += quoted && character === ';' ? ' ' : character;
  }
  return kept;
}
