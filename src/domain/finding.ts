import type { Saying } from './saying.ts';
import type { TextRef } from './text-ref.ts';

/**
 * What a rule or reader may notice about a reply, and what follows from it:
 * - `staff`: a person must settle it; the reply is not counted until then.
 * - `note`: the reply counts; the acknowledgement says what is missing and how to mend it.
 */
export const FINDING_CODES = {
  // The mail
  'too-large': 'staff',
  'sender-unknown': 'staff',
  'sender-unauthenticated': 'staff',
  'return-path-differs': 'staff',
  'automatic-with-form': 'staff',
  'processing-failed': 'staff',
  // The attachments
  'attachment-empty': 'staff',
  'attachment-damaged': 'staff',
  'attachment-encrypted': 'staff',
  'attachment-too-large': 'staff',
  'attachment-skipped': 'staff',
  'format-unsupported': 'staff',
  'form-not-found': 'staff',
  'forms-disagree': 'staff',
  // Which consultation, which Member State
  'consultation-unknown': 'staff',
  'circular-mismatch': 'staff',
  'text-unknown': 'staff',
  'text-missing': 'staff',
  'text-repeated': 'staff',
  'member-state-unknown': 'staff',
  'member-state-mismatch': 'staff',
  'not-a-member-state': 'staff',
  'outside-electorate': 'staff',
  'no-voting-right': 'staff',
  // The answers
  'form-blank': 'staff',
  'both-boxes': 'staff',
  'both-options': 'staff',
  'option-missing': 'staff',
  'option-without-box': 'staff',
  'option-contradicts': 'staff',
  'mark-unclear': 'staff',
  'marks-disagree': 'staff',
  'condition-in-text': 'staff',
  'bodies-disagree': 'staff',
  'answers-dropped': 'staff',
  'no-opinion': 'note',
  'reasons-missing': 'note',
  'comments-missing': 'note',
  late: 'note',
} as const satisfies Record<string, 'staff' | 'note'>;

export type FindingCode = keyof typeof FINDING_CODES;

/** What a rule or a reader noticed. Findings are kept with the reply, whatever becomes of it. */
export interface Finding extends Saying {
  code: FindingCode;
  /** The text it concerns; absent if it concerns the whole reply. */
  text?: TextRef;
  // Its sentence is for staff. It may quote what a stranger wrote: escape it where it is shown.
  /** The clause that the rule applies, if one does: "Res. 1 §9.4.5". */
  cites?: string;
}

/** Whether this finding alone sends the reply to a person. */
export function needsStaff(finding: Finding): boolean {
  return FINDING_CODES[finding.code] === 'staff';
}
