import type { Habit } from './read-words.ts';

/** One of two pictures that are read at once, as a form is that was scanned page by page: what it waits for, and what it tells. */
export interface Beside {
  /** Resolved when this one is to be prepared: on one processor both at once would be ready late. */
  turn: Promise<void>;
  /** The habit of the other, null where that tells none; of the first picture nothing. */
  told: Promise<Habit | null> | null;
  prepared(): void;
  tell(habit: Habit | null): void;
}

/** The second one is prepared while a few lines of the first are read, and begun in the habit that they tell. */
export function picturePair(): readonly [first: Beside, second: Beside] {
  const prepared = Promise.withResolvers<void>();
  const habit = Promise.withResolvers<Habit | null>();
  const nobody = () => {};
  return [
    { turn: Promise.resolve(), told: null, prepared: prepared.resolve, tell: habit.resolve },
    { turn: prepared.promise, told: habit.promise, prepared: nobody, tell: nobody },
  ];
}

/** Whatever the other waits for still will not come. */
export function endWaiting({ prepared, tell }: Beside): void {
  prepared();
  tell(null);
}
