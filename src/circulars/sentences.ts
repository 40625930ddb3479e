import type { DeterminedText } from '../domain/consultation.ts';
import { type Sentences, sayer } from '../domain/saying.ts';

type TextType = DeterminedText['type'];

/** Why a circular's file cannot be imported. */
const FILE_SENTENCES = {
  'file-too-large': ({ name }: { name: string }) => `${name} is larger than 60 MB: it is no circular.`,
  'file-text-too-large': ({ name }: { name: string }) => `${name} is a text of more than 5 MB: it is no circular.`,
  'file-beyond-limits': ({ name }: { name: string }) =>
    `${name} could not be read within the limits of time and memory: it is no circular as the Union issues them. Save it anew as docx, or import its text.`,
  'file-empty': ({ name }: { name: string }) => `${name} is empty.`,
  'file-no-text': ({ name }: { name: string }) => `${name} holds no text.`,
  'file-unreadable': ({ name, why }: { name: string; why: string }) => `${name}: ${why}`,
  'file-no-word': ({ name, format }: { name: string; format: string }) =>
    `${name} is no Word file (it looks like ${format}). Import the circular as docx, doc, or as plain text.`,
  'file-not-converted': ({ name }: { name: string }) =>
    `${name} is a Word file of the old format and could not be converted. Install LibreOffice, or save it as docx.`,
  'file-no-circular': ({ name }: { name: string }) =>
    `${name} is no circular of a consultation: it has neither a subject with a letter nor an Annex 1.`,
  'file-corrigendum': ({ name }: { name: string }) =>
    `${name} corrects a circular. Apply what it changes by \`circular set\`, \`add-text\` and \`withdraw-text\`.`,
  'file-no-json': ({ name, why }: { name: string; why: string }) => `${name} is no JSON: ${why}`,
  'file-no-consultation': ({ name, why }: { name: string; why: string }) => `${name} is no consultation:\n${why}`,
  'import-too-early': ({ faults }: { faults: readonly string[] }) =>
    `The circular cannot be imported yet. ${faults.join('; ')}.`,
} satisfies Sentences;

/** What a person set of a consultation, and what is wrong with it. */
const FIELD_SENTENCES = {
  'field-unknown': ({ field, known }: { field: string; known: string }) =>
    `There is no field "${field}". Choose one of ${known}.`,
  'text-field-unknown': ({ field, known }: { field: string; known: string }) =>
    `A text has no field "${field}". Choose one of ${known}.`,
  'text-unknown': ({ text, known }: { text: string; known: string }) =>
    `There is no text ${text}. Choose one of ${known}.`,
  'no-whole-number': ({ value }: { value: string }) => `"${value}" is no whole number.`,
  'yes-or-no': ({ value }: { value: string }) => `"${value}": write yes or no.`,
  'states-unknown': ({ codes }: { codes: string }) => `${codes}: write ISO codes of Member States, or "all".`,
  'setting-unfit': ({ text }: { text: string }) => `"${text}": write FIELD=VALUE.`,
  'deadline-not-later': ({ until, deadline }: { until: string; deadline: string | null }) =>
    `${until} is not later than the deadline ${deadline}. To correct it, set deadline.`,
  'text-withdrawn': ({ text }: { text: string }) => `${text} is withdrawn already.`,
  'text-not-withdrawn': ({ text }: { text: string }) => `${text} is not withdrawn.`,
  'text-last': 'A consultation needs a text: this is the last one.',
  'why-amend': 'Give the reason: it stands in the audit.',
  'consultation-unknown': ({ key }: { key: string }) =>
    `There is no consultation ${key}. \`circular list\` names them.`,
  'consultation-unfit': ({ key, faults }: { key: string; faults: readonly string[] }) =>
    `${key} cannot be changed so. ${faults.join('; ')}.`,
  'key-kept': ({ key }: { key: string }) => `${key} keeps its study period and number: import another one.`,
  'fault-key': 'study-period or circular: not found',
  'fault-missing': ({ field }: { field: string }) => `${field}: not found`,
  'fault-instant': ({ field }: { field: string }) => `${field}: write an instant in UTC, such as 2024-02-08T23:59:59Z`,
  'fault-day': ({ field }: { field: string }) => `${field}: write a date as YYYY-MM-DD`,
  'fault-other': ({ field, why }: { field: string; why: string }) => `${field}: ${why}`,
  'fault-electorate': ({ sentence }: { sentence: string }) =>
    `electorate: the letter seems to consult some Member States only ("${sentence}"): name them by their codes, or say all`,
  'fault-meeting-order': ({ closes }: { closes: string }) => `the meeting closes (${closes}) before it opens`,
  'fault-deadline-early': ({ deadline }: { deadline: string }) =>
    `the deadline ${deadline} is not after the circular's own date`,
  'fault-deadline-late': ({ deadline }: { deadline: string }) =>
    `the deadline ${deadline} is not before the meeting opens`,
  'fault-twice': ({ texts }: { texts: string }) => `${texts} is listed more than once`,
} satisfies Sentences;

const SOURCES = { subject: 'The subject', 'annex-1': 'Annex 1' };

