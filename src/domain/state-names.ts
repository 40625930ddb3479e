import type { Language } from './language.ts';

/** What a Member State is called in a language, as the Union's and the United Nations' lists name it. */
export type StateNames = (code: string, language: Language) => string;
