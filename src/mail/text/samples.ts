import type { Consultation } from '../../domain/consultation.ts';
import type { Finding, FindingCode } from '../../domain/finding.ts';
import type { Answer } from '../../domain/reply.ts';
import { CLARIFICATION_REASONS } from './clarification-reasons.ts';
import type { LanguageFiles } from './language-files.ts';
import { type MailData, type MailKind, type RenderedMail, renderMail } from './render.ts';
import type { AcknowledgementData } from './write-acknowledgement.ts';
import type { ClarificationData } from './write-clarification.ts';

/** A mail of some kind on invented data, to look at its wording and layout. */
export interface Sample {
  /** "acknowledgement-late", "clarification-both-boxes", "reminder". */
  name: string;
  kind: MailKind;
  /** In the language asked for, or in English where there is none. */
  render(files: LanguageFiles, language: string | null): RenderedMail;
}

/** Every kind of mail in each of its variants, as a Member State of this consultation would get it. */
export function mailSamples(consultation: Consultation, stateName: (language: string | null) => string): Sample[] {
  const deadline = new Date(consultation.deadline).getTime();
  const at = (hoursBefore: number) => new Date(deadline - hoursBefore * 3_600_000);
  const sample = <Kind extends MailKind>(
    name: string,
    kind: Kind,
    data: (state: string) => MailData[Kind],
  ): Sample => ({
    name,
    kind,
    render: (files, language) => renderMail(files, kind, language, data(stateName(language))),
  });
  const about = (memberState: string) => ({ consultation, memberState, reference: referenceOf(consultation) });
  return [
    ...acknowledgements(consultation, at).map(([name, data]) =>
      sample(name, 'acknowledgement', (memberState) => ({
        ...data,
        memberState: data.memberState === null ? null : memberState,
      })),
    ),
    ...clarifications(consultation, at).map(([name, data]) =>
      sample(name, 'clarification', (memberState) => ({ ...data, memberState })),
    ),
    sample('reminder', 'reminder', about),
    sample('form', 'form', about),
    sample('digest', 'digest', (name) => ({
      consultation,
      step: 'P7D',
      from: at(7 * 24),
      reminders: [{ name, address: 'tap@administration.example', sendAt: at(7 * 24) }],
      withUs: [name],
      bounced: [{ name, address: 'old@administration.example', why: '5.1.1' }],
      unreachable: [name],
      holdCommand: `remind hold ${consultation.key} P7D --why "…"`,
    })),
    sample('outcome', 'outcome', (memberState) => ({ consultation, memberState, outcome: outcomeOf(consultation) })),
  ];
}

function referenceOf({ key }: Consultation): string {
  return `${key.replace('/', '-')}-CH-7Q2M9KX4A1`;
}

type Named<Data> = [name: string, data: Data];

function acknowledgements(consultation: Consultation, at: (hours: number) => Date): Named<AcknowledgementData>[] {
  const [first = '', second = '', ...others] = consultation.texts.map(({ ref }) => ref);
  const note = (code: FindingCode, text?: string): Finding => ({ code, message: '', ...(text ? { text } : {}) });
  const accepted: AcknowledgementData = {
    reference: referenceOf(consultation),
    receivedAt: at(200),
    consultation,
    contact: consultation.contact,
    memberState: '',
    outcome: 'recorded',
    supersedes: null,
    answers: answersOf(consultation),
    findings: [],
  };
  const earlier = { reference: `${consultation.key.replace('/', '-')}-CH-A1B2C3D4E5`, receivedAt: at(300) };
  const doubts = [note('both-boxes', first), note('mark-unclear', second), note('text-missing', others[0])];
  return [
    ['acknowledgement-accepted', accepted],
    [
      'acknowledgement-incomplete',
      { ...accepted, findings: [note('reasons-missing', first), note('no-opinion', second)] },
    ],
    ['acknowledgement-superseding', { ...accepted, supersedes: earlier }],
    [
      'acknowledgement-corrected',
      { ...accepted, supersedes: earlier, kept: { texts: others, reference: earlier.reference } },
    ],
    ['acknowledgement-late', { ...accepted, outcome: 'late', receivedAt: at(-1), findings: [note('late')] }],
    ['acknowledgement-review', { ...accepted, outcome: 'review', findings: doubts }],
    [
      'acknowledgement-unidentified',
      {
        ...accepted,
        outcome: 'review',
        consultation: null,
        memberState: null,
        answers: {},
        findings: [note('consultation-unknown')],
      },
    ],
  ];
}

function answersOf({ texts }: Consultation): Record<string, Pick<Answer, 'decision' | 'comments'>> {
  const kinds: Pick<Answer, 'decision' | 'comments'>[] = [
    { decision: 'assign', comments: 'none' },
    { decision: 'assign', comments: 'attached' },
    { decision: 'not-assign', comments: null },
    { decision: null, comments: null },
  ];
  return Object.fromEntries(texts.map(({ ref }, index) => [ref, kinds[index % kinds.length] ?? NO_OPINION]));
}

const NO_OPINION = { decision: null, comments: null };

function clarifications(consultation: Consultation, at: (hours: number) => Date): Named<ClarificationData>[] {
  const [first = ''] = consultation.texts.map(({ ref }) => ref);
  return CLARIFICATION_REASONS.map((reason) => {
    const counts = reason === 'reasons-missing' || reason === 'comments-missing';
    const whole = reason === 'unreadable' || reason === 'other-circular' || reason === 'forms-disagree';
    const data: ClarificationData = {
      reference: counts ? referenceOf(consultation) : 'CASE-7Q2M9KX4A1',
      receivedAt: at(200),
      consultation: reason === 'other-circular' ? null : consultation,
      contact: consultation.contact,
      memberState: '',
      counts,
      asks: [{ reason, texts: whole ? [] : [first] }],
      now: at(190),
    };
    return [`clarification-${reason}`, data];
  });
}

function outcomeOf({ texts }: Consultation) {
  const counts = [
    { assign: 33, notAssign: 0, supportPercent: 100, mayProceed: true },
    { assign: 23, notAssign: 10, supportPercent: 69.6, mayProceed: false },
  ];
  const fallback = { assign: 0, notAssign: 0, supportPercent: null, mayProceed: true };
  return {
    replies: 33,
    corrected: false,
    texts: texts.map(({ ref }, index) => ({ text: ref, ...(counts[index % counts.length] ?? fallback) })),
  };
}
