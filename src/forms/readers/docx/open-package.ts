import { openZip } from '../../packages/open-zip.ts';
import { childElements, parseXml, type XmlElement } from '../../packages/parse-xml.ts';
import { UnreadableFile } from '../../reader.ts';
import { say } from '../../sentences.ts';
import { type OfficePackage, packageOf, partKey } from '../office-package.ts';
import { NAMESPACES } from './namespaces.ts';

/** @throws UnreadableFile if the file is damaged, beyond the limits, or no Word document. */
export function openPackage(bytes: Uint8Array): OfficePackage {
  const zip = openZip(bytes);
  const xml = (name: string) => {
    const content = zip.read(name);
    return content && parseXml(content, name, NAMESPACES);
  };
  const pkg = packageOf({ names: zip.names, xml, bytes: (name) => zip.read(name) });
  checkIsWord(pkg.xml('[Content_Types].xml'), pkg.mainPart);
  return pkg;
}

/** Documents, templates, with macros or without; spreadsheets and slides share the container but are no forms. */
function checkIsWord(types: XmlElement | null, mainPart: string): void {
  const entry = childElements(types ?? undefined).find(
    (each) => partKey(each.attributes.PartName ?? '') === partKey(mainPart),
  );
  const type = entry?.attributes.ContentType;
  if (type !== undefined && !/wordprocessingml|ms-word/.test(type)) {
    throw new UnreadableFile('format-unsupported', say('office-no-word'));
  }
}
