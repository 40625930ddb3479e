import type { Change } from '../../document/form-document.ts';
import { child, childElements, descendants, textContent, type XmlElement } from '../../packages/parse-xml.ts';

/** One tracked change of an OpenDocument text. */
export interface TrackedChange extends Change {
  /** What was deleted: it stands in the list of changes, not where it was. */
  deleted: XmlElement | null;
  /** Without the deleted content; one object for each change, so that runs of one change can be joined. */
  plain: Change;
}

const TYPES: Readonly<Record<string, Change['type']>> = { 'text:insertion': 'inserted', 'text:deletion': 'deleted' };

/** The insertions and deletions of a document, by their id. Changes of format alone are left out. */
export function readTrackedChanges(body: XmlElement): Map<string, TrackedChange> {
  const changes = new Map<string, TrackedChange>();
  for (const element of descendants(body)) {
    if (element.name !== 'text:changed-region') continue;
    const id = element.attributes['text:id'] ?? element.attributes['xml:id'] ?? '';
    for (const kind of childElements(element)) {
      const info = child(kind, 'office:change-info');
      const creator = child(info, 'dc:creator');
      const author = creator ? textContent(creator) || null : null;
      const type = TYPES[kind.name];
      const deleted = type === 'deleted' ? kind : null;
      if (type) changes.set(id, { type, author, deleted, plain: { type, author } });
    }
  }
  return changes;
}
