import type { IssuedStatements } from '../locate/issued-words.ts';
import { locateStatements } from '../locate-records.ts';
import type { IssuedForm } from '../reader.ts';
import { issuedDocument } from './issued-document.ts';

const known = new WeakMap<IssuedForm, IssuedStatements>();

/** What the blank form says at each slot, found as on a reply; without those that its own texts word otherwise. */
export function issuedStatements(form: IssuedForm): IssuedStatements {
  const statements = known.get(form) ?? statementsOf(form);
  known.set(form, statements);
  return statements;
}

function statementsOf(form: IssuedForm): IssuedStatements {
  const document = issuedDocument(form);
  return document ? locateStatements(document) : new Map();
}
