import { type Consultation, isLate } from '../../domain/consultation.ts';
import { type Finding, type FindingCode, needsStaff } from '../../domain/finding.ts';
import type { Answer } from '../../domain/reply.ts';
import type { TextRef } from '../../domain/text-ref.ts';
import { FINDING_ADVICE } from './finding-advice.ts';
import type { Wordings } from './language-files.ts';
import type { Block } from './lay-out.ts';
import { contactLine, deadlineOf, type Writer } from './writer.ts';

/** What an acknowledgement tells the administration. */
export interface AcknowledgementData {
  /** The reply's reference, or the review case's where there is no reply yet. */
  reference: string;
  receivedAt: Date;
  /** null where it could not be told. */
  consultation: Consultation | null;
  /** Whom to ask. */
  contact: Consultation['contact'];
  /** The Member State's name for display; null where it could not be told. */
  memberState: string | null;
  /** `recorded`: it counts; `late`: kept, never counted; `review`: a person settles it first. */
  outcome: 'recorded' | 'late' | 'review';
  /** The reply of the same Member State that this one replaces. */
  supersedes: { reference: string; receivedAt: Date } | null;
  /** Texts on which the form says nothing and the earlier reply named holds. */
  kept?: { texts: readonly TextRef[]; reference: string } | null;
  /** Empty where nothing could be read. */
  answers: Readonly<Record<TextRef, Pick<Answer, 'decision' | 'comments'>>>;
  /** Only codes and texts are shown, never a finding's message, which is for staff. */
  findings: readonly Finding[];
}

export function acknowledgementSubject(data: AcknowledgementData, writer: Writer): string {
  const { subjects } = writer.wordings;
  const { consultation, reference } = data;
  if (!consultation) return writer.fill(subjects.unidentified, { reference });
  return writer.fill(subjects[subjectOf(data)], { circular: String(consultation.circular), reference });
}

function subjectOf(data: AcknowledgementData): 'accepted' | 'incomplete' | 'superseding' | 'late' | 'review' {
  if (data.outcome !== 'recorded') return data.outcome;
  if (data.findings.length > 0) return 'incomplete';
  return data.supersedes ? 'superseding' : 'accepted';
}

/** Nobody has vouched yet that the sender speaks for the Member State. */
const UNVOUCHED: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'sender-unknown',
  'sender-unauthenticated',
  'return-path-differs',
  'member-state-mismatch',
]);
/** What tells of an earlier reply of the same Member State. */
const OF_EARLIER_REPLY: ReadonlySet<FindingCode> = new Set<FindingCode>(['bodies-disagree', 'answers-dropped']);

/** What is marked for a text, though not so that it can be read: it is not left out. */
const UNREAD: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'both-boxes',
  'option-without-box',
  'option-contradicts',
  'mark-unclear',
  'marks-disagree',
  'text-repeated',
]);

/**
 * Of an earlier reply of the Member State nothing is told to a sender who may not speak for it, and nobody is told that an
 * answer of it was left out where it only cannot be read.
 */
function fitToTell(findings: readonly Finding[]): Finding[] {
  const isUnvouched = findings.some(({ code }) => UNVOUCHED.has(code));
  const unread = new Set(findings.flatMap(({ code, text }) => (text && UNREAD.has(code) ? [text] : [])));
  return findings.filter(({ code, text }) => {
    if (isUnvouched && OF_EARLIER_REPLY.has(code)) return false;
    return code !== 'answers-dropped' || !text || !unread.has(text);
  });
}

export function acknowledgementBlocks(all: AcknowledgementData, writer: Writer): Block[] {
  const data = { ...all, findings: fitToTell(all.findings) };
  return [
    { kind: 'paragraph', text: writer.wordings.greeting },
    ...leadParagraphs(data, writer).map((text): Block => ({ kind: 'paragraph', text })),
    { kind: 'facts', rows: facts(data, writer) },
    ...understoodBlocks(data, writer),
    ...findingBlocks(data, writer),
    ...mendBlocks(data, writer),
    { kind: 'paragraph', text: contactLine(data.contact, writer) },
    { kind: 'paragraph', text: writer.wordings.automatic },
  ];
}

