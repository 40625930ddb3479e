import {
  isOffLine,
  isSpaced,
  isStretched,
  type LettersSet,
  type Traits,
  traitSet,
} from '../../document/letters-set.ts';
import type { XmlElement } from '../../packages/parse-xml.ts';
import { pointsIn } from './lengths.ts';

/** What style:text-properties says of how letters are set; undefined where it does not speak of it (ODF 1.3 part 3, 20). */
export function letterTraits(attributes: XmlElement['attributes']): Traits {
  const read = (name: string, is: (value: string) => boolean) => {
    const value = attributes[name];
    return value === undefined ? undefined : is(value);
  };
  return {
    'letters shown as capitals': read('fo:text-transform', (value) => value === 'uppercase'),
    'small capitals': read('fo:font-variant', (value) => value === 'small-caps'),
    'letters in relief': read('style:font-relief', (value) => value !== 'none'),
    'hollow letters': read('style:text-outline', (value) => value === 'true'),
    'letters with a shadow': read('fo:text-shadow', (value) => value !== 'none'),
    'letters with an effect': hasEffect(attributes),
    'letters spaced apart or closed up': read('fo:letter-spacing', (value) => isSpaced(pointsIn(value) ?? 0)),
    'letters of another width': read('style:text-scale', (value) => isStretched(Number.parseFloat(value) / 100)),
    'letters above or below the line': read('style:text-position', isRaised),
  };
}

/** Whether letters blink, are turned, or are set as one sign; undefined where nothing is said of it. */
function hasEffect(attributes: XmlElement['attributes']): boolean | undefined {
  const said = EFFECTS.flatMap(([name, isNone]) => {
    const value = attributes[name];
    return value === undefined ? [] : !isNone.test(value);
  });
  return said.length === 0 ? undefined : said.includes(true);
}

/** Properties that change how letters look, each with what leaves them as they are. */
const EFFECTS: readonly [name: string, isNone: RegExp][] = [
  ['style:text-blinking', /^false$/],
  ['style:text-rotation-angle', /^[-+]?0*(?:\.0*)?(?:deg|grad|rad)?$/],
  ['style:text-combine', /^none$/],
];

/** How this text's letters are set. The font named for Latin letters is not that of Chinese or Arabic ones. */
export function lettersSet(text: string, properties: Traits & Pick<LettersSet, 'size' | 'font'>): LettersSet {
  const isOtherScript = /[\p{Script=Han}\p{Script=Arabic}]/u.test(text);
  return { size: properties.size, traits: traitSet(properties), font: isOtherScript ? undefined : properties.font };
}

/** "super 58%", "-33% 58%": how far off the line in per cent of a letter, then how large. Letters are of ten points or so. */
function isRaised(value: string): boolean {
  return /^(super|sub)/.test(value) || isOffLine(Number.parseFloat(value) / 10);
}
