import { type Consultation, isLate } from '../../domain/consultation.ts';
import type { Ask } from './clarification-reasons.ts';
import type { Block } from './lay-out.ts';
import { contactLine, deadlineOf, type Writer } from './writer.ts';

/** A question to the sender of a reply. */
export interface ClarificationData {
  /** Unguessable: of the case or the reply that the answer belongs to. */
  reference: string;
  /** When the mail that is asked about was received. */
  receivedAt: Date;
  /** null where it could not be told. */
  consultation: Consultation | null;
  contact: Consultation['contact'];
  /** The Member State's name for display; null where it could not be told. */
  memberState: string | null;
  /** Whether the reply counts already, so that the answer only completes it. */
  counts: boolean;
  asks: readonly Ask[];
  /** When the question is asked: after the deadline nothing is said of it. */
  now: Date;
}

export function clarificationSubject({ consultation, reference }: ClarificationData, writer: Writer): string {
  const { subjects } = writer.wordings;
  if (!consultation) return writer.fill(subjects.clarificationUnidentified, { reference });
  return writer.fill(subjects.clarification, { circular: String(consultation.circular), reference });
}

export function clarificationBlocks(data: ClarificationData, writer: Writer): Block[] {
  const { clarification, greeting, headings, automatic } = writer.wordings;
  const { consultation, reference, now } = data;
  const inTime = consultation !== null && !isLate(consultation, now);
  return [
    { kind: 'paragraph', text: greeting },
    { kind: 'paragraph', text: lead(data, writer) },
    { kind: 'facts', rows: facts(data, writer) },
    { kind: 'heading', text: headings.ask },
    { kind: 'list', items: data.asks.map((ask) => askLine(ask, writer)) },
    { kind: 'paragraph', text: writer.fill(clarification.how, { reference }) },
    ...(inTime ? [paragraph(writer.fill(clarification.due, { deadline: deadlineOf(consultation, writer) }))] : []),
    { kind: 'paragraph', text: contactLine(data.contact, writer) },
    { kind: 'paragraph', text: automatic },
  ];
}

function lead({ consultation, counts }: ClarificationData, writer: Writer): string {
  const { clarification } = writer.wordings;
  if (!consultation) return clarification.unidentified;
  return writer.fill(counts ? clarification.recorded : clarification.review, {
    circular: String(consultation.circular),
  });
}

function facts(data: ClarificationData, writer: Writer): { label: string; value: string }[] {
  const { labels, consultation: wording } = writer.wordings;
  const circular = data.consultation && writer.consultation(wording, data.consultation);
  return [
    { label: labels.reference, value: writer.value(data.reference) },
    ...(circular ? [{ label: labels.consultation, value: circular }] : []),
    ...(data.memberState ? [{ label: labels.memberState, value: writer.value(data.memberState) }] : []),
    { label: labels.received, value: writer.value(writer.instant(data.receivedAt)) },
  ];
}

function askLine({ reason, texts }: Ask, writer: Writer): string {
  const { clarification, findingOnTexts } = writer.wordings;
  const ask = clarification.asks[reason];
  return texts.length === 0 ? ask : writer.fill(findingOnTexts, { texts: writer.list(texts), finding: ask });
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}
