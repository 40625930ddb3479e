import { isOffLine, isSpaced, isStretched, type Traits } from '../../document/letters-set.ts';

const HALF_POINTS = 2;
const TWENTIETHS = 20;
/** \expnd counts in quarters of a point. */
const QUARTERS = 4;

type Reading = (value: number | null) => Traits;

const isOn = (value: number | null) => value !== 0;

/** Control words that change how letters are set; without a value they switch on. */
const WORDS: Readonly<Record<string, Reading>> = {
  caps: (value) => ({ 'letters shown as capitals': isOn(value) }),
  scaps: (value) => ({ 'small capitals': isOn(value) }),
  embo: (value) => ({ 'letters in relief': isOn(value) }),
  impr: (value) => ({ 'letters in relief': isOn(value) }),
  outl: (value) => ({ 'hollow letters': isOn(value) }),
  shad: (value) => ({ 'letters with a shadow': isOn(value) }),
  animtext: (value) => ({ 'letters with an effect': isOn(value) }),
  expnd: (value) => ({ 'letters spaced apart or closed up': isSpaced((value ?? 0) / QUARTERS) }),
  expndtw: (value) => ({ 'letters spaced apart or closed up': isSpaced((value ?? 0) / TWENTIETHS) }),
  charscalex: (value) => ({ 'letters of another width': isStretched((value ?? 100) / 100) }),
  up: (value) => ({ 'letters above or below the line': isOffLine((value ?? 6) / HALF_POINTS) }),
  dn: (value) => ({ 'letters above or below the line': isOffLine((value ?? 6) / HALF_POINTS) }),
  super: () => ({ 'letters above or below the line': true }),
  sub: () => ({ 'letters above or below the line': true }),
  nosupersub: () => ({ 'letters above or below the line': false }),
};

/** What a control word says of how letters are set, or null if it says nothing of it. */
export function letterTraits(word: string, value: number | null): Traits | null {
  return Object.hasOwn(WORDS, word) ? (WORDS[word]?.(value) ?? null) : null;
}
