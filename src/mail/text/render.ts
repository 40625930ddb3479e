import type { Language } from '../../domain/language.ts';
import { oneLine } from './fill-template.ts';
import type { LanguageFiles } from './language-files.ts';
import { layOutHtml, layOutText, type MailDocument } from './lay-out.ts';
import { type AcknowledgementData, acknowledgementBlocks, acknowledgementSubject } from './write-acknowledgement.ts';
import { type ClarificationData, clarificationBlocks, clarificationSubject } from './write-clarification.ts';
import { type DigestData, digestBlocks, digestSubject } from './write-digest.ts';
import { type FormMailData, formMailBlocks, formMailSubject } from './write-form-mail.ts';
import { type OutcomeData, outcomeBlocks, outcomeSubject } from './write-outcome.ts';
import { type ReminderData, reminderBlocks, reminderSubject } from './write-reminder.ts';
import { type Writer, writerIn } from './writer.ts';

/** What a mail of each kind is written from. */
export interface MailData {
  acknowledgement: AcknowledgementData;
  reminder: ReminderData;
  clarification: ClarificationData;
  form: FormMailData;
  digest: DigestData;
  outcome: OutcomeData;
}

export type MailKind = keyof MailData;

export interface RenderedMail {
  /** The language it is written in, which may be English in place of the one asked for. */
  language: Language;
  /** One line, without control characters. */
  subject: string;
  text: string;
  html: string;
}

const KINDS: {
  [Kind in MailKind]: {
    subject: (data: MailData[Kind], writer: Writer) => string;
    blocks: (data: MailData[Kind], writer: Writer) => MailDocument['blocks'];
  };
} = {
  acknowledgement: { subject: acknowledgementSubject, blocks: acknowledgementBlocks },
  reminder: { subject: reminderSubject, blocks: reminderBlocks },
  clarification: { subject: clarificationSubject, blocks: clarificationBlocks },
  form: { subject: formMailSubject, blocks: formMailBlocks },
  digest: { subject: digestSubject, blocks: digestBlocks },
  outcome: { subject: outcomeSubject, blocks: outcomeBlocks },
};

/**
 * Writes a mail. The kind and the data decide the variant; the words come from the language's file alone.
 * @param language an ISO 639-1 code, or null; English where there is no file for it
 */
export function renderMail<Kind extends MailKind>(
  files: LanguageFiles,
  kind: Kind,
  language: string | null,
  data: MailData[Kind],
): RenderedMail {
  const chosen = files.in(language);
  const writer = writerIn(chosen.language, chosen.wordings);
  const document: MailDocument = {
    language: chosen.language,
    direction: chosen.wordings.direction,
    subject: oneLine(KINDS[kind].subject(data, writer)),
    blocks: KINDS[kind].blocks(data, writer),
  };
  return {
    language: document.language,
    subject: document.subject,
    text: layOutText(document),
    html: layOutHtml(document),
  };
}
