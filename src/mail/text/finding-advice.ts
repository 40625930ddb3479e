import type { FindingCode } from '../../domain/finding.ts';

/**
 * What the administration can do about a finding:
 * - `correct`: send a corrected form;
 * - `attach`: send a file that is missing;
 * - `wait`: nothing, staff settle it;
 * - `none`: nothing can be done any more.
 */
export type Advice = 'correct' | 'attach' | 'wait' | 'none';

export const FINDING_ADVICE = {
  'too-large': 'wait',
  'sender-unknown': 'wait',
  'sender-unauthenticated': 'wait',
  'return-path-differs': 'wait',
  'automatic-with-form': 'wait',
  'processing-failed': 'wait',
  'attachment-empty': 'correct',
  'attachment-damaged': 'correct',
  'attachment-encrypted': 'correct',
  'attachment-too-large': 'wait',
  'attachment-skipped': 'wait',
  'format-unsupported': 'wait',
  'form-not-found': 'correct',
  'forms-disagree': 'correct',
  'consultation-unknown': 'correct',
  'circular-mismatch': 'correct',
  'text-unknown': 'correct',
  'text-missing': 'correct',
  'text-repeated': 'correct',
  'member-state-unknown': 'wait',
  'member-state-mismatch': 'wait',
  'not-a-member-state': 'wait',
  'outside-electorate': 'wait',
  'no-voting-right': 'wait',
  'form-blank': 'correct',
  'both-boxes': 'correct',
  'both-options': 'correct',
  'option-missing': 'correct',
  'option-without-box': 'correct',
  'option-contradicts': 'correct',
  'mark-unclear': 'correct',
  'marks-disagree': 'correct',
  'condition-in-text': 'wait',
  'bodies-disagree': 'wait',
  'answers-dropped': 'correct',
  'no-opinion': 'correct',
  'reasons-missing': 'attach',
  'comments-missing': 'attach',
  late: 'none',
} as const satisfies Record<FindingCode, Advice>;
