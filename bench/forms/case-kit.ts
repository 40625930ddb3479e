import type { Consultation } from '../../src/domain/consultation.ts';
import type { RecordParts } from './annex-2.ts';
import { type FilledForm, type MarkedAnswer, type Respondent, writeForm } from './docx-writer.ts';

/** What the reader must see in a document: every box's state in order (1, 0 or ?) and what it must report. */
export interface ExpectedDocument {
  boxes?: string;
  problems: string[];
  /** Texts that must be among the paragraphs as accepted. */
  shows?: string[];
  /** Texts that must not be among them. */
  showsNot?: string[];
}

/** What must come of the form: an answer for each text, or `staff` where nobody but a person may tell. */
export type ExpectedAnswers = Record<string, MarkedAnswer | 'staff'>;

export interface DocxCase {
  bytes: Uint8Array;
  answers: ExpectedAnswers;
  /** A person could tell at a glance, but asking one is no fault either: where wording was taken away. */
  mayGoToStaff?: boolean;
  document: ExpectedDocument;
}

const RESPONDENT: Respondent = {
  name: 'Anna Example',
  role: 'Director, International Affairs',
  state: 'Switzerland',
  address: ['Federal Office of Communications', 'Zukunftstrasse 44', '2501 Biel/Bienne'],
  email: 'anna@ofcom.example.ch',
  date: 'Biel/Bienne, 15 January 2024',
};

export const ASSIGN: MarkedAnswer = { decision: 'assign', comments: 'none' };
export const TICKED = '<w:default w:val="0"/><w:checked/>';
export const OFF = '<w:default w:val="0"/>';
export const CHECKED = '10'.repeat(8);

type Change = (parts: RecordParts) => Partial<RecordParts>;

/** What the odd forms are made with: every text is ticked "assign" and marked "no comments" in the plainest way. */
export interface CaseKit {
  answers: Record<string, MarkedAnswer>;
  form(more: Partial<FilledForm>): Uint8Array;
  /** The form with something done to the part of its first text, X.1150. */
  first(change: Change, more?: Partial<FilledForm>): Uint8Array;
  /** What is expected where only the first text is odd. */
  expect(one: MarkedAnswer | 'staff', document: ExpectedDocument): Omit<DocxCase, 'bytes'>;
  /** What is expected where the whole form has to go to staff. */
  staffFor(document: ExpectedDocument): Omit<DocxCase, 'bytes'>;
  /** The boxes of all texts but the first. */
  rest: string;
}

export function caseKit(consultation: Consultation): CaseKit {
  const refs = consultation.texts.map((text) => text.ref);
  const all = <T>(value: T): Record<string, T> => Object.fromEntries(refs.map((ref) => [ref, value]));
  const answers = all(ASSIGN);
  const form: CaseKit['form'] = (more) =>
    writeForm({ consultation, language: 'en', respondent: RESPONDENT, answers, style: 'form-field', ...more });
  return {
    answers,
    form,
    first: (change, more = {}) =>
      form({ ...more, record: (text, parts) => (text.ref === 'X.1150' ? { ...parts, ...change(parts) } : parts) }),
    expect: (one, document) => ({ answers: { ...answers, 'X.1150': one }, document }),
    staffFor: (document) => ({ answers: all<MarkedAnswer | 'staff'>('staff'), document }),
    rest: '10'.repeat(refs.length - 1),
  };
}
