import { child, childElements, descendants, textContent, type XmlElement } from '../../packages/parse-xml.ts';

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

/** Whether the branches hold different words: then older programs show others than Word does. Drawings may lack words in one. */
export function doBranchesDiffer(element: XmlElement): boolean {
  const branches = childElements(element).map((branch) => {
    const texts = [...descendants(branch)].filter(({ name }) => name === 'w:t');
    return texts.map(textContent).join('').replace(/\s+/gu, '');
  });
  const written = new Set(branches.filter((text) => text !== ''));
  return written.size > 1;
}
