import type { Tx } from '../db/connect.ts';
import { type Consultation, isLate } from '../domain/consultation.ts';
import { contactsOf } from '../domain/contact.ts';
import type { Register } from '../domain/register.ts';
import { mayAnswer } from '../mail/can-respond.ts';
import { formReference } from '../mail/form-reference.ts';
import { type OutgoingMail, queueMail } from '../mail/outbox/outbox.ts';
import { renderMail } from '../mail/text/render.ts';
import type { MessageReading } from '../reading/message-reading.ts';
import type { Acknowledgement, Answering } from './acknowledge.ts';
import type { Processing } from './processing.ts';
import type { MailFacts } from './rules/rule.ts';
import type { MessageUnderstanding } from './understand-message.ts';

/** A mail that asks for blank forms, and the mails that bring them. */
export interface FormRequest {
  /** The mail says nothing else, so that nobody need read it. */
  isOnlyThat: boolean;
  to: string;
  mails: Omit<OutgoingMail, 'dedupeKey'>[];
}

interface Asking {
  reading: MessageReading;
  facts: MailFacts;
  understanding: MessageUnderstanding;
  register: Register;
}

const WORD_FORM = /(?<![\p{L}\p{N}])form(?![\p{L}\p{N}])/iu;
/** The forms of the consultations that end first; more at once nobody asks for. */
const MOST_FORMS = 3;

/**
 * What a mail with the word FORM in its subject asks for: the forms of the circular that the subject names, or of every
 * consultation under way. Only contacts get one, and a mail that brings a form asks for none.
 */
export async function formRequest(processing: Processing, asking: Asking): Promise<FormRequest | null> {
  const { reading, facts, understanding, register } = asking;
  const { message } = reading;
  const letter = understanding.findings.some(({ code }) => code === 'form-not-found');
  const [contact] = contactsOf(facts.sender ?? '', register.contacts);
  if (!letter || !WORD_FORM.test(message.subject) || !contact || !facts.sender || facts.kind !== 'reply') return null;
  if (understanding.memberState !== contact.memberState) return null;
  const { answering, db, clock } = processing;
  const { ownAddresses } = answering.outbox;
  const { authentication } = facts;
  if (!mayAnswer({ mail: message, authentication, ownAddresses, alreadyAnswered: false }).answer) return null;
  const now = clock.now();
  const wanted = consultationsWanted(message.subject, contact.memberState, register, now);
  const mails = await Promise.all(
    wanted.map(async (consultation) =>
      writeFormMail(answering, consultation, {
        to: facts.sender ?? '',
        contact,
        reference: await formReference(db, consultation.key, contact.memberState, now),
        answers: { messageId: message.messageId, references: message.references },
      }),
    ),
  );
  if (mails.length === 0) return null;
  const isOnlyThat = understanding.accompanying.length === 0 && saysNothingElse(message.subject, message.text ?? '');
  return { isOnlyThat, to: facts.sender, mails };
}

function consultationsWanted(subject: string, memberState: string, register: Register, now: Date): Consultation[] {
  const numbers = (subject.match(/\d{1,4}/g) ?? []).map(Number);
  const open = register.consultations.filter(
    (consultation) =>
      !isLate(consultation, now) && (consultation.electorate === null || consultation.electorate.includes(memberState)),
  );
  const named = open.filter(({ circular }) => numbers.includes(circular));
  return (named.length > 0 ? named : open)
    .toSorted((left, right) => left.deadline.localeCompare(right.deadline))
    .slice(0, MOST_FORMS);
}

/** Words that may stand beside FORM without meaning anything else. */
const BESIDE_FORM = /^(re|fw|fwd|aw|tr|rv|form|tsb|circular|circulaire|annex|annexe|anexo|blank|please|request|\d+)$/iu;
/** A greeting and a signature; a longer text says something. */
const SHORT_TEXT = 200;

function saysNothingElse(subject: string, text: string): boolean {
  const words = subject.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const own = text.replace(/^>.*$/gm, '').trim();
  return words.every((word) => BESIDE_FORM.test(word)) && own.length <= SHORT_TEXT;
}

interface FormMail {
  to: string;
  contact: { memberState: string; name: string | null; language: string | null };
  reference: string;
  answers: OutgoingMail['answers'];
}

async function writeFormMail(
  { languages, stateNames, forms }: Answering,
  consultation: Consultation,
  { to, contact, reference, answers }: FormMail,
): Promise<FormRequest['mails'][number]> {
  const { memberState, name } = contact;
  const { language } = languages.in(contact.language);
  const stateName = stateNames(memberState, language);
  const addressee = { memberState, stateName, address: name ? [name] : [], email: to, reference };
  return {
    ...renderMail(languages, 'form', language, { consultation, memberState: stateName, reference }),
    kind: 'form',
    to,
    answers,
    replyId: null,
    about: { consultation: consultation.key, memberState },
    attachments: await forms.issue({ consultation, language, addressee }),
  };
}

/** Queues the forms that a mail asks for, within the transaction that stores it. */
export async function sendForms(
  tx: Tx,
  { outbox }: Answering,
  { to, mails }: FormRequest,
  messageRowId: number,
  now: Date,
): Promise<Acknowledgement> {
  let outcome: Acknowledgement = { queued: false, reason: 'no consultation is under way' };
  for (const mail of mails) {
    const dedupeKey = `form:${messageRowId}:${mail.about?.consultation}`;
    const queued = await queueMail(tx, { ...mail, dedupeKey }, outbox, now);
    if (queued.outcome === 'queued') outcome = { queued: true, to };
    else if (!outcome.queued) outcome = { queued: false, reason: queued.outcome };
  }
  return outcome;
}
