import { childElements, type XmlElement } from '../../packages/parse-xml.ts';
import type { Drawing } from '../placed-drawing.ts';

/** What tells a picture's name, for those who cannot see it: the only other things in a frame that show nothing. */
const SAID: ReadonlySet<string> = new Set(['svg:title', 'svg:desc']);
/** Properties of a style that leave a picture as it is, with the value at which they do (ODF 1.3 part 3, 20.99 and on). */
const AS_IT_IS: Readonly<Record<string, RegExp>> = {
  'fo:clip': /^(?:auto|rect\((?:0(?:\.0*)?[a-z]*|auto)(?:[ ,]+(?:0(?:\.0*)?[a-z]*|auto)){3}\))$/u,
  'style:mirror': /^none$/u,
  'draw:color-mode': /^standard$/u,
  'draw:color-inversion': /^false$/u,
  'draw:luminance': /^0%$/u,
  'draw:contrast': /^0%$/u,
  'draw:gamma': /^100%$/u,
  'draw:red': /^0%$/u,
  'draw:green': /^0%$/u,
  'draw:blue': /^0%$/u,
  'draw:image-opacity': /^100%$/u,
};

/** The picture that a frame shows; undefined where it shows none, several, or something else of which it is a copy. */
export function shownPicture(frame: XmlElement, graphic: XmlElement['attributes']): Drawing['picture'] {
  const [image, ...others] = childElements(frame).filter(({ name }) => !SAID.has(name));
  const path = image?.name === 'draw:image' ? image.attributes['xlink:href'] : undefined;
  if (path === undefined || others.length > 0) return undefined;
  const isChanged = Object.entries(AS_IT_IS).some(([name, same]) => !same.test(graphic[name] ?? '') && name in graphic);
  return { id: path.replace(/^\.\//u, ''), isAltered: isChanged || 'draw:transform' in frame.attributes };
}
