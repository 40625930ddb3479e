import { FINDING_CODES, type Finding, type FindingCode } from '../../domain/finding.ts';
import type { TextRef } from '../../domain/text-ref.ts';

/** What the sender of a reply can be asked, in the order in which a mail asks it. */
export const CLARIFICATION_REASONS = [
  'other-circular',
  'unreadable',
  'forms-disagree',
  'both-boxes',
  'mark-unclear',
  'text-missing',
  'reasons-missing',
  'comments-missing',
] as const;

export type ClarificationReason = (typeof CLARIFICATION_REASONS)[number];

/** What can be asked about a finding; null where only staff can settle it, or nothing is to be settled. */
const REASON_OF = {
  'too-large': 'unreadable',
  'sender-unknown': null,
  'sender-unauthenticated': null,
  'return-path-differs': null,
  'automatic-with-form': null,
  'processing-failed': 'unreadable',
  'attachment-empty': 'unreadable',
  'attachment-damaged': 'unreadable',
  'attachment-encrypted': 'unreadable',
  'attachment-too-large': 'unreadable',
  'attachment-skipped': 'unreadable',
  'format-unsupported': 'unreadable',
  'form-not-found': 'unreadable',
  'forms-disagree': 'forms-disagree',
  'consultation-unknown': 'other-circular',
  'circular-mismatch': 'other-circular',
  'text-unknown': 'other-circular',
  'text-missing': 'text-missing',
  'text-repeated': 'mark-unclear',
  'member-state-unknown': null,
  'member-state-mismatch': null,
  'not-a-member-state': null,
  'outside-electorate': null,
  'no-voting-right': null,
  'form-blank': 'mark-unclear',
  'both-boxes': 'both-boxes',
  'both-options': 'both-boxes',
  'option-missing': 'mark-unclear',
  'option-without-box': 'mark-unclear',
  'option-contradicts': 'mark-unclear',
  'mark-unclear': 'mark-unclear',
  'marks-disagree': 'mark-unclear',
  'condition-in-text': null,
  'bodies-disagree': null,
  'answers-dropped': 'text-missing',
  'no-opinion': null,
  'reasons-missing': 'reasons-missing',
  'comments-missing': 'comments-missing',
  late: null,
} as const satisfies Record<FindingCode, ClarificationReason | null>;

/** One thing to ask, and the texts that it concerns; none where it concerns the whole reply. */
export interface Ask {
  reason: ClarificationReason;
  texts: TextRef[];
}

export function isClarificationReason(value: string): value is ClarificationReason {
  return (CLARIFICATION_REASONS as readonly string[]).includes(value);
}

/** What the findings give cause to ask, each reason once, in the order of `CLARIFICATION_REASONS`. */
export function asksFor(findings: readonly { code: string; text?: TextRef }[]): Ask[] {
  const asked = findings.flatMap(({ code, text }) => {
    const reason = isFindingCode(code) ? REASON_OF[code] : null;
    return reason === null ? [] : [{ reason, text }];
  });
  return CLARIFICATION_REASONS.flatMap((reason) => {
    const ours = asked.filter((each) => each.reason === reason);
    const texts = ours.flatMap(({ text }) => (text ? [text] : []));
    return ours.length === 0 ? [] : [{ reason, texts: [...new Set(texts)] }];
  });
}

/** Whether the sender's answer can settle this finding. */
export function canBeAsked(finding: Pick<Finding, 'code'>): boolean {
  return REASON_OF[finding.code] !== null;
}

function isFindingCode(value: string): value is FindingCode {
  return Object.hasOwn(FINDING_CODES, value);
}
