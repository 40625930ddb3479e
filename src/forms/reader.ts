import type { Consultation } from '../domain/consultation.ts';
import { ToldError } from '../domain/errors.ts';
import type { Observation, Place, Slot } from '../domain/evidence.ts';
import type { FindingCode } from '../domain/finding.ts';
import type { Language } from '../domain/language.ts';
import type { Saying } from '../domain/saying.ts';
import type { TextRef } from '../domain/text-ref.ts';
import type { Format } from './formats/format.ts';
import type { Beside } from './scan/picture-pair.ts';

/** One file that may be a form, taken out of a mail or given on the command line. */
export interface FormFile {
  /** File name with the containers it lay in, "reply.zip/Annex 2.docx". Display only: the format comes from the bytes. */
  name: string;
  bytes: Uint8Array;
}

/**
 * Reads one family of formats. A reader reports what it sees and where; it never decides what the answer is.
 * A new format is one file in `readers/` and one line in the list of `read-forms.ts`.
 */
export interface Reader {
  name: string;
  formats: readonly Format[];
  /** @throws UnreadableFile if the file is damaged, encrypted, empty, or beyond the limits. */
  read(file: FormFile, context: ReadContext): Promise<FormReading>;
}

/** What is known before a file is opened: the consultations under way and their blank forms. */
export interface ReadContext {
  consultations: readonly Consultation[];
  issuedForms: readonly IssuedForm[];
  /** Told what is being read where that takes long: a page of a scan. The text may hold a stranger's file name. */
  progress?: (text: string) => void;
  /** Set where another picture is read at the same time: a page waits less where its marks are judged beside the other's. */
  beside?: Beside;
}

/** The blank Annex 2 of one consultation in one language, as the circular carried it. */
export interface IssuedForm {
  consultation: Consultation;
  language: Language;
  docx: Uint8Array;
  /**
   * The same form as LibreOffice renders it: the template for scans and for the look of each page. null where nothing
   * was there to render it: scans of this form go to staff.
   */
  pdf: Uint8Array | null;
}

/** Everything a reader saw of the form in one file. */
export interface FormReading {
  /** 0 (no trace of an Annex 2 form) to 1 (heading, records and every option's wording found). Below 0.2: not a form. */
  score: number;
  language: Language | null;
  /** Circular numbers named where the form names its circular (heading, opening sentence), without repetition. */
  circulars: number[];
  /** Lines that may name the Member State: the From field, the signature, "Administration of ...". */
  names: NameMention[];
  records: FormRecord[];
  /** What was written on the form outside the fields it provides (a condition, a remark), line by line. */
  freeText: FreeText[];
  problems: ReadingProblem[];
  /** All that the file shows is text that can be read: where it holds no form, no other reader finds one. */
  legible?: boolean;
  /** The form as issued in this language is at hand, and emphasises no statement or option: see `issued/issued-look.ts`. */
  issuedPlain?: boolean;
  /** The form's wording is known from its blank form only: what else is written on it may be in a language of its own. */
  learnt?: boolean;
  /** Somebody is greeted at its head, as in a letter. */
  salutes?: boolean;
  /** The numbers in each line that names a circular by its number; that of the circular first. */
  numbered?: (readonly number[])[];
  /** Lines of the mails that a mail passes on, of those that went between others than the Union. */
  passedOn?: string[];
}

/** A line of the form that may name the Member State, strongest role first. */
export interface NameMention {
  role: 'administration' | 'signature' | 'from' | 'letterhead';
  text: string;
  place: Place;
}

/** One text's part of the form: the label that names it, and what was seen at its four slots. */
export interface FormRecord {
  label: string;
  /** Text references in the label, in normal form. Exactly one on a sound form. */
  refs: readonly TextRef[];
  place: Place;
  /** The slots whose wording was found. A slot not found can bear no evidence, not even that it is empty. */
  slotsFound: Slot[];
  observations: Observation[];
}

export interface FreeText {
  text: string;
  place: Place;
  /** The text in whose record it stands, if it stands in one. */
  ref?: TextRef;
  /** The paragraph that its line is part of, without what the form itself says in it; missing where nobody can tell. */
  paragraph?: string;
  /** It was written into a paragraph of the form's own, which stands there as issued. */
  added?: true;
  /** Set where it stands behind the form: `comments` under a heading that announces comments or reasons. */
  behind?: 'form' | 'comments';
  /** It stands below the line that closes a letter: who wrote it, and what that office says under every mail. */
  belowClosing?: true;
}

export interface ReadingProblem extends Saying {
  code: FindingCode;
  text?: TextRef;
  place?: Place;
}

/** Why a file could not be read at all. The message is for staff and says what to do. */
export class UnreadableFile extends ToldError {
  override name = 'UnreadableFile';
  readonly code: Extract<
    FindingCode,
    'attachment-empty' | 'attachment-damaged' | 'attachment-encrypted' | 'attachment-too-large' | 'format-unsupported'
  >;
  constructor(code: UnreadableFile['code'], saying: Saying, options?: ErrorOptions) {
    super(saying, options);
    this.code = code;
  }
}