/** What a person looks at before a circular is stored, or after it was changed. */
const DOUBT_SENTENCES = {
  'circular-differs': ({ onForm, inLetter }: { onForm: string; inLetter: number | null }) =>
    `The form names Circular ${onForm}, the letter ${inLetter}.`,
  'study-group-doubtful': ({ group, others }: { group: number | null; others: string }) =>
    `Study Group ${group}? Subject or form also name ${others}.`,
  'meeting-days-differ': ({ first, last }: { first: string; last: string }) =>
    `The letter also names the days ${first} to ${last}.`,
  'place-of-letterhead': ({ place }: { place: string }) =>
    `The letter does not say where the meeting is held; ${place} is taken from the letterhead.`,
  'threshold-unnamed': 'The letter names no threshold; 70 % is taken.',
  'threshold-unusual': ({ percent }: { percent: number }) => `The letter names a threshold of ${percent} %, not 70 %.`,
  'address-unnamed': ({ address }: { address: string }) =>
    `The circular names no address for replies; ${address} is taken.`,
  'deadline-several': ({ instants }: { instants: string }) => `The letter names several times in UTC: ${instants}.`,
  'deadline-untimed': 'The letter gives the deadline without a time in UTC; the end of that day in UTC is taken.',
  'period-over': ({ period, day }: { period: string; day: string }) =>
    `Is study period ${period} still under way on ${day}? Set study-period if not.`,
  'period-new': ({ ended, period }: { ended: string; period: string }) =>
    `The circular came out soon after the assembly that ended on ${ended}: does it belong to ${period}?`,
  'a5-unsaid': 'The letter does not say which texts have an A.5 justification.',
  'a5-untold': 'Which texts have an A.5 justification could not be told: look at the note and set it by hand.',
  'ipr-unsaid': 'The letter does not say which texts have an IPR statement.',
  'ipr-untold': 'Which texts have an IPR statement could not be told: look at the note and set it by hand.',
  'form-absent': 'No form (Annex 2) was found: the texts are those of Annex 1.',
  'form-parts-unnamed': ({ count }: { count: number }) => `Parts of the form that name no text: ${count}.`,
  'form-part-incomplete': ({ label }: { label: string }) =>
    `The form's part "${label}" lacks a statement or an option.`,
  'form-part-filled': ({ label }: { label: string }) => `The form's part "${label}" is not blank.`,
  'texts-lacking': ({ where, texts }: { where: keyof typeof SOURCES; texts: string }) =>
    `${SOURCES[where]} lacks ${texts}, which the form lists.`,
  'texts-beside': ({ where, texts }: { where: keyof typeof SOURCES; texts: string }) =>
    `${SOURCES[where]} names ${texts}, which the form does not list.`,
  'type-differs': ({ text, inAnnex, onForm }: { text: string; inAnnex: TextType; onForm: TextType }) =>
    `${text} is ${inAnnex} in Annex 1 and ${onForm} on the form.`,
  'alias-differs': ({ text, inAnnex, onForm }: { text: string; inAnnex: string; onForm: string }) =>
    `${text} is called ${inAnnex} in Annex 1 and ${onForm} on the form.`,
  'working-days': ({ deadline, opens, least, most, usual }: WorkingDays) =>
    `Between the deadline (${deadline}) and the opening of the meeting (${opens}) lie ${least === most ? most : `${least} to ${most}`} working days, not ${usual}.`,
  'consultation-short': ({ days }: { days: number }) => `The consultation lasts ${days} days only.`,
  'wording-learnt': ({ assign, none, comments, refusal }: LearntWording) =>
    `The form asks in words or in an order of its own. It is taken to say "${assign}" where authority is assigned, ` +
    `"${none}" without comments, "${comments}" with comments, and "${refusal}" where it is not.`,
  'wording-unknown': 'What the form asks is not known and cannot be told from its layout: replies on it go to staff.',
  'no-blank-form': ({ why }: { why: string }) =>
    `${why}: no blank form is kept for this language. Forms are read, but scans of it go to staff.`,
  'blank-plain-text': 'The circular came as plain text',
  'blank-no-annex': 'Where Annex 2 begins could not be told',
  'blank-not-blank': 'The form is not blank',
  'blank-reads-otherwise': 'Cut out of the circular it reads otherwise',
  'blank-wording-unknown': 'Its wording is not known',
  'blank-not-rendered': 'The blank form could not be rendered by LibreOffice (soffice): scans of it go to staff.',
} satisfies Sentences;

interface WorkingDays {
  deadline: string;
  opens: string;
  least: number;
  most: number;
  usual: number;
}

interface LearntWording {
  assign: string;
  none: string;
  comments: string;
  refusal: string;
}

/** Where a language version says otherwise than what is stored. */
const DIFFERENCE_SENTENCES = {
  'fact-differs': ({ fact, stored, says }: { fact: string; stored: string; says: string }) =>
    `${fact}: ${stored} is stored, this file says ${says}`,
  'fact-study-group': 'study group',
  'fact-announced': 'date of the circular',
  'fact-deadline': 'deadline',
  'fact-meeting-opens': 'opening of the meeting',
  'fact-meeting-closes': 'end of the meeting',
  'fact-threshold': 'threshold',
  'fact-reply-address': 'reply address',
  'fact-electorate': 'Member States consulted',
  'fact-everybody': 'all',
  'text-lacking': ({ text }: { text: string }) => `${text} is stored, this file lacks it`,
  'text-beside': ({ text }: { text: string }) => `${text} is in this file and not stored`,
  'text-differs': ({ text, field, stored, says }: { text: string; field: string; stored: string; says: string }) =>
    `${text} ${field}: ${stored} is stored, this file says ${says}`,
} satisfies Sentences;

/** What staff are told of circulars and the consultations that they announce, in English. */
export const CIRCULAR_SENTENCES = {
  ...FILE_SENTENCES,
  ...FIELD_SENTENCES,
  ...DOUBT_SENTENCES,
  ...DIFFERENCE_SENTENCES,
};

export const say = sayer(CIRCULAR_SENTENCES);
