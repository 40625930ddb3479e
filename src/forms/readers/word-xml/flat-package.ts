import { child, childElements, textContent, type XmlElement } from '../../packages/parse-xml.ts';
import { UnreadableFile } from '../../reader.ts';
import { say } from '../../sentences.ts';
import { type OfficePackage, packageOf } from '../office-package.ts';

/** The parts of a docx that stand one after the other in one XML file, the pictures in base 64. */
export function flatPackage(root: XmlElement): OfficePackage {
  const parts = childElements(root, 'pkg:part').map((part): [string, XmlElement] => [nameOf(part), part]);
  const byName = new Map(parts);
  const pkg = packageOf({
    names: parts.map(([name]) => name),
    xml: (name) => childElements(child(byName.get(name), 'pkg:xmlData'))[0] ?? null,
    bytes: (name) => {
      const data = child(byName.get(name), 'pkg:binaryData');
      return data ? Buffer.from(textContent(data), 'base64') : null;
    },
  });
  checkIsWord(parts.find(([name]) => name === pkg.mainPart)?.[1]);
  return pkg;
}

function nameOf(part: XmlElement): string {
  return (part.attributes['pkg:name'] ?? '').replace(/^\//, '');
}

function checkIsWord(main: XmlElement | undefined): void {
  const type = main?.attributes['pkg:contentType'];
  if (type === undefined || /wordprocessingml|ms-word/.test(type)) return;
  throw new UnreadableFile('format-unsupported', say('office-no-word'));
}
