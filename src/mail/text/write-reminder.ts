import type { Consultation } from '../../domain/consultation.ts';
import type { Block } from './lay-out.ts';
import { contactLine, deadlineOf, type Writer } from './writer.ts';

/** What a reminder tells an administration that has no standing reply. */
export interface ReminderData {
  consultation: Consultation;
  /** The Member State's name for display. */
  memberState: string;
  /** As printed on the form that is attached; null where none is. */
  reference: string | null;
}

export function reminderSubject({ consultation, reference }: ReminderData, writer: Writer): string {
  const values = { circular: String(consultation.circular), deadline: deadlineOf(consultation, writer) };
  const subject = writer.fill(writer.wordings.subjects.reminder, values);
  return reference === null ? subject : `${subject} ${writer.fill('[{reference}]', { reference })}`;
}

export function reminderBlocks(data: ReminderData, writer: Writer): Block[] {
  const { consultation, reference } = data;
  const { reminder, labels, headings, greeting, automatic } = writer.wordings;
  const deadline = deadlineOf(consultation, writer);
  const values = { circular: String(consultation.circular), studyGroup: String(consultation.studyGroup) };
  return [
    { kind: 'paragraph', text: greeting },
    { kind: 'paragraph', text: writer.fill(reminder.lead, values) },
    { kind: 'paragraph', text: writer.fill(reminder.due, { deadline }) },
    { kind: 'paragraph', text: writer.fill(reminder.how, { replyAddress: consultation.replyAddress }) },
    ...(reference === null ? [] : [paragraph(writer.fill(reminder.form, { reference }))]),
    { kind: 'facts', rows: consultationFacts(data, writer) },
    { kind: 'heading', text: headings.texts },
    {
      kind: 'table',
      headers: [labels.text, labels.title],
      rows: consultation.texts.map((text) => [writer.value(text.ref), writer.value(text.title)]),
    },
    { kind: 'paragraph', text: reminder.crossed },
    { kind: 'paragraph', text: contactLine(consultation.contact, writer) },
    { kind: 'paragraph', text: automatic },
  ];
}

/** What the mail is about: State, consultation, deadline, address, meeting. */
export function consultationFacts(
  { consultation, memberState, reference }: ReminderData,
  writer: Writer,
): { label: string; value: string }[] {
  const { labels, consultation: circular, meeting } = writer.wordings;
  const { opens, closes, place } = consultation.meeting;
  const studyGroup = String(consultation.studyGroup);
  return [
    ...(reference === null ? [] : [{ label: labels.reference, value: writer.value(reference) }]),
    { label: labels.memberState, value: writer.value(memberState) },
    { label: labels.consultation, value: writer.consultation(circular, consultation) },
    { label: labels.deadline, value: writer.value(deadlineOf(consultation, writer)) },
    { label: labels.sendTo, value: writer.value(consultation.replyAddress) },
    { label: labels.meeting, value: writer.fill(meeting, { studyGroup, place, dates: writer.days(opens, closes) }) },
  ];
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}
