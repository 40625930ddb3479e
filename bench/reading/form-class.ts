import type { MakeForms } from './made-form.ts';

/** What a class has to reach: percent of forms read alone, percent of clear texts right, median milliseconds a form. */
export interface Floor {
  alone?: number;
  right?: number;
  ms?: number;
  /** Time as a multiple of native tesseract's own for the same pages. */
  ratio?: number;
}

export interface FormClass {
  name: string;
  make: MakeForms;
  floor?: Floor;
  /** One form in so many of those asked for: a scan takes as long as hundreds of Word files. */
  oneIn?: number;
}
