/** What an SMTP client reports when a mail was not taken. Every property may be missing. */
interface SmtpError {
  message: string;
  /** The client's own word for the stage at which it failed. */
  code?: unknown;
  /** The system's error below it, such as ECONNREFUSED. */
  originalCode?: unknown;
  /** The SMTP reply code, if there was a reply. */
  responseCode?: unknown;
  response?: unknown;
}

export interface DeliveryFailure {
  /** `permanent`: this mail will never be taken; `transient`: try again later. */
  outcome: 'transient' | 'permanent';
  /** The fault lies with the connection or the server: the next mail would meet it too. */
  serverAway: boolean;
  /** The server's words or, without a reply, what happened; one line, without secrets. */
  response: string;
}

/** Stages at which the server speaks of the mail itself: its sender, its recipient, its content. */
const ABOUT_THE_MAIL = new Set(['EENVELOPE', 'EMESSAGE']);

/** The server wants TLS or a login first (RFC 3207, RFC 4954): nothing that the mail could help. */
const WANTS_LOGIN = new Set([530, 534, 535, 538]);

const SERVICE_NOT_AVAILABLE = 421;
const BAD_SEQUENCE = 503;

/**
 * Tells a refused mail from a server that is away. A reply about the mail is judged by its class alone (RFC 5321
 * §4.2.1): 4yz may pass, 5yz will not, whatever the client calls the error. Anything else is the connection's fault
 * and never the end of a mail.
 * @param secrets strings that must not be stored or logged, such as the SMTP password
 */
export function classifyFailure(error: unknown, secrets: readonly string[] = []): DeliveryFailure {
  const failure = isSmtpError(error) ? error : { message: String(error) };
  const reply = typeof failure.responseCode === 'number' ? failure.responseCode : null;
  const aboutTheMail = typeof failure.code === 'string' && ABOUT_THE_MAIL.has(failure.code);
  const response = describe(failure, aboutTheMail, secrets);
  if (!aboutTheMail || reply === SERVICE_NOT_AVAILABLE || (reply !== null && WANTS_LOGIN.has(reply))) {
    return { outcome: 'transient', serverAway: true, response };
  }
  // Without a reply the client itself refused: the mail is larger than the server takes.
  const permanent = reply === null || (reply >= 500 && reply !== BAD_SEQUENCE);
  return { outcome: permanent ? 'permanent' : 'transient', serverAway: false, response };
}

function isSmtpError(error: unknown): error is SmtpError {
  return error instanceof Error;
}

const LONGEST_RESPONSE = 500;

/** Of a refusal the server's own words; of a fault on the way, what was being done (and the server's words, if any). */
function describe(error: SmtpError, aboutTheMail: boolean, secrets: readonly string[]): string {
  if (aboutTheMail && typeof error.response === 'string') return cleanResponse(error.response, secrets);
  const code = [error.originalCode, error.code].find((value) => typeof value === 'string');
  const named = code === undefined || error.message.includes(code) ? error.message : `${code}: ${error.message}`;
  return cleanResponse(named, secrets);
}

/** What a server said, on one line, shortened, and without the secrets it may have repeated. */
export function cleanResponse(words: string, secrets: readonly string[] = []): string {
  const spellings = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]);
  const hidden = spellings.reduce((text, secret) => text.replaceAll(secret, '[secret]'), words);
  return hidden
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, LONGEST_RESPONSE)
    .toWellFormed();
}
