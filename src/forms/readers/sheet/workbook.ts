import { openZip } from '../../packages/open-zip.ts';
import {
  child,
  childElements,
  descendants,
  type Namespaces,
  parseXml,
  type XmlElement,
} from '../../packages/parse-xml.ts';
import { UnreadableFile } from '../../reader.ts';
import { say } from '../../sentences.ts';
import { type OfficePackage, packageOf } from '../office-package.ts';

const NAMESPACES: Namespaces = {
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 's',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 's',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
};

export interface Sheet {
  name: string;
  hidden: boolean;
  root: XmlElement;
  /** What the sheet points to: "drawing", "comments", "ctrlProp". */
  links: { type: string; part: XmlElement | null }[];
}

/** A workbook's sheets in their order, and what they share. */
export interface Workbook {
  sheets: Sheet[];
  styles: XmlElement | null;
  strings: XmlElement[];
}

/** Parts of XML that are looked into; a drawing or a control is only noticed. */
const READ_LINKS = new Set(['comments']);

/** @throws UnreadableFile if the file is damaged, beyond the limits, or holds no sheets */
export function openWorkbook(bytes: Uint8Array): Workbook {
  const zip = openZip(bytes);
  const xml = (name: string) => {
    const content = zip.read(name);
    return content && parseXml(content, name, NAMESPACES);
  };
  const pkg = packageOf({ names: zip.names, xml, bytes: (name) => zip.read(name) });
  const links = pkg.related(pkg.mainPart);
  const partOf = (type: string) => links.find((link) => link.type === type)?.target;
  const part = (name: string | undefined) => (name === undefined ? null : pkg.xml(name));
  const strings = part(partOf('sharedStrings'));
  const sheets = [...descendants(pkg.xml(pkg.mainPart) ?? EMPTY)]
    .filter(({ name }) => name === 's:sheet')
    .map((sheet) => openSheet(pkg, sheet, links.find(({ id }) => id === sheet.attributes['r:id'])?.target));
  if (sheets.length === 0) throw new UnreadableFile('attachment-damaged', say('sheet-none'));
  return { sheets, styles: part(partOf('styles')), strings: childElements(strings ?? undefined, 's:si') };
}

const EMPTY: XmlElement = { name: '', attributes: {}, children: [] };

function openSheet(pkg: OfficePackage, { attributes }: XmlElement, part: string | undefined): Sheet {
  const root = part === undefined ? null : pkg.xml(part);
  if (!root || part === undefined) throw new UnreadableFile('attachment-damaged', say('sheet-lost'));
  const links = pkg.related(part).map(({ type, target }) => ({
    type,
    part: READ_LINKS.has(type) ? pkg.xml(target) : null,
  }));
  const hidden = (attributes.state ?? 'visible') !== 'visible' || child(root, 's:sheetData') === undefined;
  return { name: attributes.name ?? '', hidden, root, links };
}
