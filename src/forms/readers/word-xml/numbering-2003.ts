import { child, childElements, type XmlElement } from '../../parse-xml.ts';

/** Word 2003 numbers the formats of lists; the bullet's number. */
const BULLET = '23';

/** The lists of Word 2003's XML (w:listDef, w:list) as the numbering part of a docx (w:abstractNum, w:num). */
export function numberingOf(lists: XmlElement | undefined): XmlElement | undefined {
  if (!lists) return undefined;
  const definitions = childElements(lists, 'w:listDef').map((definition) => ({
    name: 'w:abstractNum',
    attributes: { 'w:abstractNumId': definition.attributes['w:listDefId'] ?? '' },
    children: childElements(definition, 'w:lvl').map(levelOf),
  }));
  const used = childElements(lists, 'w:list').map((list) => ({
    name: 'w:num',
    attributes: { 'w:numId': list.attributes['w:ilfo'] ?? '' },
    children: [value('w:abstractNumId', child(list, 'w:ilst')?.attributes['w:val'] ?? '')],
  }));
  return { name: 'w:numbering', attributes: {}, children: [...definitions, ...used] };
}

function levelOf(level: XmlElement): XmlElement {
  const isBullet = child(level, 'w:nfc')?.attributes['w:val'] === BULLET;
  const fonts = child(child(level, 'w:rPr'), 'w:rFonts')?.attributes ?? {};
  const font = fonts['w:ascii'] ?? fonts['w:h-ansi'];
  const look: XmlElement = { name: 'w:rPr', attributes: {}, children: [] };
  if (font !== undefined) look.children.push({ name: 'w:rFonts', attributes: { 'w:ascii': font }, children: [] });
  return {
    name: 'w:lvl',
    attributes: { 'w:ilvl': level.attributes['w:ilvl'] ?? '0' },
    children: [
      value('w:numFmt', isBullet ? 'bullet' : 'decimal'),
      value('w:lvlText', child(level, 'w:lvlText')?.attributes['w:val'] ?? ''),
      look,
    ],
  };
}

function value(name: string, text: string): XmlElement {
  return { name, attributes: { 'w:val': text }, children: [] };
}
