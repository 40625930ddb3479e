import { isOffLine, isSpaced, isStretched, type Traits } from '../../letters-set.ts';
import type { XmlElement } from '../../parse-xml.ts';

/** Points in each unit of length that OpenDocument uses for letters. */
const POINTS: Readonly<Record<string, number>> = { pt: 1, in: 72, cm: 28.35, mm: 2.835, px: 0.75 };

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
    'letters with an effect': read('style:text-blinking', (value) => value === 'true'),
    'letters spaced apart or closed up': read('fo:letter-spacing', (value) => isSpaced(pointsOf(value))),
    'letters of another width': read('style:text-scale', (value) => isStretched(Number.parseFloat(value) / 100)),
    'letters above or below the line': read('style:text-position', isRaised),
  };
}

/** A length in points; 0 for one that cannot be told. */
export function pointsOf(length: string): number {
  const [, number, unit = ''] = /^(-?[\d.]+)([a-z]+)$/.exec(length) ?? [];
  return Number(number ?? 0) * (POINTS[unit] ?? 0);
}

/** "super 58%", "-33% 58%": how far off the line in per cent of a letter, then how large. Letters are of ten points or so. */
function isRaised(value: string): boolean {
  return /^(super|sub)/.test(value) || isOffLine(Number.parseFloat(value) / 10);
}
