import { resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError } from './domain/errors.ts';
import { loadPolicy, type Policy } from './policy.ts';

/** The folder `config/` of the installation: consultations, policy, templates, registers. */
export const CONFIG_DIR = resolve(import.meta.dirname, '../config');
export const EXAMPLES_DIR = resolve(import.meta.dirname, '../examples');

export interface ImapConfig {
  host: string;
  port: number;
  /** TLS from the first byte (imaps://); otherwise STARTTLS where the server offers it. */
  secure: boolean;
  user: string;
  pass: string;
  folder: string;
}

/** The provider of identities for single sign-on (OpenID Connect). */
export interface OidcConfig {
  issuer: URL;
  clientId: string;
  clientSecret: string;
  /** The claim that names a person's role; null: roles are given in the console. */
  roleClaim: string | null;
}

export interface Config {
  /** null: the embedded mail server. */
  imap: ImapConfig | null;
  /** null: the embedded mail server. */
  smtpUrl: string | null;
  mailFrom: string;
  /** null: the embedded PostgreSQL. */
  databaseUrl: string | null;
  /** null: BullMQ keeps its queues in the same PostgreSQL. */
  redisUrl: string | null;
  dataDir: string;
  port: number;
  /** Whether PORT was given: then another port will not do. */
  portGiven: boolean;
  /** Address that the console and health checks listen on. */
  host: string;
  /** How browsers reach the console from outside, without a path; null: under the address it listens on. */
  publicUrl: URL | null;
  /** Proxies whose word on the visitor's address is taken: addresses and networks. */
  trustedProxies: string[];
  /** Single sign-on; null: accounts of our own alone. */
  oidc: OidcConfig | null;
  /** The language of the console's pages. */
  consoleLanguage: string;
  contactsFile: string | null;
  /** The key that results are signed with; null: one of the installation's own, made in DATA_DIR. */
  resultKeyFile: string | null;
  /** The instant at which the program's clock starts, for demonstrations; null: the system's clock. */
  clockStart: Date | null;
  /** Fixed ports of the embedded mail server; 0 takes any free one. */
  embeddedPorts: { imap: number; smtp: number };
  /** What to do with a mail once it is stored: mark it with this keyword, or move it to this folder. */
  processed: { keyword: string } | { folder: string };
  /** Names under which the own mail server signs Authentication-Results (RFC 8601). */
  authservIds: string[];
  logLevel: string;
  /** null: readable on a terminal, JSON elsewhere. */
  logFormat: 'readable' | 'json' | null;
  policy: Policy;
}

const port = z.coerce
  .number('write a port number')
  .int('write a port number')
  .min(0, 'write a port from 0 to 65535')
  .max(65535, 'write a port from 0 to 65535');

function url(protocols: string[], example: string) {
  const mend = `write a URL such as ${example}`;
  return z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), mend);
}

const environmentSchema = z.object({
  IMAP_URL: url(['imap:', 'imaps:'], 'imaps://user:password@host:993/INBOX').optional(),
  SMTP_URL: url(['smtp:', 'smtps:'], 'smtp://host:587').optional(),
  MAIL_FROM: z.email('write one e-mail address, such as tsbdir@itu.int').default('tsbdir@itu.int'),
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/database').optional(),
  REDIS_URL: url(['redis:', 'rediss:'], 'redis://host:6379').optional(),
  DATA_DIR: z.string().default('./data'),
  PORT: port.default(8080),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: url(['http:', 'https:'], 'https://intake.example.org')
    .refine(
      (value) => !URL.canParse(value) || new URL(value).pathname === '/',
      'leave out the path: the console has its own host',
    )
    .optional(),
  TRUSTED_PROXIES: z.string().optional(),
  OIDC_ISSUER: url(['http:', 'https:'], 'https://sso.example.org/realms/staff')
    .refine(
      (value) => !URL.canParse(value) || isSafeIssuer(new URL(value)),
      'use https: the provider vouches for people',
    )
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_ROLE_CLAIM: z.string().optional(),
  CONSOLE_LANGUAGE: z.string().default('en'),
  CONTACTS_FILE: z.string().optional(),
  RESULT_KEY_FILE: z.string().optional(),
  CLOCK_START: z.iso.datetime({ message: 'write an instant in UTC, such as 2024-01-22T09:00:00Z' }).optional(),
  EMBEDDED_SMTP_PORT: port.default(2525),
  EMBEDDED_IMAP_PORT: port.default(1143),
  PROCESSED_KEYWORD: z
    .string()
    .regex(/^[A-Za-z$][A-Za-z0-9_$-]*$/, 'write an IMAP keyword: letters, digits, - and _')
    .default('TsbIntakeStored'),
  PROCESSED_FOLDER: z.string().optional(),
  AUTHSERV_ID: z.string().optional(),
  LOG_FORMAT: z.enum(['readable', 'json'], 'choose readable or json').optional(),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], 'choose trace, debug, info, warn, error or silent')
    .default('info'),
});

