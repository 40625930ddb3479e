import type { Change } from '../../document/form-document.ts';
import type { Attributes } from './elements.ts';

const CHANGES = new Map<string, Change>();
const MOST_CHANGES = 1000;

/** A tracked change by Word bears its author; without one, `del` and `ins` are but strokes. Equal ones are one object. */
export function changeOf(name: string, attributes: Attributes): Change | undefined {
  if ((name !== 'del' && name !== 'ins') || !(attributes.cite ?? attributes.datetime)) return undefined;
  const type = name === 'del' ? 'deleted' : 'inserted';
  const author = decodeAuthor(attributes.cite ?? '') || null;
  const key = `${type} ${author}`;
  const change = CHANGES.get(key) ?? { type, author };
  if (CHANGES.size < MOST_CHANGES) CHANGES.set(key, change);
  return change;
}

function decodeAuthor(cite: string): string {
  const name = cite.replace(/^mailto:/i, '');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
