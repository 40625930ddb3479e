import type { FormIssuer } from '../blank-forms/issue-forms.ts';
import type { Tx } from '../db/connect.ts';
import type { Consultation } from '../domain/consultation.ts';
import { contactsOf } from '../domain/contact.ts';
import type { Language } from '../domain/language.ts';
import type { Register } from '../domain/register.ts';
import type { StateNames } from '../domain/state-names.ts';
import type { ParsedMessage } from '../intake/parsed-message.ts';
import { mayAnswer } from '../mail/can-respond.ts';
import { type OutboxSettings, queueMail } from '../mail/outbox/outbox.ts';
import type { LanguageFiles } from '../mail/text/language-files.ts';
import { renderMail } from '../mail/text/render.ts';
import type { AcknowledgementData } from '../mail/text/write-acknowledgement.ts';
import type { MessageRow } from './rows/message-row.ts';
import type { MailFacts } from './rules/rule.ts';
import type { Verdict } from './save-reply.ts';
import type { MessageUnderstanding } from './understand-message.ts';

/** What answering needs beside the message. */
export interface Answering {
  outbox: OutboxSettings;
  languages: LanguageFiles;
  stateNames: StateNames;
  /** Writes the blank forms that go with mails. */
  forms: FormIssuer;
}

/** Whether an acknowledgement is on its way; if not, why. */
export type Acknowledgement = { queued: true; to: string } | { queued: false; reason: string };

export interface ToAcknowledge {
  message: MessageRow;
  mail: Omit<ParsedMessage, 'attachments'>;
  authentication: MailFacts['authentication'];
  understanding: Pick<MessageUnderstanding, 'consultation' | 'memberState' | 'language' | 'answers' | 'accompanying'>;
  verdict: Pick<Verdict, 'status' | 'findings' | 'version' | 'opened'> & Partial<Pick<Verdict, 'kept'>>;
  register: Register;
  now: Date;
}

/**
 * Queues the acknowledgement of a reply, in the transaction that stores it. Only senders whom the register knows are
 * answered: an automatic answer to a stranger serves nobody but forgers of addresses.
 */
export async function acknowledge(tx: Tx, answering: Answering, it: ToAcknowledge): Promise<Acknowledgement> {
  const sender = it.mail.from?.address ?? null;
  const [contact] = sender ? contactsOf(sender, it.register.contacts) : [];
  if (!sender || !contact) return { queued: false, reason: 'the sender is not in the register' };
  if (nothingToAnswer(it)) return { queued: false, reason: 'there is no form to acknowledge' };
  const allowed = mayAnswer({
    mail: it.mail,
    authentication: it.authentication,
    ownAddresses: answering.outbox.ownAddresses,
    alreadyAnswered: false,
  });
  if (!allowed.answer) return { queued: false, reason: allowed.reason };
  const { language } = answering.languages.in(it.understanding.language ?? contact.language);
  const data = acknowledgementData(it, answering.stateNames, language);
  if (!data) return { queued: false, reason: 'no consultation is under way' };
  const queued = await queueMail(
    tx,
    {
      ...renderMail(answering.languages, 'acknowledgement', language, data),
      kind: 'acknowledgement',
      dedupeKey: `acknowledgement:${data.reference}`,
      to: sender,
      answers: { messageId: it.mail.messageId, references: it.mail.references },
      replyId: it.verdict.version?.replyId ?? null,
      about: { consultation: data.consultation?.key ?? null, memberState: it.understanding.memberState },
    },
    answering.outbox,
    it.now,
  );
  return queued.outcome === 'queued' ? { queued: true, to: sender } : { queued: false, reason: queued.outcome };
}

/** Ordinary mail is not answered, and a letter without a form and without a file is for staff to answer. */
function nothingToAnswer({ verdict, understanding }: ToAcknowledge): boolean {
  const letter = verdict.findings.some((finding) => finding.code === 'form-not-found');
  return verdict.status === 'ignored' || (letter && understanding.accompanying.length === 0);
}

function acknowledgementData(
  it: ToAcknowledge,
  stateNames: StateNames,
  language: Language,
): AcknowledgementData | null {
  const { message, understanding, verdict, register } = it;
  const reference = verdict.version?.reference ?? verdict.opened?.reference;
  const contact = (understanding.consultation ?? latest(register.consultations))?.contact;
  if (!reference || !contact) return null;
  const { memberState } = understanding;
  return {
    reference,
    receivedAt: message.receivedAt,
    consultation: understanding.consultation,
    contact,
    memberState: memberState ? stateNames(memberState, language) : null,
    outcome: outcomeOf(verdict),
    supersedes: verdict.version?.supersedes ?? null,
    kept: verdict.kept ?? null,
    answers: understanding.answers,
    findings: verdict.findings,
  };
}

function outcomeOf({ status, version }: ToAcknowledge['verdict']): AcknowledgementData['outcome'] {
  if (status === 'review') return 'review';
  return version?.status === 'late' ? 'late' : 'recorded';
}

/** Whom to name as the person to ask where the mail's own consultation could not be told. */
function latest(consultations: readonly Consultation[]): Consultation | undefined {
  return consultations.toSorted((left, right) => right.announced.localeCompare(left.announced))[0];
}
