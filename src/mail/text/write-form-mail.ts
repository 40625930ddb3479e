import type { Consultation } from '../../domain/consultation.ts';
import type { Block } from './lay-out.ts';
import { consultationFacts } from './write-reminder.ts';
import { contactLine, deadlineOf, type Writer } from './writer.ts';

/** The blank form that somebody asked for; it is attached. */
export interface FormMailData {
  consultation: Consultation;
  /** The Member State's name for display. */
  memberState: string;
  /** As printed on the form. */
  reference: string;
}

export function formMailSubject({ consultation, reference }: FormMailData, writer: Writer): string {
  return writer.fill(writer.wordings.subjects.form, { circular: String(consultation.circular), reference });
}

export function formMailBlocks({ consultation, memberState, reference }: FormMailData, writer: Writer): Block[] {
  const { form, reminder, greeting, automatic } = writer.wordings;
  return [
    { kind: 'paragraph', text: greeting },
    { kind: 'paragraph', text: writer.fill(form.lead, { circular: String(consultation.circular), reference }) },
    { kind: 'paragraph', text: writer.fill(form.how, { replyAddress: consultation.replyAddress }) },
    { kind: 'paragraph', text: writer.fill(reminder.due, { deadline: deadlineOf(consultation, writer) }) },
    { kind: 'facts', rows: consultationFacts({ consultation, memberState, reference }, writer) },
    { kind: 'paragraph', text: contactLine(consultation.contact, writer) },
    { kind: 'paragraph', text: automatic },
  ];
}
