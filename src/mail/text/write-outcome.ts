import type { Consultation } from '../../domain/consultation.ts';
import type { TextRef } from '../../domain/text-ref.ts';
import type { Block } from './lay-out.ts';
import { contactLine, deadlineOf, type Writer } from './writer.ts';

/** How a consultation ended, as far as Member States are told. */
export interface Outcome {
  /** Replies that were counted. */
  replies: number;
  texts: readonly TextOutcome[];
  /** Whether it corrects an outcome that was announced before. */
  corrected: boolean;
}

export interface TextOutcome {
  text: TextRef;
  assign: number;
  notAssign: number;
  /** null where nobody gave an opinion. */
  supportPercent: number | null;
  mayProceed: boolean;
}

export interface OutcomeData {
  consultation: Consultation;
  /** The Member State's name for display. */
  memberState: string;
  outcome: Outcome;
}

export function outcomeSubject({ consultation }: OutcomeData, writer: Writer): string {
  return writer.fill(writer.wordings.subjects.outcome, { circular: String(consultation.circular) });
}

export function outcomeBlocks({ consultation, memberState, outcome }: OutcomeData, writer: Writer): Block[] {
  const { outcome: words, labels, greeting, automatic, consultation: circularWords } = writer.wordings;
  const circular = String(consultation.circular);
  const lead = { circular, deadline: deadlineOf(consultation, writer), replies: String(outcome.replies) };
  return [
    { kind: 'paragraph', text: greeting },
    ...(outcome.corrected ? [paragraph(words.corrected)] : []),
    { kind: 'paragraph', text: writer.fill(words.lead, lead) },
    {
      kind: 'facts',
      rows: [
        { label: labels.consultation, value: writer.consultation(circularWords, consultation) },
        { label: labels.memberState, value: writer.value(memberState) },
      ],
    },
    outcomeTable(consultation, outcome, writer),
    { kind: 'paragraph', text: writer.fill(words.rule, { threshold: String(consultation.thresholdPercent) }) },
    { kind: 'paragraph', text: writer.fill(words.comments, { studyGroup: String(consultation.studyGroup) }) },
    { kind: 'paragraph', text: words.next },
    { kind: 'paragraph', text: contactLine(consultation.contact, writer) },
    { kind: 'paragraph', text: automatic },
  ];
}

/** Of each text what was said and what follows. The percentage is cut, never rounded up to a threshold not reached. */
function outcomeTable(consultation: Consultation, outcome: Outcome, writer: Writer): Block {
  const { labels, outcome: words } = writer.wordings;
  const rows = outcome.texts.map(({ text, assign, notAssign, supportPercent, mayProceed }) => [
    writer.value(text),
    writer.value(consultation.texts.find(({ ref }) => ref === text)?.title ?? text),
    `${labels.assign}: ${assign}; ${labels.notAssign}: ${notAssign}; ${labels.support}: ${percent(supportPercent, writer)}`,
    mayProceed ? words.mayProceed : words.mayNot,
  ]);
  return { kind: 'table', headers: [labels.text, labels.title, labels.answers, labels.outcome], rows };
}

function percent(value: number | null, writer: Writer): string {
  return value === null ? '–' : writer.value(`${writer.number(Math.floor(value * 10) / 10)} %`);
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}
