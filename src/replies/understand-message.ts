import { type Consultation, isMoot } from '../domain/consultation.ts';
import { contactsOf } from '../domain/contact.ts';
import type { Evidence } from '../domain/evidence.ts';
import { type Finding, needsStaff } from '../domain/finding.ts';
import type { Language } from '../domain/language.ts';
import type { Register } from '../domain/register.ts';
import { type Answers, sameAnswers } from '../domain/reply.ts';
import type { Saying } from '../domain/saying.ts';
import type { FormInFile } from '../forms/file-reading.ts';
import { interpretForm } from '../forms/interpret-form.ts';
import { fileOf } from '../forms/join-pages.ts';
import { numberedCirculars } from '../forms/phrases/numbered-circulars.ts';
import type { FilesReading } from '../forms/read-forms.ts';
import { matchConsultation, subjectNamesOther } from './match-consultation.ts';
import { matchMemberState } from './member-state/match-member-state.ts';
import { namesOnScan } from './member-state/scanned-names.ts';
import { opinionInWords } from './opinion-in-words.ts';
import type { MailFacts } from './rules/rule.ts';
import { saidInWords } from './said-in-words.ts';
import { say } from './sentences.ts';

/** A message as far as its reading goes. */
export interface MessageUnderstanding {
  consultation: Consultation | null;
  memberState: string | null;
  language: Language | null;
  answers: Answers;
  /** Names of the files that came along with the form. */
  accompanying: string[];
  findings: Finding[];
  /** Why the message is none of this program's business; null if it is a reply or may be one. */
  ignore: Saying | null;
}

/** What the attachments gave, and everything that was noticed on the way to them. */
export type FormsReading = Pick<FilesReading, 'forms' | 'accompanying' | 'findings' | 'letter' | 'files'>;

/** The mail's own words, as far as they tell whether it means to be a reply. */
export interface MailText {
  subject: string;
  text: string;
}

/**
 * Puts a reading together: which consultation, which Member State, which answers; and what is doubtful about each.
 * Pure: the same reading and register give the same understanding.
 * @param mail null for a bare form file
 */
export function understandMessage(
  files: FormsReading,
  mail: { facts: MailFacts; words: MailText } | null,
  register: Register,
): MessageUnderstanding {
  const [form, ...others] = files.forms;
  if (!form) return withoutForm(files, mail, register);
  const first = understandForm(form, mail?.facts ?? null, register);
  const disagreeing = others
    .map((other) => understandForm(other, mail?.facts ?? null, register))
    .filter((other) => !agree(first, other));
  const { consultation } = first;
  const subject = mail?.words.subject ?? '';
  return {
    ...first,
    accompanying: files.accompanying,
    findings: [
      ...first.findings,
      ...saidInWords(files, form, mail && { sender: mail.facts.sender, subject }, first, register),
      ...(consultation ? subjectNamesOther(subject, consultation, register.consultations) : []),
      ...files.findings,
      ...(disagreeing.length > 0 ? [formsDisagree(files.forms)] : []),
    ],
    ignore: null,
  };
}

type FormUnderstanding = Pick<
  MessageUnderstanding,
  'consultation' | 'memberState' | 'language' | 'answers' | 'findings'
>;

function understandForm(form: FormInFile, mail: MailFacts | null, register: Register): FormUnderstanding {
  const { reading } = form;
  const refs = [...new Set(reading.records.flatMap((record) => record.refs))];
  const consultation = matchConsultation(reading.circulars, refs, register.consultations);
  const names = form.reader === 'scan' ? namesOnScan(reading.names, register.memberStates) : reading.names;
  const state = matchMemberState(mail?.sender ?? null, mail === null, names, register.contacts, register.memberStates);
  const read = consultation.consultation ? interpretForm(reading, consultation.consultation) : null;
  const asked =
    read?.findings.filter((finding) => !(consultation.consultation && isMoot(finding, consultation.consultation))) ??
    [];
  return {
    consultation: consultation.consultation,
    memberState: state.memberState,
    language: reading.language,
    answers: read ? withEvidence(read.answers, form) : {},
    findings: [...consultation.findings, ...state.findings, ...asked],
  };
}

function withEvidence(answers: ReturnType<typeof interpretForm>['answers'], form: FormInFile): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([ref, { observations, ...answer }]) => {
      const evidence: Evidence[] = observations.map((observation) => {
        const { name, sha256 } = fileOf(form, observation.place.part);
        return { ...observation, attachment: name, sha256, reader: form.reader ?? 'unknown' };
      });
      return [ref, { ...answer, evidence }];
    }),
  );
}

