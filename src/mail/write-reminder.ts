import type { Consultation } from '../domain/consultation.ts';
import type { Block } from './lay-out.ts';
import { contactLine, deadlineOf, type Writer } from './writer.ts';

/** What a reminder tells an administration that has no standing reply. */
export interface ReminderData {
  consultation: Consultation;
  /** The Member State's name for display. */
  memberState: string;
}

export function reminderSubject({ consultation }: ReminderData, writer: Writer): string {
  const values = { circular: String(consultation.circular), deadline: deadlineOf(consultation, writer) };
  return writer.fill(writer.wordings.subjects.reminder, values);
}

export function reminderBlocks({ consultation, memberState }: ReminderData, writer: Writer): Block[] {
  const { reminder, labels, headings, greeting, automatic } = writer.wordings;
  const deadline = deadlineOf(consultation, writer);
  const values = { circular: String(consultation.circular), studyGroup: String(consultation.studyGroup) };
  return [
    { kind: 'paragraph', text: greeting },
    { kind: 'paragraph', text: writer.fill(reminder.lead, values) },
    { kind: 'paragraph', text: writer.fill(reminder.due, { deadline }) },
    { kind: 'paragraph', text: writer.fill(reminder.how, { replyAddress: consultation.replyAddress }) },
    { kind: 'facts', rows: facts(consultation, memberState, writer) },
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

function facts(consultation: Consultation, memberState: string, writer: Writer): { label: string; value: string }[] {
  const { labels, consultation: circular, meeting } = writer.wordings;
  const { opens, closes, place } = consultation.meeting;
  const studyGroup = String(consultation.studyGroup);
  return [
    { label: labels.memberState, value: writer.value(memberState) },
    { label: labels.consultation, value: writer.consultation(circular, consultation) },
    { label: labels.deadline, value: writer.value(deadlineOf(consultation, writer)) },
    { label: labels.sendTo, value: writer.value(consultation.replyAddress) },
    { label: labels.meeting, value: writer.fill(meeting, { studyGroup, place, dates: writer.days(opens, closes) }) },
  ];
}
