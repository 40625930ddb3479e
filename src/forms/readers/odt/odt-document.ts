import type { FormDocument } from '../../document/form-document.ts';
import { openZip, type ZipContainer } from '../../packages/open-zip.ts';
import { child, childElements, descendants, parseXml, type XmlElement } from '../../packages/parse-xml.ts';
import { type FormFile, UnreadableFile } from '../../reader.ts';
import { say } from '../../sentences.ts';
import { lostChanges } from '../lost-changes.ts';
import { NAMESPACES } from './namespaces.ts';
import { TextStyles } from './text-styles.ts';
import { type WalkedText, walkText } from './text-walk.ts';

const CONTENT = 'content.xml';
const STYLES = 'styles.xml';
const MANIFEST = 'META-INF/manifest.xml';
const ZIP_SIGNATURE = [0x50, 0x4b];
const PAGE_PARTS = /^style:(header|footer)(-left|-first)?$/;

/**
 * Reads an OpenDocument text, in its container or as one flat XML file.
 * @throws UnreadableFile
 */
export function odtDocument(file: FormFile): FormDocument {
  return walkOdt(file).document;
}

export interface WalkedOdt extends WalkedText {
  /** A file in the container, by its name: a picture. */
  packed: (name: string) => Uint8Array | null;
}

/** The document, and what is drawn in its text; what is drawn in a page's header or footer is letterhead. */
export function walkOdt(file: FormFile): WalkedOdt {
  const { content, styles, packed } = isZip(file.bytes) ? readContainer(file) : readFlat(file);
  const contents = child(content, 'office:body');
  const body = child(contents, 'office:text') ?? child(contents, 'office:spreadsheet');
  if (!body) throw new UnreadableFile('format-unsupported', say('odt-no-text'));
  const textStyles = new TextStyles(styles === content ? [content] : [styles, content]);
  const { document: main, drawings } = walkText(body, file.name, textStyles);
  const parts = [main];
  for (const element of descendants(child(styles, 'office:master-styles') ?? EMPTY)) {
    if (PAGE_PARTS.test(element.name)) parts.push(walkText(element, STYLES, textStyles).document);
  }
  const document = {
    paragraphs: parts.flatMap((part) => part.paragraphs),
    problems: parts.flatMap((part) => part.problems),
  };
  document.problems.push(...lostChanges(document));
  return { document, drawings, packed };
}

const EMPTY: XmlElement = { name: '', attributes: {}, children: [] };

function isZip(bytes: Uint8Array): boolean {
  return ZIP_SIGNATURE.every((byte, index) => bytes[index] === byte);
}

interface Parts extends Pick<WalkedOdt, 'packed'> {
  content: XmlElement;
  styles: XmlElement;
}

function readFlat(file: FormFile): Parts {
  const root = parseXml(file.bytes, file.name, NAMESPACES);
  return { content: root, styles: root, packed: () => null };
}

function readContainer(file: FormFile): Parts {
  const container = openZip(file.bytes);
  refuseEncrypted(container);
  const content = container.read(CONTENT);
  if (!content) {
    throw new UnreadableFile('attachment-damaged', say('odt-no-content'));
  }
  const styles = container.read(STYLES);
  return {
    content: parseXml(content, CONTENT, NAMESPACES),
    styles: styles ? parseXml(styles, STYLES, NAMESPACES) : EMPTY,
    packed: (name) => container.read(name),
  };
}

/**
 * OpenOffice 1 and 2 and AbiWord name a document type in the manifest. One that only points to a file elsewhere declares
 * no entities, and nobody fetches it; one that declares any stays, and is refused.
 */
function withoutDtd(manifest: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(manifest);
  return new TextEncoder().encode(text.replace(/<!DOCTYPE\s[^[>]*>/u, ''));
}

/** An encrypted file has readable names but encrypted parts; its manifest says which. */
function refuseEncrypted(container: ZipContainer): void {
  const manifest = container.read(MANIFEST);
  if (!manifest) return;
  const uri = 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0';
  const root = parseXml(withoutDtd(manifest), MANIFEST, { [uri]: 'manifest' });
  if (childElements(root).some((entry) => child(entry, 'manifest:encryption-data'))) {
    throw new UnreadableFile('attachment-encrypted', say('odt-locked'));
  }
}
