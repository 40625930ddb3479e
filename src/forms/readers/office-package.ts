import type { Saying } from '../../domain/saying.ts';
import { childElements, type XmlElement } from '../packages/parse-xml.ts';
import { UnreadableFile } from '../reader.ts';
import { say } from '../sentences.ts';

/** The parts of a file of Office Open XML, and how they point to each other (ECMA-376 part 2). */
export interface OfficePackage {
  /**
   * Name of the part that holds the document or workbook, as the file itself says: not every program calls it
   * word/document.xml.
   */
  mainPart: string;
  /** The parsed part, or null if it is absent. @throws UnreadableFile if it is damaged. */
  xml(part: string): XmlElement | null;
  bytes(part: string): Uint8Array | null;
  /** What a part points to, inside the file. */
  related(part: string): Relationship[];
}

export interface Relationship {
  id: string;
  /** The last word of the relationship's type ("header", "officeDocument"), which strict and transitional files share. */
  type: string;
  /** Name of the part it points to. */
  target: string;
}

/** The parts of a file, however it holds them. */
export interface Parts {
  names: readonly string[];
  xml(name: string): XmlElement | null;
  bytes(name: string): Uint8Array | null;
}

/** @throws UnreadableFile if it cannot be told which part is the document. */
export function packageOf(parts: Parts): OfficePackage {
  const actualNames = new Map(parts.names.map((name) => [partKey(name), name]));
  const actual = (part: string) => actualNames.get(partKey(part));
  const xml = (part: string) => {
    const name = actual(part);
    return name === undefined ? null : parts.xml(name);
  };
  const bytes = (part: string) => {
    const name = actual(part);
    return name === undefined ? null : parts.bytes(name);
  };
  const related = (part: string) => relationships(xml(relationshipsPart(part)), part);
  const [mainPart, ...others] = related('').flatMap((link) => (link.type === 'officeDocument' ? [link.target] : []));
  if (mainPart === undefined) throw damaged(say('word-main-unknown'));
  // Programs would disagree on which document, or which of two parts of one name, is the one that counts.
  if (others.length > 0 || actualNames.size < parts.names.length) throw damaged(say('word-two-documents'));
  return { mainPart, xml, bytes, related };
}

/** Part names are compared without regard to case (ECMA-376 part 2, 6.2.2.3). */
export function partKey(name: string): string {
  return name.replace(/^\//, '').toLowerCase();
}

function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

function relationships(root: XmlElement | null, source: string): Relationship[] {
  return childElements(root ?? undefined, 'rel:Relationship')
    .filter((link) => link.attributes.TargetMode !== 'External')
    .map((link) => ({
      id: link.attributes.Id ?? '',
      type: (link.attributes.Type ?? '').split('/').at(-1) ?? '',
      target: resolveTarget(link.attributes.Target ?? '', source),
    }));
}

function resolveTarget(target: string, source: string): string {
  const folders = target.startsWith('/') ? [] : source.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') folders.pop();
    else if (step !== '.' && step !== '') folders.push(step);
  }
  return folders.join('/');
}

function damaged(what: Saying): UnreadableFile {
  return new UnreadableFile('attachment-damaged', say('file-damaged', { what }));
}
