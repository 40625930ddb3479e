import type { Change } from '../../document/form-document.ts';
import { childElements, type XmlElement } from '../../packages/parse-xml.ts';

/** Elements that say what was done with tracking to what is in them, or to the mark, row or cell that bears them. */
export const CHANGES: ReadonlyMap<string, Change['type']> = new Map([
  ['w:ins', 'inserted'],
  ['w:moveTo', 'inserted'],
  ['w:cellIns', 'inserted'],
  ['w:del', 'deleted'],
  ['w:moveFrom', 'deleted'],
  ['w:cellDel', 'deleted'],
]);

/** The change that a paragraph mark, row or cell carries among its properties; a deletion outranks an insertion. */
export function changeIn(properties: XmlElement | undefined): XmlElement | undefined {
  const changes = childElements(properties).filter((each) => CHANGES.has(each.name));
  return changes.find((each) => CHANGES.get(each.name) === 'deleted') ?? changes[0];
}
