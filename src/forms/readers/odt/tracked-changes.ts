import type { Change } from '../../form-document.ts';
import { child, childElements, descendants, textContent, type XmlElement } from '../../parse-xml.ts';

/** One tracked change of an OpenDocument text. */
export interface TrackedChange extends Change {
  /** What was deleted: it stands in the list of changes, not where it was. */
  deleted: XmlElement | null;
}

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
      if (kind.name === 'text:insertion') changes.set(id, { type: 'inserted', author, deleted: null });
      if (kind.name === 'text:deletion') changes.set(id, { type: 'deleted', author, deleted: kind });
    }
  }
  return changes;
}
