import type { Consultation } from '../domain/consultation.ts';
import type { Language } from '../domain/language.ts';
import type { MemberStates } from '../domain/member-state.ts';
import type { Saying } from '../domain/saying.ts';
import type { FormFile, FormReading, IssuedForm } from '../forms/reader.ts';
import { type BlankForm, blankForm } from './blank-form.ts';
import { wordingDoubts } from './form-wording.ts';
import { type CircularReading, readCircular } from './read-circular.ts';

/** What takes a circular's file apart: this process, or one that may be killed. Throws CircularError as they do. */
export interface CircularReader {
  read(file: FormFile): Promise<CircularReading>;
  cutForm(form: FormToCut): Promise<CutForm>;
}

/** A blank form to be cut out of its circular: see `blankForm`. */
export interface FormToCut {
  docx: Uint8Array | null;
  form: FormReading;
  language: Language;
  consultation: Consultation | null;
  siblings: readonly IssuedForm[];
}

export interface CutForm {
  form: BlankForm;
  /** What a person has to look at of its wording. */
  doubts: Saying[];
}

/** Reads in this process: for a command, which holds nobody up but itself. */
export function readHere(memberStates: MemberStates): CircularReader {
  return {
    read: (file) => readCircular(file, memberStates),
    cutForm: async ({ docx, form, language, consultation, siblings }) => {
      const cut = blankForm(docx, form, consultation, siblings);
      const known = consultation && cut.docx ? { consultation, language, docx: cut.docx, pdf: null } : null;
      return { form: cut, doubts: known ? wordingDoubts(known, siblings) : [] };
    },
  };
}
