import { rememberedOf } from '../../domain/remembered.ts';
import { paragraphsAround } from '../locate/words/issued-paragraphs.ts';
import { type IssuedWords, locateStatements } from '../locate-records.ts';
import type { IssuedForm } from '../reader.ts';
import { issuedDocument } from './issued-document.ts';

/**
 * What the blank form says at each slot, found as on a reply, without those that its own texts word otherwise; and what it
 * says around its table.
 */
export const issuedWords = rememberedOf((form: IssuedForm): IssuedWords => {
  const document = issuedDocument(form);
  if (!document) return { statements: new Map(), around: [] };
  return { statements: locateStatements(document), around: paragraphsAround(document) };
});
