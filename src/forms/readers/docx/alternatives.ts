import { child, childElements, descendants, textContent, type XmlElement } from '../../packages/parse-xml.ts';
import { symbolOf } from './characters.ts';
import { isOn } from './on-off.ts';

/** Prefixes of the extensions that current versions of Word understand, by Microsoft's own convention. */
const UNDERSTOOD = /^(w1[0-6]\w*|wp\w*|w16\w*|a1[46]\w*|aink|am3d|cx\d?|v|o|oel|m)$/;

/**
 * The branch of mc:AlternateContent that Word shows: the first choice whose extensions it understands, otherwise the
 * fallback. The branches draw the same thing, so exactly one is read.
 */
export function chooseAlternative(element: XmlElement): XmlElement {
  const choices = childElements(element, 'mc:Choice');
  const understood = choices.find((choice) => {
    const required = (choice.attributes.Requires ?? '').split(/\s+/).filter((prefix) => prefix !== '');
    return required.every((prefix) => UNDERSTOOD.test(prefix));
  });
  return understood ?? child(element, 'mc:Fallback') ?? choices[0] ?? element;
}

/** A text, a sign of a symbol font, or what strikes or hides the text that follows. */
function shownBy(element: XmlElement): string {
  if (element.name === 'w:t') return textContent(element);
  if (element.name === 'w:sym') return symbolOf(element);
  return TAKES_BACK.has(element.name) && isOn(element) ? element.name : '';
}

const TAKES_BACK = new Set(['w:strike', 'w:dstrike', 'w:vanish']);

/** Whether the branches hold different words: then older programs show others than Word does. Drawings may lack words in one. */
export function doBranchesDiffer(element: XmlElement): boolean {
  const branches = childElements(element).map((branch) => {
    const texts = [...descendants(branch)].map(shownBy);
    return texts.join('').replace(/\s+/gu, '');
  });
  const written = new Set(branches.filter((text) => text !== ''));
  return written.size > 1;
}
