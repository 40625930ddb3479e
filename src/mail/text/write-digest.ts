import type { Consultation } from '../../domain/consultation.ts';
import type { Block } from './lay-out.ts';
import type { Writer } from './writer.ts';

/** What staff are told before the reminders of a step go out. */
export interface DigestData {
  consultation: Consultation;
  /** As in the policy: P7D. */
  step: string;
  /** When the first mail of the step goes out. */
  from: Date;
  reminders: readonly { name: string; address: string; sendAt: Date }[];
  /** Names of the Member States whose mail lies with staff. */
  withUs: readonly string[];
  /** Addresses that returned mail; `why` is the mail system's own status. */
  bounced: readonly { name: string; address: string; why: string }[];
  /** Names of the Member States that cannot be written to. */
  unreachable: readonly string[];
  /** The command that holds the step. */
  holdCommand: string;
}

export function digestSubject({ consultation, from }: DigestData, writer: Writer): string {
  const values = { circular: String(consultation.circular), from: writer.minute(from) };
  return writer.fill(writer.wordings.subjects.digest, values);
}

export function digestBlocks(data: DigestData, writer: Writer): Block[] {
  const { digest, headings } = writer.wordings;
  const { consultation, reminders } = data;
  const circular = String(consultation.circular);
  const lead = writer.fill(digest.lead, { step: data.step, circular, from: writer.minute(data.from) });
  const states = new Set(reminders.map(({ name }) => name)).size;
  const counts = writer.fill(digest.counts, { mails: String(reminders.length), states: String(states) });
  return [
    { kind: 'paragraph', text: lead },
    { kind: 'paragraph', text: reminders.length === 0 ? digest.none : counts },
    { kind: 'paragraph', text: writer.fill(digest.hold, { command: data.holdCommand }) },
    ...remindedBlocks(data, writer),
    ...listBlocks(headings.withUs, data.withUs, writer),
    ...listBlocks(
      headings.bounced,
      data.bounced.map(({ name, address, why }) => `${name}, ${address} (${why})`),
      writer,
    ),
    ...listBlocks(headings.unreachable, data.unreachable, writer),
  ];
}

function remindedBlocks({ reminders }: DigestData, writer: Writer): Block[] {
  const { headings, labels } = writer.wordings;
  if (reminders.length === 0) return [];
  const rows = reminders.map(({ name, address, sendAt }) => [
    writer.value(name),
    writer.value(address),
    writer.minute(sendAt),
  ]);
  return [
    { kind: 'heading', text: headings.reminded },
    { kind: 'table', headers: [labels.memberState, labels.address, labels.goesOut], rows },
  ];
}

function listBlocks(heading: string, items: readonly string[], writer: Writer): Block[] {
  if (items.length === 0) return [];
  return [
    { kind: 'heading', text: heading },
    { kind: 'list', items: items.map((item) => writer.value(item)) },
  ];
}