function leadParagraphs(data: AcknowledgementData, writer: Writer): string[] {
  const { acknowledgement } = writer.wordings;
  const { consultation, supersedes, kept } = data;
  if (!consultation) return [acknowledgement.unidentified];
  const circular = String(consultation.circular);
  if (data.outcome === 'late') {
    return [writer.fill(acknowledgement.late, { circular, deadline: deadlineOf(consultation, writer) })];
  }
  if (data.outcome === 'review') return [writer.fill(acknowledgement.review, { circular })];
  const replaced = supersedes && {
    earlierReference: supersedes.reference,
    earlierReceived: writer.instant(supersedes.receivedAt),
  };
  return [
    writer.fill(acknowledgement.accepted, { circular }),
    ...(replaced ? [writer.fill(acknowledgement.supersedes, replaced)] : []),
    ...(kept
      ? [writer.fill(acknowledgement.kept, { texts: writer.list(kept.texts), earlierReference: kept.reference })]
      : []),
    ...(data.findings.length > 0 ? [acknowledgement.incomplete] : []),
  ];
}

function facts(data: AcknowledgementData, writer: Writer): { label: string; value: string }[] {
  const { labels, consultation: wording } = writer.wordings;
  const { consultation, memberState } = data;
  const circular = consultation && writer.consultation(wording, consultation);
  return [
    { label: labels.reference, value: writer.value(data.reference) },
    ...(circular ? [{ label: labels.consultation, value: circular }] : []),
    ...(memberState ? [{ label: labels.memberState, value: writer.value(memberState) }] : []),
    { label: labels.received, value: writer.value(writer.instant(data.receivedAt)) },
  ];
}

function understoodBlocks(data: AcknowledgementData, writer: Writer): Block[] {
  const { headings, labels, answers } = writer.wordings;
  if (!data.consultation || Object.keys(data.answers).length === 0) return [];
  const rows = data.consultation.texts.map((text) => [
    writer.value(text.ref),
    writer.value(text.title),
    answers[understood(text.ref, data)],
  ]);
  return [
    { kind: 'heading', text: headings.understood },
    { kind: 'table', headers: [labels.text, labels.title, labels.answer], rows },
  ];
}

/** A text that a person still has to look at is shown as unclear, whatever was read so far. */
function understood(ref: TextRef, data: AcknowledgementData): keyof Wordings['answers'] {
  const answer = data.answers[ref];
  const inDoubt = data.findings.some((finding) => finding.text === ref && needsStaff(finding));
  if (inDoubt || (!answer && data.outcome === 'review')) return 'unclear';
  if (answer?.decision === 'not-assign') return 'notAssign';
  if (answer?.decision !== 'assign') return 'noOpinion';
  if (answer.comments === null) return 'assign';
  return answer.comments === 'none' ? 'assignWithoutComments' : 'assignWithComments';
}

function findingBlocks(data: AcknowledgementData, writer: Writer): Block[] {
  const { findings, findingOnTexts, headings } = writer.wordings;
  // A late reply's first sentence has said so already.
  const shown = data.findings.filter((finding) => finding.code !== 'late' || data.outcome !== 'late');
  const codes = [...new Set(shown.map((finding) => finding.code))];
  const items = codes.map((code) => {
    const refs = shown.flatMap((finding) => (finding.code === code && finding.text ? [finding.text] : []));
    const finding = findings[code];
    return refs.length === 0
      ? finding
      : writer.fill(findingOnTexts, { texts: writer.list([...new Set(refs)]), finding });
  });
  if (items.length === 0) return [];
  return [
    { kind: 'heading', text: headings.open },
    { kind: 'list', items },
  ];
}

function mendBlocks(data: AcknowledgementData, writer: Writer): Block[] {
  const texts = mendTexts(data, writer);
  if (texts.length === 0) return [];
  return [
    { kind: 'heading', text: writer.wordings.headings.mend },
    ...texts.map((text): Block => ({ kind: 'paragraph', text })),
  ];
}

function mendTexts(data: AcknowledgementData, writer: Writer): string[] {
  const { mend } = writer.wordings;
  const { consultation } = data;
  const advice = new Set<string>(data.findings.map((finding) => FINDING_ADVICE[finding.code]));
  const wait = data.outcome === 'review' ? [mend.wait] : [];
  if (!consultation) return [mend.identify, ...wait];
  // After the deadline nothing that is sent can count any more (Res. 1 §9.4.6).
  if (isLate(consultation, data.receivedAt)) return wait;
  const deadline = deadlineOf(consultation, writer);
  return [
    ...(advice.has('attach') ? [writer.fill(mend.attach, { deadline })] : []),
    writer.fill(advice.has('correct') ? mend.correct : mend.change, { deadline }),
    ...wait,
  ];
}
