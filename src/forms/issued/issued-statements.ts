import { rememberedOf } from '../../domain/remembered.ts';
import type { IssuedStatements } from '../locate/issued-words.ts';
import { locateStatements } from '../locate-records.ts';
import type { IssuedForm } from '../reader.ts';
import { issuedDocument } from './issued-document.ts';

/** What the blank form says at each slot, found as on a reply; without those that its own texts word otherwise. */
export const issuedStatements = rememberedOf((form: IssuedForm): IssuedStatements => {
  const document = issuedDocument(form);
  return document ? locateStatements(document) : new Map();
});
