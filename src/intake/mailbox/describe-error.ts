import type { ImapConfig } from '../../config.ts';

export type ImapFailureKind =
  /** The server says that name or password are wrong. */
  | 'login-refused'
  /** The server has enough for now (too many connections, throttled, under maintenance): nothing is wrong with us. */
  | 'unavailable'
  /** The server wants an encrypted connection first, or its certificate is not trusted. */
  | 'tls'
  | 'folder-missing'
  | 'unreachable'
  /** The connection broke or fell silent. */
  | 'broken';

export type FailureKind = ImapFailureKind | 'database';

export interface Failure {
  kind: FailureKind;
  /** One line for the log: what happened and what to do. Without any secret. */
  words: string;
}

/** The parts of errors from imapflow, node:net and node:tls that tell them apart. */
interface ServerError {
  message?: string;
  code?: string;
  authenticationFailed?: boolean;
  serverResponseCode?: string;
  response?: unknown;
  responseText?: string;
  mailboxMissing?: boolean;
  tlsFailed?: boolean;
  reason?: string;
}

/** Response codes of RFC 5530 §3, and INUSE and LIMIT beside them, that ask to come back later. */
const LATER_CODES = new Set(['UNAVAILABLE', 'LIMIT', 'INUSE', 'SERVERBUG', 'OVERQUOTA', 'THROTTLED']);
const REFUSED_CODES = new Set(['AUTHENTICATIONFAILED', 'AUTHORIZATIONFAILED', 'EXPIRED', 'CONTACTADMIN']);
const LATER_WORDS =
  /too many|too fast|throttl|rate.?limit|exceeded|try again|temporar|unavailable|busy|maintenance|in use/i;
const WANTS_TLS_WORDS = /encrypt|starttls|\btls\b|\bssl\b|plaintext|cleartext|LOGINDISABLED/i;
const TLS_CODES = /CERT|^ERR_SSL|^ERR_TLS|SELF_SIGNED|UNABLE_TO_VERIFY|STARTTLS|ClosedAfterConnectTLS|UPGRADE_TIMEOUT/;
const NETWORK_CODES =
  /^E(CONN|NOTFOUND|AI_|HOST|NET|TIMEDOUT|PIPE)|CONNECT_TIMEOUT|GREETING_TIMEOUT|ClosedAfterConnect/;

export function describeDatabaseFailure(error: unknown): Failure {
  return { kind: 'database', words: `the database failed (${error instanceof Error ? error.message : String(error)})` };
}

/** Says what a failed session means for whoever runs this. */
export function describeFailure(error: unknown, config: ImapConfig): Failure {
  const given = (typeof error === 'object' && error !== null ? error : { message: String(error) }) as ServerError;
  const kind = kindOf(given);
  const said = wordsOf(given);
  return { kind, words: hideSecret(`${MENDS[kind](config)} (${said})`, config.pass) };
}

function kindOf(error: ServerError): ImapFailureKind {
  const code = error.serverResponseCode?.toUpperCase() ?? '';
  const said = wordsOf(error);
  if (error.mailboxMissing) return 'folder-missing';
  if (LATER_CODES.has(code)) return 'unavailable';
  if (code === 'PRIVACYREQUIRED') return 'tls';
  if (error.authenticationFailed) {
    if (REFUSED_CODES.has(code)) return 'login-refused';
    if (LATER_WORDS.test(said)) return 'unavailable';
    return WANTS_TLS_WORDS.test(said) ? 'tls' : 'login-refused';
  }
  if (error.tlsFailed || TLS_CODES.test(error.code ?? '')) return 'tls';
  if (error.code === 'ETHROTTLE' || LATER_WORDS.test(said)) return 'unavailable';
  return NETWORK_CODES.test(error.code ?? '') ? 'unreachable' : 'broken';
}

function wordsOf(error: ServerError): string {
  const response = typeof error.response === 'string' ? error.response : error.responseText;
  return [response || error.reason || error.message, error.serverResponseCode ?? error.code].filter(Boolean).join(', ');
}

const MENDS: Record<ImapFailureKind, (config: ImapConfig) => string> = {
  'login-refused': ({ user, host }) =>
    `${host} refuses the login of ${user}: check user and password in IMAP_URL (special characters percent-encoded)`,
  unavailable: ({ host }) => `${host} asks to come back later; the login data is not the cause`,
  tls: ({ host, port }) =>
    `no secure connection to ${host}:${port}: use imaps:// for port 993, imap:// for STARTTLS; a private authority's certificate goes into NODE_EXTRA_CA_CERTS`,
  'folder-missing': ({ folder }) => `there is no folder "${folder}": correct the path of IMAP_URL or create it`,
  unreachable: ({ host, port }) => `${host}:${port} cannot be reached: check IMAP_URL, the network and the server`,
  broken: ({ host }) => `the connection to ${host} broke`,
};

function hideSecret(words: string, secret: string): string {
  return secret.length < 3 ? words : words.replaceAll(secret, '[secret]');
}
