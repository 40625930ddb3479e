import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { type MarkedAnswer, type MarkingStyleName, writeForm } from '../../bench/forms/docx-writer.ts';
import type { Contact } from '../../src/domain/contact.ts';
import type { Language } from '../../src/domain/language.ts';
import { circular142 } from '../support/circular-142.ts';

/** A reply as an administration would mail it. */
export interface ReplyMail {
  /** Domain and Member State as in `contactsCsv`, or an administration of one's own. */
  state: keyof typeof ADMINISTRATIONS | Administration;
  from?: string;
  /** Answers that differ from "assigns, no comments". */
  answers?: Record<string, MarkedAnswer>;
  style?: MarkingStyleName;
  messageId?: string | null;
  subject?: string;
  /** What the mail itself says. */
  text?: string;
  headers?: Record<string, string>;
  attachments?: { filename: string; content: string | Buffer }[];
}

/** Who replies for a Member State, as the register and the form name it. */
export interface Administration {
  code: string;
  domain: string;
  name: string;
  language: Language;
}

const ADMINISTRATIONS = {
  CH: { domain: 'ofcom.example.ch', name: 'Switzerland', language: 'en' },
  KE: { domain: 'ca.example.ke', name: 'Kenya', language: 'en' },
  CL: { domain: 'subtel.example.cl', name: 'Chile', language: 'es' },
  SN: { domain: 'artp.example.sn', name: 'Sénégal', language: 'fr' },
  JP: { domain: 'soumu.example.jp', name: 'Japan', language: 'en' },
} as const satisfies Record<string, { domain: string; name: string; language: Language }>;

/** The register that knows these administrations: a mailbox and the whole domain of each. */
export const contacts: Contact[] = Object.entries(ADMINISTRATIONS).flatMap(([memberState, { domain, language }]) => [
  { memberState, address: `tap@${domain}`, name: 'TAP desk', language },
  { memberState, address: `@${domain}`, name: null, language },
]);

export const contactsCsv = [
  'member_state,email,name,language',
  ...contacts.map(({ memberState, address, name, language }) => [memberState, address, name, language].join()),
].join('\n');

const ASSIGN: MarkedAnswer = { decision: 'assign', comments: 'none' };

export function composeReply(mail: ReplyMail): Promise<Buffer> {
  const { domain, name, language } = typeof mail.state === 'string' ? ADMINISTRATIONS[mail.state] : mail.state;
  const from = mail.from ?? `tap@${domain}`;
  const answers = Object.fromEntries(circular142.texts.map(({ ref }) => [ref, mail.answers?.[ref] ?? ASSIGN]));
  const form = writeForm({
    consultation: circular142,
    language,
    respondent: {
      name: 'A. Person',
      role: 'Director',
      state: name,
      address: ['1 Street'],
      email: from,
      date: '10 January 2024',
    },
    answers,
    style: mail.style ?? 'form-field',
  });
  const composer = new MailComposer({
    from,
    to: 'tsbdir@itu.int',
    subject: mail.subject ?? 'Reply to TSB Circular 142',
    text: mail.text ?? 'Please find our reply attached.',
    ...(mail.messageId ? { messageId: mail.messageId } : {}),
    headers: mail.headers ?? {},
    attachments: [{ filename: 'Annex 2.docx', content: Buffer.from(form) }, ...(mail.attachments ?? [])],
  });
  return composer
    .compile()
    .build()
    .then((raw) => (mail.messageId === null ? withoutMessageId(raw) : raw));
}

function withoutMessageId(raw: Buffer): Buffer {
  return Buffer.from(raw.toString('latin1').replace(/^Message-ID:.*\r\n(?:[ \t].*\r\n)*/im, ''), 'latin1');
}
