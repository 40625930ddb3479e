import type { Consultation } from '../domain/consultation.ts';
import type { Language } from '../domain/language.ts';

/** Whom a blank form is made out to. */
export interface Addressee {
  /** ISO code of the Member State. */
  memberState: string;
  /** The State's name in the form's language. */
  stateName: string;
  /** Lines of the postal address, as far as the register has one: the authority's name, street, town. */
  address: readonly string[];
  email: string;
  /** Printed on the form and in the mail's subject: names this State's correspondence on this consultation. */
  reference: string;
}

export interface BlankFormRequest {
  consultation: Consultation;
  language: Language;
  addressee: Addressee;
}

/** A file that goes with a mail. */
export interface FormAttachment {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** "TSB-Circular-142-Annex-2-CH.docx" */
export function formFileName({ consultation, addressee }: BlankFormRequest, extension: string): string {
  return `TSB-Circular-${consultation.circular}-Annex-2-${addressee.memberState}.${extension}`;
}