/** Every variable of the environment that is read. */
export const ENVIRONMENT_NAMES: readonly string[] = Object.keys(environmentSchema.shape);

/**
 * Reads and checks the configuration. An empty variable counts as missing.
 * @throws ConfigError naming the first key that is wrong and how to mend it; never the value, which may be a secret
 */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) throw ConfigError.of(parsed.error);
  const env = parsed.data;
  return {
    imap: env.IMAP_URL ? imapConfig(new URL(env.IMAP_URL)) : null,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM,
    databaseUrl: env.DATABASE_URL ?? null,
    redisUrl: env.REDIS_URL ?? null,
    dataDir: resolve(env.DATA_DIR),
    port: env.PORT,
    portGiven: given.PORT !== undefined,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL ? new URL(env.PUBLIC_URL) : null,
    trustedProxies: env.TRUSTED_PROXIES ? env.TRUSTED_PROXIES.split(',').map((proxy) => proxy.trim()) : [],
    oidc: oidcConfig(env),
    consoleLanguage: env.CONSOLE_LANGUAGE,
    contactsFile: env.CONTACTS_FILE ? resolve(env.CONTACTS_FILE) : null,
    resultKeyFile: env.RESULT_KEY_FILE ? resolve(env.RESULT_KEY_FILE) : null,
    clockStart: env.CLOCK_START ? new Date(env.CLOCK_START) : null,
    embeddedPorts: { imap: env.EMBEDDED_IMAP_PORT, smtp: env.EMBEDDED_SMTP_PORT },
    processed: env.PROCESSED_FOLDER ? { folder: env.PROCESSED_FOLDER } : { keyword: env.PROCESSED_KEYWORD },
    authservIds: env.AUTHSERV_ID ? env.AUTHSERV_ID.split(',').map((id) => id.trim().toLowerCase()) : [],
    logLevel: env.LOG_LEVEL,
    logFormat: env.LOG_FORMAT ?? null,
    policy: loadPolicy(CONFIG_DIR),
  };
}

/** The folder in which npm was started, which runs every command in the project's own; undefined without npm. */
export function startedIn(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  return environment.INIT_CWD;
}

function imapConfig(url: URL): ImapConfig {
  const secure = url.protocol === 'imaps:';
  if (!url.username) throw new ConfigError('IMAP_URL', 'the user name is missing: imaps://user:password@host/INBOX');
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : secure ? 993 : 143,
    secure,
    user: decodeURIComponent(url.username),
    pass: decodeURIComponent(url.password),
    folder: decodeURIComponent(url.pathname.slice(1)) || 'INBOX',
  };
}

/** Plain HTTP is for a provider on the same machine, as in tests. */
function isSafeIssuer({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function oidcConfig(env: z.infer<typeof environmentSchema>): OidcConfig | null {
  if (!env.OIDC_ISSUER) return null;
  if (!env.OIDC_CLIENT_ID)
    throw new ConfigError('OIDC_CLIENT_ID', 'give the name that the provider knows the console by');
  if (!env.OIDC_CLIENT_SECRET) throw new ConfigError('OIDC_CLIENT_SECRET', 'give the secret that the provider issued');
  return {
    issuer: new URL(env.OIDC_ISSUER),
    clientId: env.OIDC_CLIENT_ID,
    clientSecret: env.OIDC_CLIENT_SECRET,
    roleClaim: env.OIDC_ROLE_CLAIM ?? null,
  };
}
