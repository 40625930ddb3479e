import type { FindingCode } from '../domain/finding.ts';
import type { ReplyStatus } from '../domain/reply.ts';
import { type Sentences, sayer } from '../domain/saying.ts';

/** Which consultation and which Member State a mail belongs to. */
const MATCH_SENTENCES = {
  'circular-without-texts': ({ circular }: { circular: number }) =>
    `The form names Circular ${circular}, but none of its texts.`,
  'circular-unnamed': 'The form names no circular.',
  'circular-of-other-texts': ({ circulars, key }: { circulars: string; key: string }) =>
    `The form names Circular ${circulars}, but its texts are those of ${key}.`,
  'circular-not-under-way': ({ circulars }: { circulars: string }) =>
    `The form is for Circular ${circulars}, for which no consultation is under way.`,
  'subject-names-other': ({ inSubject, onForm }: { inSubject: number; onForm: number }) =>
    `The subject names Circular ${inSubject}, the form is that of Circular ${onForm}.`,
  'state-none': 'The form names no Member State that could be recognised.',
  'state-several': ({ states }: { states: string }) => `The form names several States or territories: ${states}.`,
  'state-no-member': ({ states }: { states: string }) => `The form names ${states}: no Member State.`,
  'sender-not-registered': ({ sender }: { sender: string }) =>
    `${sender} is not in the register of contacts of any Member State.`,
  'author-none': 'The mail names no single author, so nobody in the register of contacts vouches for it.',
  'state-differs-from-register': ({ state, sender, registered }: Record<'state' | 'sender' | 'registered', string>) =>
    `The form names ${state}, but the register has ${sender} for ${registered}.`,
  'letter-names-other-state': ({ others, state }: { others: string; state: string }) =>
    `The mail speaks of the reply of ${others}, but the form is that of ${state}.`,
  'speaks-for-group': ({ group }: { group: string }) =>
    `The reply speaks for more than one State ("${group}"), but each Member State answers for itself alone. Ask whose reply it is.`,
  'letter-names-company': ({ name }: { name: string }) =>
    `The mail speaks for "${name}", which may be a company: only a Member State's administration replies.`,
} satisfies Sentences;

/** Where a mail's kind was told without a reason of its own. */
const BY_HEADER = 'Its header says so.';

/** What the rules notice. */
const RULE_SENTENCES = {
  'comments-absent': ({ text }: { text: string }) =>
    `${text}: the form says that comments are attached, and no file with comments came along.`,
  'reasons-absent': ({ text }: { text: string }) =>
    `${text}: authority is not assigned, and no file with the reasons came along.`,
  'not-consulted': ({ state, key }: { state: string; key: string }) =>
    `${state} is not among the Member States consulted on ${key}.`,
  'member-only-since': ({ state, since, received }: { state: string; since: string; received: string }) =>
    `${state} is a Member State only since ${since}; this reply was received on ${received}.`,
  'member-never': ({ state }: { state: string }) => `${state} is not a Member State.`,
  'form-in-report': ({ why }: { why: string | null }) =>
    `This looks like a delivery report, but it carries a form. ${why ?? BY_HEADER}`,
  'form-in-automatic-mail': ({ why }: { why: string | null }) =>
    `This looks like an automatic mail, but it carries a form. ${why ?? BY_HEADER}`,
  'answer-dropped': ({ text }: { text: string }) =>
    `${text}: the earlier reply gave an opinion, this one gives none. Is it withdrawn, or does the earlier one hold?`,
  'received-late': ({ received, deadline }: { received: string; deadline: string }) =>
    `Received ${received}, after the deadline ${deadline}: kept, not counted.`,
  'bodies-differ': ({ sender, earlier }: { sender: string | null; earlier: string | null }) =>
    `${sender ?? 'This sender'} answers otherwise than ${earlier ?? 'the earlier sender'} did for the same Member State.`,
  'return-path-other': ({ sender, returnPath }: { sender: string; returnPath: string | null }) =>
    `From names ${sender}, but the mail was sent for ${returnPath} (Return-Path).`,
  'dmarc-failed': ({ sender }: { sender: string | null }) =>
    `The mail server could not confirm that this mail comes from ${sender ?? 'its sender'} (DMARC failed).`,
  'dmarc-none': 'The mail server gave no verdict on the sender (no DMARC result).',
  'vote-noted-lost': ({ state, day }: { state: string; day: string }) =>
    `${state} is noted as having no voting rights on ${day}. Decide whether its reply counts.`,
} satisfies Sentences;

/** What became of a mail as a whole. */
const OUTCOME_SENTENCES = {
  'forms-differ': ({ files }: { files: string }) =>
    `Several filled forms that say different things came in one mail: ${files}.`,
  'form-none': 'The mail holds no form.',
  'form-in-quotation':
    'The only form stands in the mail that this one quotes. See whether it was filled in there: enter its answers, or ask for the form as a file.',
  'form-none-but-words': ({ words }: { words: string }) =>
    `The mail holds no form, but speaks of the texts in its sender's own words: "${words}"`,
  'form-not-among': ({ files }: { files: string }) =>
    `None of the attached files is a form of this consultation: ${files}.`,
  'letter-in-thread': ({ reference, files }: { reference: string; files: string | null }) =>
    `It answers the acknowledgement of the reply ${reference}, with ${files === null ? 'no file' : `the file ${files}`} and without a form. Does it complete that reply, or change it?`,
  'mail-oversize': ({ kilobytes }: { kilobytes: number }) =>
    `The mail (${kilobytes} KB) could not be downloaded whole. Open it in the mailbox.`,
  'attempts-failed': ({ attempts, error }: { attempts: number; error: string | null }) =>
    `The mail could not be processed in ${attempts} attempts${error ? ` (${error})` : ''}. Open it by hand.`,
  'ignored-report': ({ why }: { why: string | null }) => `A delivery report without a form. ${why ?? BY_HEADER}`,
  'ignored-automatic': ({ why }: { why: string | null }) => `An automatic mail without a form. ${why ?? BY_HEADER}`,
  'ignored-other': 'no form in it, and nothing that speaks of a consultation',
  'ignored-form-request': 'it asks for the form',
  'ignored-twin': ({ message }: { message: number }) => `the same mail came before (message ${message})`,
  counted: 'counted',
  'counted-with-notes': ({ codes }: { codes: readonly FindingCode[] }) => `counted, with notes: ${codes.join(', ')}`,
  'late-not-counted': 'late: kept, not counted',
  'later-one-stands': 'a reply received later stands',
  'later-stands': ({ received }: { received: string }) => `a reply received later (${received}) stands`,
  'received-after': ({ deadline }: { deadline: string }) => `received after the deadline ${deadline}`,
  'replaced-by': ({ received }: { received: string }) => `replaced by the reply received ${received}`,
  'deadline-moved': ({ deadline }: { deadline: string }) => `the deadline is ${deadline} now`,
  'judged-again': ({ status, why }: { status: ReplyStatus; why: string }) => `${status}: ${why}`,
  'settled-by-corrected': ({ message }: { message: number }) => `settled by the corrected form in message ${message}`,
  unmatched: 'The Member State or the consultation could not be told.',
  'first-of-several': ({ first, more }: { first: string; more: number }) => `${first} (and ${more} more)`,
} satisfies Sentences;

/** What staff are told of a mail and the reply in it, in English. */
export const REPLY_SENTENCES = { ...MATCH_SENTENCES, ...RULE_SENTENCES, ...OUTCOME_SENTENCES };

export const say = sayer(REPLY_SENTENCES);
