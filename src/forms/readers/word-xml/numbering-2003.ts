import { child, childElements, type XmlElement } from '../../packages/parse-xml.ts';

/** Word 2003 numbers the formats of lists; those whose numbers may read as a mark, and the bullet. */
const FORMATS: Readonly<Record<string, string>> = {
  '1': 'upperRoman',
  '2': 'lowerRoman',
  '3': 'upperLetter',
  '4': 'lowerLetter',
  '23': 'bullet',
  '255': 'none',
};

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
  const format = FORMATS[child(level, 'w:nfc')?.attributes['w:val'] ?? ''] ?? 'decimal';
  const fonts = child(child(level, 'w:rPr'), 'w:rFonts')?.attributes ?? {};
  const font = fonts['w:ascii'] ?? fonts['w:h-ansi'];
  const look: XmlElement = { name: 'w:rPr', attributes: {}, children: [] };
  if (font !== undefined) look.children.push({ name: 'w:rFonts', attributes: { 'w:ascii': font }, children: [] });
  return {
    name: 'w:lvl',
    attributes: { 'w:ilvl': level.attributes['w:ilvl'] ?? '0' },
    children: [
      value('w:start', child(level, 'w:start')?.attributes['w:val'] ?? '1'),
      value('w:numFmt', format),
      value('w:lvlText', child(level, 'w:lvlText')?.attributes['w:val'] ?? ''),
      look,
    ],
  };
}

function value(name: string, text: string): XmlElement {
  return { name, attributes: { 'w:val': text }, children: [] };
}
