import type { ImportProposal } from '../consultations/propose-import.ts';
import { type Consultation, consultedTexts } from '../domain/consultation.ts';
import type { Saying } from '../domain/saying.ts';
import { printable, table } from './output.ts';

/** What an import would store, for the person who confirms it. */
export function showProposal(proposal: ImportProposal): string {
  const { consultation, joins, language, form } = proposal;
  const parts = [
    consultation ? showConsultation(consultation) : '',
    `Language ${language}; ${form.docx ? 'its blank Annex 2 becomes the template for reading' : 'without a blank form'}.`,
    joins ? `${joins.key} is stored already: this version is added to it.` : '',
    listed('Something is missing:', proposal.faults),
    listed('Look at this:', proposal.doubts),
    listed('Otherwise than stored (what is stored stays; change it by `circular set`):', proposal.differences),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function listed(title: string, lines: readonly Saying[]): string {
  return lines.length === 0 ? '' : [title, ...lines.map(({ message }) => `- ${printable(message, 400)}`)].join('\n');
}

/** "T22/142: 8 texts, replies until 2024-02-08T23:59:59Z." */
export function summary(consultation: Consultation): string {
  const { length } = consultedTexts(consultation);
  return `${consultation.key}: ${length} ${length === 1 ? 'text' : 'texts'}, replies until ${consultation.deadline}.`;
}

/** A consultation as a person checks it against the circular. */
export function showConsultation(consultation: Consultation): string {
  const { meeting, contact, electorate } = consultation;
  const facts: [string, string][] = [
    ['Circular', `${consultation.key} of ${consultation.announced}, Study Group ${consultation.studyGroup}`],
    ['Subject', printable(consultation.subject, 400)],
    ['Deadline', `${consultation.deadline} (inclusive)`],
    ['Meeting', `${meeting.opens} to ${meeting.closes}, ${printable(meeting.place)}`],
    ['Threshold', `${consultation.thresholdPercent} %`],
    ['Replies to', consultation.replyAddress],
    ['Contact', printable([contact.name, contact.email, contact.phone].filter(Boolean).join(', '))],
    ['Consulted', electorate ? `${electorate.length} Member States: ${electorate.join(', ')}` : 'all Member States'],
    ['Texts', String(consultedTexts(consultation).length)],
  ];
  const rows = consultation.texts.map((text) => [
    text.ref,
    text.withdrawn ? 'withdrawn' : text.type,
    text.alias,
    text.document,
    text.a5Justification ? 'A.5' : '',
    text.iprStatement ? 'IPR' : '',
    text.title,
  ]);
  const width = Math.max(...facts.map(([name]) => name.length));
  return [
    ...facts.map(([name, value]) => `${name.padEnd(width)}  ${value}`),
    '',
    table(['text', 'type', 'alias', 'document', 'A.5', 'IPR', 'title'], rows),
    ...consultation.notes.map((note) => `\n${printable(note, 600)}`),
  ].join('\n');
}
