import type { Observation, Slot } from '../../../domain/evidence.ts';
import { remembered } from '../../../domain/remembered.ts';
import type { LettersSet, Trait } from '../../document/letters-set.ts';
import type { Char } from '../chars.ts';
import { type DraftRecord, type DraftSlot, PAIR } from '../draft.ts';
import { fontLook } from './font-looks.ts';
import { WHOLE } from './wording.ts';

/** How an option is named whose letters are larger than its neighbour's. */
const LARGER = 'larger letters';
/** The same the other way round: set back, as grey letters are. */
export const SMALLER = 'smaller letters';
/** Sizes may be a way of marking by themselves; what other letters are meant for cannot be told. */
const BY_SIZE: readonly string[] = [LARGER, SMALLER];
const FONT = 'letters of the font ';
const PARTLY_OTHER = 'words in letters of another size';
/** From this ratio on, one of two lines strikes the eye as larger: 10 and 11 points side by side do not, 10 and 12 do. */
const STRIKING = 1.15;
/** Words so much smaller or larger than those around them are meant to be passed over, or to be seen. */
const ANOTHER_SIZE = 1.5;
/** "no": a single letter may be a note's sign. */
const SHORTEST_WORD = 2;
/** Up to this share of a statement's letters it may be a slip of the mouse, or a note's number. */
const SLIP = 0.05;

/** Whether lettering of this name says the same as a mark at the option that bears it. */
export function agreesWithMark(mark: string | undefined): boolean {
  return mark === LARGER || mark?.startsWith(FONT) === true;
}

/** What most letters of a wording's first line are like. */
interface Lettering {
  size: number | undefined;
  font: string | undefined;
  traits: readonly Trait[];
  isPartlyOther: boolean;
}

/**
 * Statements and options set in other letters than the other one of their pair: larger, smaller, of another font, in
 * relief. The form as issued sets both alike; what it sets otherwise it does so in all texts, and that says nothing.
 */
export function observeLettering(drafts: readonly DraftRecord[]): Map<DraftRecord, Observation[]> {
  const slots = drafts.flatMap((draft) => [...draft.slots.values()]);
  const letterings = new Map(slots.map((slot) => [slot, letteringOf(slot)]));
  const usual = {
    size: mostFrequent([...letterings.values()].map(({ size }) => [size, 1])),
    font: mostFrequent([...letterings.values()].map(({ font }) => [font, 1])),
  };
  const marks = new Map(
    drafts.flatMap(({ slots }) =>
      [...slots.values()].map((slot): [DraftSlot, readonly string[]] => {
        const other = slots.get(PAIR[slot.slot]);
        const [own, others] = [letterings.get(slot), other && letterings.get(other)];
        return [slot, own && others ? deviations(own, others, usual) : []];
      }),
    ),
  );
  const marksAt = ({ slots }: DraftRecord, slot: Slot): readonly string[] => {
    const own = slots.get(slot);
    return (own && marks.get(own)) ?? [];
  };
  const observe = (draft: DraftRecord, { slot, place }: DraftSlot): Observation[] => {
    const others = drafts.filter((each) => each !== draft).map((each) => marksAt(each, slot));
    return marksAt(draft, slot)
      .filter((mark) => others.length === 0 || !others.every((marks) => marks.includes(mark)))
      .map((mark) => {
        const strength = BY_SIZE.includes(mark) ? 1 : 0.5;
        return { slot, source: 'emphasis', state: 'unclear', place, mark, strength };
      });
  };
  return new Map(drafts.map((draft) => [draft, [...draft.slots.values()].flatMap((slot) => observe(draft, slot))]));
}

function deviations(own: Lettering, other: Lettering, usual: Pick<Lettering, 'size' | 'font'>): readonly string[] {
  const marks: string[] = own.traits.filter((trait) => !other.traits.includes(trait));
  if (own.isPartlyOther) marks.push(PARTLY_OTHER);
  if (own.size !== undefined && other.size !== undefined) {
    if (own.size >= other.size * STRIKING) marks.push(LARGER);
    if (own.size * STRIKING <= Math.min(other.size, usual.size ?? 0)) marks.push(SMALLER);
  }
  if (own.font !== undefined && other.font !== undefined && own.font !== other.font && own.font !== usual.font)
    marks.push(FONT + own.font);
  return marks;
}

function letteringOf({ body }: DraftSlot): Lettering {
  const runs = runsOf(body[0]?.chars ?? []);
  const letters = lettersIn(runs, () => true);
  const look = ({ set: { font } }: Run) => (font === undefined ? undefined : fontLook(font));
  const font = mostFrequent(runs.map((run) => [look(run), run.letters]));
  const isWhole = lettersIn(runs, (run) => look(run) === font) >= letters * WHOLE;
  const traits = new Set(runs.flatMap(({ set }) => [...(set.traits ?? [])]));
  const share = (trait: Trait) => lettersIn(runs, ({ set }) => set.traits?.has(trait) === true) / letters;
  const size = mostFrequent(runs.map(({ set, letters }) => [set.size, letters]));
  return {
    size,
    font: isWhole ? font : undefined,
    traits: [...traits].filter((trait) => share(trait) > SLIP),
    isPartlyOther: lettersIn(runs, ({ set }) => isOfAnotherSize(set.size, size)) >= SHORTEST_WORD,
  };
}

/** Letters that a document sets alike, and how many of them there are. */
interface Run {
  set: LettersSet;
  letters: number;
}

function runsOf(chars: readonly Char[]): Run[] {
  const runs = new Map<LettersSet, Run>();
  for (const { codePoint, item } of chars) {
    if (item.kind !== 'text' || !isLetter(codePoint)) continue;
    const run = runs.get(item);
    if (run) run.letters++;
    else runs.set(item, { set: item, letters: 1 });
  }
  return [...runs.values()];
}

const isLetter = remembered((codePoint) => /\p{L}/u.test(codePoint));

function lettersIn(runs: readonly Run[], isMeant: (run: Run) => boolean): number {
  return runs.reduce((sum, run) => sum + (isMeant(run) ? run.letters : 0), 0);
}

function isOfAnotherSize(size: number | undefined, usual: number | undefined): boolean {
  if (size === undefined || usual === undefined) return false;
  return size >= usual * ANOTHER_SIZE || size * ANOTHER_SIZE <= usual;
}

/** The value that counts most, each with its count. */
function mostFrequent<T>(values: readonly (readonly [T | undefined, number])[]): T | undefined {
  const counts = new Map<T, number>();
  for (const [value, count] of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + count);
  return [...counts].sort((one, two) => two[1] - one[1])[0]?.[0];
}
