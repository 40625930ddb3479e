import type { Consultation, DeterminedText } from '../../src/domain/consultation.ts';
import type { Language } from '../../src/domain/language.ts';
import type { TextRef } from '../../src/domain/text-ref.ts';
import type { FormFile } from '../../src/forms/reader.ts';
import type { MarkedAnswer, Respondent } from '../forms/docx-writer.ts';
import type { Random } from '../forms/scan-random.ts';
import type { Truth as Drawn } from '../forms/scan-writer.ts';

/** What an attentive person reads for one text; `staff` where nobody but the sender can tell. */
export type Truth = MarkedAnswer | 'staff';
export type Truths = Record<TextRef, Truth>;

/** One reply as its sender meant it, before it takes the shape of a file. */
export interface Reply {
  language: Language;
  /** ISO code of the Member State, and how the form names it. */
  state: string;
  respondent: Respondent;
  answers: Record<TextRef, MarkedAnswer>;
}

/** A made form with what must be read from it. */
export interface MadeForm {
  /** Name of its file under data/bench, without the ending. */
  name: string;
  /** How it was marked, in words. */
  note: string;
  files: FormFile[];
  /** The form is in the body of this mail, as RFC 5322 text; then `files` are its attachments, for keeping only. */
  mail?: string;
  /** null where the head was filled in by hand: who sent it is for the mail and staff to say. */
  state: string | null;
  truths: Truths;
  /** Scans: what native tesseract is timed on in the same run. */
  scan?: { pages: Buffer[]; language: string };
}

/** Makes the forms of one class. Equal seeds make equal forms (dates that LibreOffice writes aside). */
export type MakeForms = (request: { consultation: Consultation; count: number; seed: number }) => Promise<MadeForm[]>;

/** Names as people write them behind "Administration of", in the grammar of each language; with names that collide. */
const STATES: Record<Language, [code: string, name: string][]> = {
  en: [
    ['CH', 'Switzerland'],
    ['NE', 'Niger'],
    ['NG', 'Nigeria'],
    ['DM', 'the Commonwealth of Dominica'],
    ['KR', 'the Republic of Korea'],
    ['GW', 'Guinea-Bissau'],
    ['GB', 'the United Kingdom of Great Britain and Northern Ireland'],
    ['US', 'the United States of America'],
    ['TR', 'Türkiye'],
    ['LC', 'St. Lucia'],
    ['SS', 'South Sudan'],
    ['CD', 'the Democratic Republic of the Congo'],
  ],
  fr: [
    ['SN', 'Sénégal'],
    ['CI', "Côte d'Ivoire"],
    ['CG', 'la République du Congo'],
    ['CH', 'la Suisse'],
    ['GN', 'Guinée'],
    ['ML', 'Mali'],
  ],
  es: [
    ['CL', 'Chile'],
    ['DO', 'la República Dominicana'],
    ['MX', 'México'],
    ['ES', 'España'],
    ['GQ', 'Guinea Ecuatorial'],
  ],
  ru: [
    ['KZ', 'Республики Казахстан'],
    ['RU', 'Российской Федерации'],
    ['BY', 'Республики Беларусь'],
    ['CH', 'Швейцарии'],
  ],
  zh: [
    ['CN', '中华人民共和国'],
    ['SG', '新加坡'],
    ['CH', '瑞士'],
  ],
  ar: [
    ['TN', 'تونس'],
    ['EG', 'جمهورية مصر العربية'],
    ['SA', 'المملكة العربية السعودية'],
  ],
};

const PEOPLE: Record<Language, { name: string; role: string; address: string[]; place: string }[]> = {
  en: [
    { name: 'Anna Example', role: 'Director, International Affairs', address: ['P.O. Box 12'], place: 'Capital' },
    {
      name: 'Dr. B. Sample-Person',
      role: 'Head of Delegation',
      address: ['Ministry of ICT', '3rd floor'],
      place: 'City',
    },
  ],
  fr: [{ name: 'Awa Exemple', role: 'Directrice générale', address: ['BP 14130'], place: 'Ville' }],
  es: [{ name: 'Juan Ejemplo', role: 'Director', address: ['Calle 1'], place: 'Ciudad' }],
  ru: [{ name: 'Иван Пример', role: 'Директор департамента', address: ['ул. Первая, 1'], place: 'Город' }],
  zh: [{ name: '王示例', role: '处长', address: ['长安街1号'], place: '北京' }],
  ar: [{ name: 'سالم المثال', role: 'مدير', address: ['شارع 1'], place: 'المدينة' }],
};

const LANGUAGES_OF_REPLIES: Language[] = ['en', 'en', 'en', 'fr', 'fr', 'es', 'es', 'ru', 'zh', 'ar'];

/** A reply by chance: every language, States whose names collide, and for one text in eight no opinion. */
export function randomReply(random: Random, consultation: Consultation, language?: Language): Reply {
  const spoken = language ?? random.pick(LANGUAGES_OF_REPLIES);
  const [state, stateName] = random.pick(STATES[spoken]);
  const person = random.pick(PEOPLE[spoken]);
  const respondent: Respondent = {
    ...person,
    state: stateName,
    email: `contact@regulator.example.${state.toLowerCase()}`,
    date: `${person.place}, 2024-01-${10 + Math.floor(random.next() * 20)}`,
  };
  const oneForAll = random.chance(0.25) ? random.pick(OPINIONS) : null;
  const answers = Object.fromEntries(consultation.texts.map((text) => [text.ref, oneForAll ?? random.pick(OPINIONS)]));
  // A form without any opinion is another case: the blank form.
  const [first] = consultation.texts;
  if (first && Object.values(answers).every((answer) => answer.decision === null)) answers[first.ref] = ASSIGN;
  return { language: spoken, state, respondent, answers };
}

export const ASSIGN: MarkedAnswer = { decision: 'assign', comments: 'none' };
export const WITH_COMMENTS: MarkedAnswer = { decision: 'assign', comments: 'attached' };
export const REFUSE: MarkedAnswer = { decision: 'not-assign', comments: null };
export const NO_OPINION: MarkedAnswer = { decision: null, comments: null };

/** What a record drawn on a scan says. */
export const TRUTH_OF: Record<Drawn, Truth> = {
  'no-comments': ASSIGN,
  comments: WITH_COMMENTS,
  'not-assign': REFUSE,
  staff: 'staff',
};

const OPINIONS = [ASSIGN, ASSIGN, ASSIGN, WITH_COMMENTS, WITH_COMMENTS, REFUSE, REFUSE, NO_OPINION];

/** The text of the consultation that something is done to, by chance. */
export function randomText(random: Random, consultation: Consultation): DeterminedText {
  return random.pick(consultation.texts);
}

/** All texts as answered, one of them as given. */
export function truthsWith(reply: Reply, one: Truths = {}): Truths {
  return { ...reply.answers, ...one };
}

/** Every text to staff: the form as a whole cannot be told. */
export function allToStaff(consultation: Consultation): Truths {
  return Object.fromEntries(consultation.texts.map((text) => [text.ref, 'staff' as const]));
}
