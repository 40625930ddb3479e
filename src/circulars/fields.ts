import type { MemberStates } from '../domain/member-state.ts';
import { CircularError } from './circular-error.ts';
import type { Draft, DraftText } from './draft.ts';
import { say } from './sentences.ts';

/** The fields of a consultation that a person may set, and what each takes. */
const FIELDS: Record<string, (draft: Draft, value: string, memberStates: MemberStates) => Draft> = {
  'study-period': (draft, studyPeriod) => ({ ...draft, studyPeriod: studyPeriod.toUpperCase() }),
  circular: (draft, value) => ({ ...draft, circular: wholeNumber(value) }),
  'study-group': (draft, value) => ({ ...draft, studyGroup: wholeNumber(value) }),
  subject: (draft, subject) => ({ ...draft, subject }),
  announced: (draft, announced) => ({ ...draft, announced }),
  deadline: (draft, deadline) => ({ ...draft, deadline }),
  'meeting-opens': (draft, opens) => ({ ...draft, meeting: { ...draft.meeting, opens } }),
  'meeting-closes': (draft, closes) => ({ ...draft, meeting: { ...draft.meeting, closes } }),
  'meeting-place': (draft, place) => ({ ...draft, meeting: { ...draft.meeting, place } }),
  threshold: (draft, value) => ({ ...draft, thresholdPercent: wholeNumber(value.replace(/\s?%$/, '')) }),
  'reply-address': (draft, replyAddress) => ({ ...draft, replyAddress }),
  'contact-name': (draft, name) => ({ ...draft, contact: { ...draft.contact, name } }),
  'contact-email': (draft, email) => ({ ...draft, contact: { ...draft.contact, email } }),
  'contact-phone': (draft, phone) => ({ ...draft, contact: { ...draft.contact, phone } }),
  electorate: (draft, value, memberStates) => ({ ...draft, electorate: electorateOf(value, memberStates) }),
};

/** The fields of one text: "X.1373:title". */
const TEXT_FIELDS: Record<string, (text: DraftText, value: string) => DraftText> = {
  title: (text, title) => ({ ...text, title }),
  printed: (text, printed) => ({ ...text, printed }),
  alias: (text, value) => ({ ...text, alias: value || null }),
  document: (text, value) => ({ ...text, document: value || null }),
  summary: (text, value) => ({ ...text, summary: value || null }),
  // The schema names the five kinds where this is none of them.
  type: (text, value) => ({ ...text, type: value as DraftText['type'] }),
  'a5-justification': (text, value) => ({ ...text, a5Justification: yesOrNo(value) }),
  'ipr-statement': (text, value) => ({ ...text, iprStatement: yesOrNo(value) }),
};

/** The names of a consultation's own fields, and of those that each of its texts has. */
export const WHOLE_FIELD_NAMES: readonly string[] = Object.keys(FIELDS);
export const TEXT_FIELD_NAMES: readonly string[] = Object.keys(TEXT_FIELDS);

/** Every field, for a help text. */
export const FIELD_NAMES: readonly string[] = [
  ...WHOLE_FIELD_NAMES,
  ...TEXT_FIELD_NAMES.map((field) => `TEXT:${field}`),
];

/**
 * Sets one field. The value is checked as a whole by `complete`.
 * @param field "deadline", or of one text "X.1373:title"
 * @throws CircularError that names what it may be
 */
export function setField<T extends Draft>(draft: T, field: string, value: string, memberStates: MemberStates): Draft {
  const colon = field.lastIndexOf(':');
  if (colon >= 0) return setTextField(draft, field.slice(0, colon), field.slice(colon + 1), value.trim());
  const set = FIELDS[field];
  if (!set) throw new CircularError(say('field-unknown', { field, known: FIELD_NAMES.join(', ') }));
  return set(draft, value.trim(), memberStates);
}

function setTextField(draft: Draft, ref: string, field: string, value: string): Draft {
  const set = TEXT_FIELDS[field];
  if (!set) throw new CircularError(say('text-field-unknown', { field, known: TEXT_FIELD_NAMES.join(', ') }));
  if (!draft.texts.some((text) => text.ref === ref)) {
    const known = draft.texts.map((text) => text.ref).join(', ');
    throw new CircularError(say('text-unknown', { text: ref, known }));
  }
  return { ...draft, texts: draft.texts.map((text) => (text.ref === ref ? set(text, value) : text)) };
}

function wholeNumber(value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new CircularError(say('no-whole-number', { value }));
  return Number(value);
}

function yesOrNo(value: string): boolean {
  if (value !== 'yes' && value !== 'no') throw new CircularError(say('yes-or-no', { value }));
  return value === 'yes';
}

function electorateOf(value: string, memberStates: MemberStates): string[] | null {
  if (value.toLowerCase() === 'all') return null;
  const codes = value.split(/[\s,;]+/).map((code) => code.toUpperCase());
  const unknown = codes.filter((code) => !memberStates.get(code));
  if (unknown.length > 0) throw new CircularError(say('states-unknown', { codes: unknown.join(', ') }));
  return [...new Set(codes)].sort();
}

/** A text that a person enters: "type", "new"; "title", "...". It is checked with its consultation by `complete`. */
export function textFrom(ref: string, settings: readonly { field: string; value: string }[]): DraftText {
  const draft = settings.reduce<Draft>((known, { field, value }) => setTextField(known, ref, field, value), {
    texts: [{ ref }],
  });
  const [text = { ref }] = draft.texts;
  return { ...text, printed: text.printed ?? ref };
}
