import { child, childElements, descendants, textContent, type XmlElement } from '../../packages/parse-xml.ts';
import type { OfficePackage } from '../office-package.ts';

/**
 * The state that a content control takes from the data it is bound to (w:dataBinding, ECMA-376 part 1, 17.5.2.6): Word
 * shows the data's value on opening, whatever the document itself says. Null where it is bound to nothing that is there.
 */
export function boundState(pkg: OfficePackage, sdtPr: XmlElement | undefined): 'marked' | 'empty' | null {
  const binding = child(sdtPr, 'w:dataBinding') ?? child(sdtPr, 'w15:dataBinding');
  if (!binding || !child(sdtPr, 'w14:checkbox')) return null;
  const store = storeOf(pkg, binding.attributes['w:storeItemID'] ?? '');
  const value = store && valueAt(store, binding.attributes['w:xpath'] ?? '');
  if (value === null) return null;
  return /^(?:1|true|on)$/iu.test(value.trim()) ? 'marked' : 'empty';
}

/**
 * The text that a content control takes from the data it is bound to, where it is plain text or a choice from a list.
 * Null where it is bound to nothing that is there; a date is stored otherwise than it is shown.
 */
export function boundTexts(pkg: OfficePackage, sdtPr: XmlElement | undefined): string[] | null {
  const binding = child(sdtPr, 'w:dataBinding') ?? child(sdtPr, 'w15:dataBinding');
  const other = ['w14:checkbox', 'w:date', 'w:picture', 'w:richText', 'w:showingPlcHdr'];
  if (!binding || other.some((name) => child(sdtPr, name))) return null;
  const store = storeOf(pkg, binding.attributes['w:storeItemID'] ?? '');
  const value = store && valueAt(store, binding.attributes['w:xpath'] ?? '');
  if (value === null || /[<>]/u.test(value)) return null;
  const lists = [child(sdtPr, 'w:dropDownList'), child(sdtPr, 'w:comboBox')];
  const items = lists.flatMap((list) => childElements(list, 'w:listItem'));
  const chosen = items.filter(({ attributes }) => attributes['w:value'] === value);
  return [value, ...chosen.flatMap(({ attributes }) => attributes['w:displayText'] ?? [])];
}

/** The properties of the file itself are data as well, under numbers that Word knows. */
const PROPERTIES: Readonly<Record<string, string>> = {
  '{6c3c8bc8-f283-45ae-878a-bab7291924a1}': 'core-properties',
  '{6668398d-a668-4e3e-a5eb-62b293d839f1}': 'extended-properties',
};

/** The data with that number; a file with a single one needs none. */
function storeOf(pkg: OfficePackage, id: string): XmlElement | null {
  const properties = PROPERTIES[id.toLowerCase()];
  if (properties !== undefined) {
    const part = pkg.related('').find(({ type }) => type === properties);
    return part ? pkg.xml(part.target) : null;
  }
  const parts = pkg.related(pkg.mainPart).flatMap(({ type, target }) => (type === 'customXml' ? [target] : []));
  const own = parts.filter((part) => idOf(pkg, part)?.toLowerCase() === id.toLowerCase());
  const [only] = own.length > 0 ? own : parts;
  return only === undefined || (own.length === 0 && parts.length > 1) ? null : pkg.xml(only);
}

function idOf(pkg: OfficePackage, part: string): string | undefined {
  const props = pkg.related(part).find(({ type }) => type === 'customXmlProps');
  const root = props && pkg.xml(props.target);
  const item = root && [root, ...descendants(root)].find(({ name }) => localName(name) === 'datastoreItem');
  return Object.entries(item?.attributes ?? {}).find(([name]) => localName(name) === 'itemID')?.[1];
}

/** Word writes plain paths only: "/ns0:form[1]/ns0:assign[1]" or with "/@name" at the end. Names are compared bare. */
function valueAt(root: XmlElement, path: string): string | null {
  const steps = path.split('/').filter((step) => step !== '');
  let level: XmlElement[] = [root];
  let found: XmlElement | undefined;
  for (const step of steps) {
    const [, attribute, name = '', index = '1'] = /^(@)?(?:[^:]*:)?([^[\]]+)(?:\[(\d+)\])?$/u.exec(step) ?? [];
    if (attribute) {
      return Object.entries(found?.attributes ?? {}).find(([each]) => localName(each) === name)?.[1] ?? null;
    }
    found = level.filter((element) => localName(element.name) === name)[Number(index) - 1];
    if (!found) return null;
    level = childElements(found);
  }
  return found ? textContent(found) : null;
}

function localName(name: string): string {
  return name.replace(/^.*[:}]/u, '');
}
