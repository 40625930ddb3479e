/** How letters may be set apart on the page without being emphasised as any program's buttons do, as staff are told. */
const TRAITS = [
  'letters shown as capitals',
  'small capitals',
  'letters in relief',
  'hollow letters',
  'letters with a shadow',
  'letters with an effect',
  'letters spaced apart or closed up',
  'letters of another width',
  'letters above or below the line',
  'a line at their paragraph',
] as const;

export type Trait = (typeof TRAITS)[number];

/** How letters are set, as far as the file tells. */
export interface LettersSet {
  /** In points. */
  size?: number;
  /** The family's name. */
  font?: string;
  traits?: ReadonlySet<Trait>;
}

const NONE: ReadonlySet<Trait> = new Set();
const KNOWN = new Map<string, ReadonlySet<Trait>>([['', NONE]]);

export type Traits = Partial<Record<Trait, boolean | undefined>>;

/** The set of these traits. Equal sets are one object, so that runs set alike can be joined. */
export function traitSet(has: Traits): ReadonlySet<Trait> {
  const present = TRAITS.filter((trait) => has[trait]);
  const key = present.join();
  const known = KNOWN.get(key) ?? new Set(present);
  KNOWN.set(key, known);
  return known;
}

/** The same traits, and a line at the paragraph. */
export function lined(traits: ReadonlySet<Trait> = NONE): ReadonlySet<Trait> {
  return traitSet({
    ...Object.fromEntries([...traits].map((trait) => [trait, true])),
    'a line at their paragraph': true,
  });
}

export function areSetAlike(one: LettersSet, other: LettersSet): boolean {
  return one.size === other.size && one.font === other.font && one.traits === other.traits;
}

/** From a point on, letters stand visibly apart or close; what programs reckon for themselves (kerning) is less. */
const VISIBLE_SPACE = 1;
/** Two points up or down are seen; a hair's breadth is a printer's adjustment. */
const VISIBLE_RISE = 2;
/** Letters are seen as broad or narrow from a fifth on. */
const VISIBLE_STRETCH = 0.2;

/** @param points what is added between two letters. */
export function isSpaced(points: number): boolean {
  return Math.abs(points) >= VISIBLE_SPACE;
}

/** @param points above the line, or below. */
export function isOffLine(points: number): boolean {
  return Math.abs(points) >= VISIBLE_RISE;
}

/** @param ratio 1 is the width that the font gives. */
export function isStretched(ratio: number): boolean {
  return ratio > 0 && Math.abs(ratio - 1) >= VISIBLE_STRETCH;
}
