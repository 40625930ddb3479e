import { type App, isDemonstration } from '../app.ts';
import { EXAMPLES_DIR, type ImapConfig } from '../config.ts';
import { type EmbeddedMailServer, startEmbeddedMailServer } from '../embedded/mail-server.ts';

/** The mail servers that the workers use: those configured, or the embedded one in place of what is missing. */
export interface MailServers {
  imap: ImapConfig;
  smtpUrl: string;
  /** The embedded server, if any of it is in use. */
  embedded: EmbeddedMailServer | null;
}

export async function openMailServers(app: App): Promise<MailServers> {
  const { imap, smtpUrl } = app.config;
  if (imap && smtpUrl) return { imap, smtpUrl, embedded: null };
  const embedded = await startEmbeddedMailServer({
    dataDir: app.config.dataDir,
    ports: app.config.embeddedPorts,
    address: app.config.mailFrom,
    clock: app.clock,
    log: app.log,
  });
  app.onClose(() => embedded.stop());
  return { imap: imap ?? embedded.imap, smtpUrl: smtpUrl ?? embedded.smtpUrl, embedded };
}

/** Delivers the sample replies, once in the life of DATA_DIR, and says how to send another. */
export function showDemonstration(app: App, { embedded }: MailServers): void {
  if (!embedded || !isDemonstration(app.config)) return;
  const delivered = embedded.deliverSamples(EXAMPLES_DIR);
  const port = new URL(embedded.smtpUrl).port;
  app.log.info(`demonstration: the clock shows ${app.clock.now().toISOString()} (CLOCK_START sets another)`);
  if (delivered > 0) app.log.info(`demonstration: ${delivered} sample replies delivered to ${app.config.mailFrom}`);
  app.log.info(`mail a reply to ${app.config.mailFrom} over SMTP at 127.0.0.1:${port}, for example:`);
  app.log.info(
    `  curl -s smtp://127.0.0.1:${port} --mail-from tap@ofcom.example.ch --mail-rcpt ${app.config.mailFrom} -T REPLY.eml`,
  );
  app.log.info(`answers to administrations are kept in ${embedded.sentDirectory}`);
}
