import { CircularError } from '../circulars/circular-error.ts';
import { complete, type Draft, type DraftText } from '../circulars/draft.ts';
import { setField } from '../circulars/fields.ts';
import { checkDates } from '../circulars/self-check.ts';
import { say } from '../circulars/sentences.ts';
import type { Setting } from '../circulars/setting.ts';
import { recordAudit } from '../db/audit.ts';
import type { Tx } from '../db/connect.ts';
import type { Consultation } from '../domain/consultation.ts';
import type { MemberStates } from '../domain/member-state.ts';
import type { Saying } from '../domain/saying.ts';
import { findConsultation, storeConsultation } from '../register/consultations.ts';
import type { Noting } from '../register/noting.ts';
import { type ReassessedReply, reassessLateness } from '../replies/reassess-lateness.ts';

/** A consultation after a correction. */
export interface Amended {
  consultation: Consultation;
  /** What is unusual about it now. */
  doubts: Saying[];
  /** Replies that count otherwise because the deadline moved. */
  reassessed: ReassessedReply[];
}

/** Corrects fields of a consultation: "deadline", "X.1373:title". @throws CircularError, Error with what is wrong */
export function setFields(tx: Tx, key: string, settings: readonly Setting[], memberStates: MemberStates, by: Noting) {
  const change = (draft: Draft) =>
    settings.reduce((known, { field, value }) => setField(known, field, value, memberStates), draft);
  return amend(tx, key, 'consultation corrected', change, by);
}

/** Extends the time for replies. @param until an instant in UTC, later than the deadline so far */
export function extendDeadline(tx: Tx, key: string, until: string, by: Noting): Promise<Amended> {
  const change = (draft: Draft): Draft => {
    if (Date.parse(until) <= Date.parse(draft.deadline ?? ''))
      throw new CircularError(say('deadline-not-later', { until, deadline: draft.deadline ?? null }));
    return { ...draft, deadline: until };
  };
  return amend(tx, key, 'deadline extended', change, by);
}

/** Adds a text that a corrigendum brought. Replies so far hold no opinion on it. */
export function addText(tx: Tx, key: string, text: DraftText, by: Noting): Promise<Amended> {
  const change = (draft: Draft) => ({ ...draft, texts: [...draft.texts, text] });
  return amend(tx, key, 'text added', change, by);
}

/** Withdraws a text: answers to it are kept, but it is counted and asked for no more. */
export function withdrawText(tx: Tx, key: string, ref: string, by: Noting): Promise<Amended> {
  const withdrawn = { at: by.now.toISOString(), why: by.why };
  return amend(tx, key, 'text withdrawn', (draft) => markText(draft, ref, withdrawn), by);
}

/** Takes a withdrawal back. */
export function restoreText(tx: Tx, key: string, ref: string, by: Noting): Promise<Amended> {
  return amend(tx, key, 'text restored', (draft) => markText(draft, ref, null), by);
}

function markText(draft: Draft, ref: string, withdrawn: Consultation['texts'][number]['withdrawn']): Draft {
  const text = draft.texts.find((each) => each.ref === ref);
  if (!text) throw new CircularError(say('text-unknown', { text: ref, known: refsOf(draft) }));
  if (Boolean(text.withdrawn) === Boolean(withdrawn))
    throw new CircularError(say(withdrawn ? 'text-withdrawn' : 'text-not-withdrawn', { text: ref }));
  const texts = draft.texts.map((each) => (each.ref === ref ? { ...each, withdrawn } : each));
  if (texts.every((each) => each.withdrawn)) throw new CircularError(say('text-last'));
  return { ...draft, texts };
}

function refsOf({ texts }: Draft): string {
  return texts.map(({ ref }) => ref).join(', ');
}

/** Nobody else changes the consultation meanwhile, and no reply is judged by a deadline that is about to move. */
async function amend(
  tx: Tx,
  key: string,
  action: string,
  change: (draft: Draft) => Draft,
  by: Noting,
): Promise<Amended> {
  if (by.why.trim() === '') throw new CircularError(say('why-amend'));
  const before = await findConsultation(tx, key, true);
  if (!before) throw new CircularError(say('consultation-unknown', { key }));
  const { consultation, faults } = complete(change(before));
  if (!consultation) throw new CircularError(say('consultation-unfit', { key, faults }));
  if (consultation.key !== key) throw new CircularError(say('key-kept', { key }));
  await storeConsultation(tx, consultation, by.now);
  const reassessed = consultation.deadline === before.deadline ? [] : await reassessLateness(tx, consultation);
  await recordAudit(tx, {
    at: by.now,
    actor: by.actor,
    action,
    subject: `consultation:${key}`,
    before: changedFields(before, consultation),
    after: { ...changedFields(consultation, before), ...(reassessed.length > 0 ? { reassessed } : {}) },
    why: by.why,
  });
  return { consultation, doubts: checkDates(consultation), reassessed };
}

/** What differs, texts by their references. */
function changedFields(one: Consultation, other: Consultation): Record<string, unknown> {
  const others = byName(other);
  const differs = ([field, value]: [string, unknown]) => JSON.stringify(value) !== JSON.stringify(others[field]);
  return Object.fromEntries(Object.entries(byName(one)).filter(differs));
}

function byName({ texts, ...fields }: Consultation): Record<string, unknown> {
  return { ...fields, ...Object.fromEntries(texts.map((text) => [text.ref, text])) };
}
