import { sayer } from '../domain/saying.ts';
import { ANSWER_SENTENCES } from './sentences/answers.ts';
import { DOCUMENT_SENTENCES } from './sentences/documents.ts';
import { FILE_SENTENCES } from './sentences/files.ts';
import { PAGE_SENTENCES } from './sentences/pages.ts';

/** What staff are told of a file and the form in it, in English. */
export const FORM_SENTENCES = {
  ...FILE_SENTENCES,
  ...DOCUMENT_SENTENCES,
  ...PAGE_SENTENCES,
  ...ANSWER_SENTENCES,
};

export const say = sayer(FORM_SENTENCES);
