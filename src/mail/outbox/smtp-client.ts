import { createTransport, type SMTPPoolSentMessageInfo, type Transporter } from 'nodemailer';
import { LOOP_MARKER_HEADER } from '../../domain/loop-marker.ts';
import { classifyFailure, cleanResponse, type DeliveryFailure } from './delivery-error.ts';
import type { MailAttachment } from './outbox.ts';
import type { ClaimedMail } from './outbox-rows.ts';

export type SendResult = { outcome: 'sent'; response: string } | DeliveryFailure;

/** A few pooled connections to the one server that all mail goes through. */
export interface SmtpClient {
  /** Connects and logs in without any mail; why that failed, or null. */
  findFault(): Promise<string | null>;
  send(mail: ClaimedMail, attachments: readonly MailAttachment[]): Promise<SendResult>;
  close(): void;
}

/** RFC 5321 §4.5.3.2 gives the server up to ten minutes after the final dot; hanging up earlier makes duplicates. */
const SILENCE_LIMIT_MS = 10 * 60_000;
/** The most that one mail can take, also with a server that trickles its replies. */
const SEND_LIMIT_MS = SILENCE_LIMIT_MS + 60_000;

/**
 * Opens nothing yet: the first use connects.
 * @param smtpUrl smtp:// (STARTTLS where offered) or smtps://; further nodemailer options may follow as its query
 */
export function openSmtpClient(smtpUrl: string, mailFrom: string, connections: number): SmtpClient {
  const transport = openTransport(smtpUrl, connections);
  const secrets = secretsOf(new URL(smtpUrl));
  return {
    async findFault() {
      try {
        await transport.verify();
        return null;
      } catch (error) {
        return classifyFailure(error, secrets).response;
      }
    },
    async send(mail, attachments) {
      try {
        const { response } = await transport.sendMail(toMessage(mail, attachments, mailFrom));
        return { outcome: 'sent', response: cleanResponse(response, secrets) };
      } catch (error) {
        return classifyFailure(error, secrets);
      }
    },
    close: () => transport.close({ force: true }),
  };
}

function openTransport(smtpUrl: string, connections: number): Transporter<SMTPPoolSentMessageInfo> {
  return createTransport({
    pool: true,
    url: smtpUrl,
    maxConnections: connections,
    // Takes place only where the connection broke before anything of the mail was written.
    maxRequeues: 1,
    connectionTimeout: 30_000,
    greetingTimeout: 30_000,
    socketTimeout: SILENCE_LIMIT_MS,
    requireTLS: mustEncrypt(new URL(smtpUrl)),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function toMessage(mail: ClaimedMail, attachments: readonly MailAttachment[], mailFrom: string) {
  return {
    from: mailFrom,
    to: { name: '', address: mail.to_address },
    envelope: { from: mailFrom, to: [mail.to_address] },
    subject: mail.subject,
    text: mail.text_body,
    html: mail.html_body,
    messageId: mail.message_id,
    ...(mail.in_reply_to && { inReplyTo: mail.in_reply_to }),
    ...(mail.references && { references: mail.references }),
    attachments: attachments.map(({ name, type, bytes }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(bytes),
    })),
    date: mail.created_at,
    headers: {
      'Auto-Submitted': mail.auto_submitted,
      // Exchange's own word for what Auto-Submitted says: no out-of-office notes to us.
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Content-Language': mail.language,
      [LOOP_MARKER_HEADER]: mail.kind,
    },
    signal: AbortSignal.timeout(SEND_LIMIT_MS),
  };
}

/** A password never crosses a network in the clear; `?requireTLS=false` in the URL is a considered exception. */
function mustEncrypt(url: URL): boolean {
  const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  return url.protocol === 'smtp:' && url.password !== '' && !loopback;
}

function secretsOf({ password }: URL): string[] {
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
