import type { Place } from '../../domain/evidence.ts';
import type { Saying } from '../../domain/saying.ts';
import type { DocumentProblem, FormDocument } from '../document/form-document.ts';
import type { FormRecord } from '../reader.ts';
import { say } from '../sentences.ts';

const LOST = say('changes-may-be-lost');

/**
 * LibreOffice does not track form boxes when it writes doc and odt: a box inside a tracked deletion comes back as a
 * live one, unticked. Where such a file has tracked changes near boxes, a person must compare.
 *
 * @returns a problem for each row of a table in which a change and boxes meet, or one for the text outside tables
 */
export function lostChanges(document: FormDocument): DocumentProblem[] {
  const boxed = document.paragraphs.filter(({ items }) => items.some((item) => item.kind === 'box'));
  const tables = new Set(boxed.map(({ place }) => tableOf(place)));
  const outside = boxed.some(({ place }) => place.table === undefined);
  const changed = document.paragraphs
    .filter(({ items, place }) => items.some((item) => item.change) && (outside || tables.has(tableOf(place))))
    .map(({ place }) => place);
  const rows = Map.groupBy(changed, (place) => `${tableOf(place)} ${place.row}`);
  return [...rows.values()].flatMap(([place]) => (place ? [{ code: 'marks-disagree', ...LOST, place }] : []));
}

function tableOf({ part, table }: Place): string {
  return `${part} ${table}`;
}

/**
 * Whether a box that came back cannot matter: being unticked it makes no mark, and the record is decided by a mark that
 * was typed, or by wording struck or deleted.
 */
export function isSettled({ said }: Saying, record: FormRecord | undefined): boolean {
  if (said?.code !== LOST.said.code || !record) return false;
  return record.observations.some(
    ({ slot, source, state }) =>
      (slot === 'assign' || slot === 'not-assign') &&
      ((state === 'marked' && source !== 'form-field') || (state === 'empty' && DELETED.has(source))),
  );
}

const DELETED: ReadonlySet<string> = new Set(['tracked-change', 'strike', 'deletion']);