function agree(left: FormUnderstanding, right: FormUnderstanding): boolean {
  return (
    left.consultation?.key === right.consultation?.key &&
    left.memberState === right.memberState &&
    sameAnswers(left.answers, right.answers) &&
    right.findings.filter(needsStaff).length === 0
  );
}

function formsDisagree(forms: readonly FormInFile[]): Finding {
  const names = forms.map((form) => form.name).join(', ');
  return { code: 'forms-disagree', ...say('forms-differ', { files: names }) };
}

/** Words that name a TSB circular or its consultation, in the six languages. */
const ABOUT_A_CONSULTATION =
  /\bTSB[\s-]*(?:circular|circ\b)|circulaire\s+(?:du\s+)?TSB|circular\s+(?:de\s+la\s+)?TSB|циркуляр\p{L}*\s+(?:№\s*)?\d*\s*БСЭ|電信標準化局|电信标准化局第?\s*\d*\s*号?通函|الرسالة المعممة|annex\s*2.{0,40}(?:reply|response)|member state consultation|determined draft/iu;

/**
 * A mail without a readable form. What could not be opened goes to staff; so does a mail that gives an opinion on a
 * consultation's texts, whoever or whatever sent it on (a list of the ministry's), and one by hand that speaks of a
 * consultation or comes from a contact. Everything else is ordinary mail to the same address.
 */
function withoutForm(
  files: FormsReading,
  mail: { facts: MailFacts; words: MailText } | null,
  register: Register,
): MessageUnderstanding {
  const sender = mail?.facts.sender ?? null;
  const states = sender
    ? [...new Set(contactsOf(sender, register.contacts).map((contact) => contact.memberState))]
    : [];
  const nothing: MessageUnderstanding = {
    consultation: null,
    memberState: states.length === 1 ? (states[0] ?? null) : null,
    language: null,
    answers: {},
    accompanying: files.accompanying,
    findings: files.findings,
    ignore: null,
  };
  const words = opinionInWords([mail?.words.subject ?? '', ...files.letter], register.consultations);
  const automatic = mail !== null && (mail.facts.kind === 'automatic' || mail.facts.kind === 'bounce');
  if (automatic && files.findings.length === 0 && (words === null || repeatsOurWords(mail.facts))) {
    const sentence = mail.facts.kind === 'bounce' ? 'ignored-report' : 'ignored-automatic';
    return { ...nothing, ignore: say(sentence, { why: mail.facts.kindReason }) };
  }
  if (files.findings.length > 0) return nothing;
  const about = mail !== null && speaksOfConsultation(mail.words, register.consultations);
  if (mail !== null && !about && words === null && states.length === 0) {
    return { ...nothing, ignore: say('ignored-other') };
  }
  return { ...nothing, findings: [{ code: 'form-not-found', ...notFound(files, words) }] };
}

/** Whether a mail names a TSB circular, or one by the number of a consultation that is known. */
function speaksOfConsultation({ subject, text }: MailText, consultations: readonly Consultation[]): boolean {
  if (ABOUT_A_CONSULTATION.test(`${subject}\n${text}`)) return true;
  const numbers = new Set(consultations.map(({ circular }) => circular));
  return [subject, ...text.split('\n')].some((line) => numberedCirculars(line).some((number) => numbers.has(number)));
}

/** A report, or a mail of ours that came back, holds our own words on the answers of others. */
function repeatsOurWords({ kind, kindReason }: MailFacts): boolean {
  return kind === 'bounce' || (typeof kindReason === 'object' && kindReason?.said?.code === OWN_MAIL);
}

function notFound({ accompanying, files }: FormsReading, words: string | null): Saying {
  if (words !== null) return say('form-none-but-words', { words });
  const quotes = files.some(({ reading }) => reading?.problems.some(({ said }) => said?.code === QUOTED));
  if (quotes) return say('form-in-quotation');
  return accompanying.length === 0 ? say('form-none') : say('form-not-among', { files: accompanying.join(', ') });
}

/** Why a mail is called automatic that bears the marker of our own. */
const OWN_MAIL = 'kind-own-mail';

/** What the readers of mails say where a form stands in what a mail quotes. */
const QUOTED = 'quotation-left-out';
