import type { MessageStatus } from '../db/column-types.ts';
import { type Sentences, sayer } from '../domain/saying.ts';

/** What can be done to a case, as the audit names it, and how to tell it in a sentence that begins with the person. */
export const CASE_ACTIONS = {
  'review assign': 'took it in hand',
  'review release': 'put it back',
  'review correct': 'corrected answers',
  'review attach': 'attached it elsewhere',
  'review accept': 'accepted it',
  'review merge': 'merged it with an earlier reply',
  'review ignore': 'set it aside',
  'review ask': 'asked the sender',
  'review reprocess': 'had it processed again',
  'review undo': 'took a decision back',
  'case settled by its answer': 'settled it by the corrected form that came in',
} as const;

/** What staff are told of what cannot be decided so, in English. */
export const REVIEW_SENTENCES = {
  ...CASE_ACTIONS,
  'case-unknown': ({ id }: { id: number }) => `There is no case ${id}. \`reviews\` lists the open ones.`,
  'case-settled': ({ id, changes }: { id: number; changes: readonly string[] }) =>
    `Case ${id} is settled already${told(changes)}.`,
  'case-changed': ({ id, changes }: { id: number; changes: readonly string[] }) =>
    `Case ${id} has changed since you opened it${told(changes)}. Nothing of yours was stored: look again.`,
  'case-read-before': ({ id }: { id: number }) => `Case ${id} has changed since you read it.`,
  'case-event': ({ actor, what, at }: { actor: string; what: string; at: string }) =>
    `${actor} ${what} (${at.slice(0, 16).replace('T', ' ')} UTC)`,
  'case-in-hands': ({ id, of }: { id: number; of: string | null }) =>
    `Case ${id} is in the hands of ${of}: take it first.`,
  'case-there-already': 'The case belongs there already.',
  'choose-consultation': 'Choose one of the consultations.',
  'choose-member-state': 'Choose a Member State.',
  'consultation-which': 'Which consultation? Name it, such as T22/142.',
  'member-state-which': 'Which Member State? Name it by its ISO code, such as CH.',
  'answers-open': ({ texts }: { texts: string }) =>
    `Choose an answer for ${texts}: what was read is in doubt, or missing.`,
  'merge-which': 'Choose one of the replies of the same Member State to the same consultation.',
  'merge-late': 'One of the two came after the deadline: a late answer never counts, so they stay apart.',
  'merge-no-answer': ({ reference, text }: { reference: string; text: string }) =>
    `The earlier reply ${reference} has no answer for ${text}.`,
  'why-attach': 'Give the reason for which the case belongs there.',
  'why-ignore': 'Give the reason for which the mail is set aside.',
  'why-reprocess': 'Give the reason for which the mail is processed again.',
  'ask-what': 'Choose at least one thing to ask.',
  'ask-about-nothing': 'There is no consultation under way to ask about.',
  'ask-nobody': 'The mail names no single sender who could be asked.',
  'ask-unread': ({ to, reason }: { to: string; reason: string }) =>
    `Nobody would read the question: ${to} is a machine, a list or ourselves (${reason}).`,
  'ask-not-queued': ({ to, outcome }: { to: string; outcome: string }) =>
    `The question cannot be sent to ${to} (${outcome}).`,
  'settled-by': ({ status, actor }: { status: MessageStatus; actor: string }) => `${status} by ${actor}`,
  'settled-by-because': ({ status, actor, why }: { status: MessageStatus; actor: string; why: string }) =>
    `${status} by ${actor}: ${why}`,
  'undo-nothing': ({ id }: { id: number }) => `Nothing was decided on case ${id} that could be taken back.`,
  'undo-mail-gone': ({ to }: { to: string }) => `The mail to ${to} is on its way: what it says cannot be taken back.`,
  'undo-changed': ({ changes }: { changes: readonly string[] }) => `The case has changed since${told(changes)}.`,
  'undo-followed': 'Another reply of the same Member State has been stored since.',
} satisfies Sentences;

function told(changes: readonly string[]): string {
  return changes.length === 0 ? '' : `: ${changes.join('; ')}`;
}

export const say = sayer(REVIEW_SENTENCES);
