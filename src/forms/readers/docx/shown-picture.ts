import { childElements, type XmlElement } from '../../packages/parse-xml.ts';

/** A picture as a drawing shows it. */
export interface ShownPicture {
  /** The number by which the document's part points to the picture's own. */
  id: string;
  /** It is shown cut, turned over or in other colours than the picture itself has. */
  isAltered: boolean;
}

/** Attributes of old drawings that cut a picture or change its colours. */
const VML_CHANGES = /^(?:crop\w+|gain|blacklevel|gamma|chromakey|bilevel|grayscale|recolortarget)$/u;

/** The picture that a drawing given with all its parts is; undefined where it holds none, or several. */
export function shownPicture(parts: readonly XmlElement[]): ShownPicture | undefined {
  const pictures = parts.filter(({ name }) => name === 'a:blip' || name === 'v:imagedata');
  const [picture, ...others] = pictures;
  const id = picture?.attributes['r:embed'] ?? picture?.attributes['r:id'];
  if (!picture || id === undefined || others.length > 0) return undefined;
  return { id, isAltered: parts.some(isCutOrTurned) || isRecoloured(picture) };
}

function isCutOrTurned({ name, attributes }: XmlElement): boolean {
  if (name === 'a:srcRect') return ['l', 't', 'r', 'b'].some((side) => Number(attributes[side] ?? 0) !== 0);
  return name === 'a:xfrm' && [attributes.flipH, attributes.flipV].some((flip) => flip === '1' || flip === 'true');
}

/** What stands in a picture's element changes its colours, but for what other programs may skip. */
function isRecoloured({ name, attributes, ...picture }: XmlElement): boolean {
  if (name === 'v:imagedata') return Object.keys(attributes).some((attribute) => VML_CHANGES.test(attribute));
  return childElements({ name, attributes, ...picture }).some((change) => change.name !== 'a:extLst');
}
