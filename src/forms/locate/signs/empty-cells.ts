import { BOXES } from '../../../domain/evidence.ts';
import type { DraftRecord, DraftSlot, PlacedSign } from '../draft.ts';

/** A column is for marks where so many texts have theirs in it. */
const ENOUGH = 2;

/**
 * The empty cells of a form that has cells in place of boxes: where all marks stand in one column beside their
 * statements, a text with nothing in that column has its boxes empty. Only a file's own tables tell so: on a page a cell
 * may be missed, and what stands in it.
 */
export function emptyCells(drafts: readonly DraftRecord[]): ReadonlyMap<DraftSlot, PlacedSign> {
  const step = stepToMarks(drafts);
  if (step === null) return new Map();
  const marked = drafts.filter((draft) => boxesOf(draft).some(({ signs }) => signs.length > 0));
  const columns = new Map(marked.flatMap((draft) => boxesOf(draft).map(({ slot, place }) => [slot, place.column])));
  const bare = drafts.filter((draft) => boxesOf(draft).every(({ signs }) => signs.length === 0));
  const isAlike = ({ slot, place }: DraftSlot) => columns.get(slot) === place.column;
  return new Map(
    bare
      .filter((draft) => boxesOf(draft).length === BOXES.length && boxesOf(draft).every(isAlike))
      .flatMap((draft) => boxesOf(draft).map((slot) => [slot, emptyCell(slot, step)] as const)),
  );
}

/**
 * The same where each column stands for an answer: wherever a text is marked a mark stands alone in its cell, so one without
 * any has its cells empty.
 */
export function fillEmptyCells(records: readonly DraftRecord[]): void {
  const signs = records.flatMap(({ slots }) => [...slots.values()].flatMap((slot) => slot.signs));
  const isPlain = signs.every(({ state, place }) => state === 'marked' && place.page === undefined);
  const bare = records.filter(({ slots }) => [...slots.values()].every((slot) => slot.signs.length === 0));
  if (!isPlain || records.length - bare.length < ENOUGH || records.some(({ loose }) => loose.length > 0)) return;
  for (const slot of bare.flatMap(({ slots }) => [...slots.values()])) slot.signs = [emptyCell(slot, 0)];
}

function boxesOf({ slots }: DraftRecord): DraftSlot[] {
  return BOXES.flatMap((slot) => slots.get(slot) ?? []);
}

/** How many columns from a statement its mark stands; null unless all that stands at boxes are marks in such a cell. */
function stepToMarks(drafts: readonly DraftRecord[]): number | null {
  const steps = new Set<number>();
  let records = 0;
  for (const draft of drafts) {
    const boxes = boxesOf(draft);
    if (draft.loose.length > 0) return null;
    if (boxes.some(({ signs }) => signs.length > 0)) records++;
    for (const { place, signs } of boxes) {
      for (const sign of signs) {
        const isInCell = sign.state === 'marked' && sign.place.page === undefined && sign.place.table === place.table;
        if (!isInCell || sign.place.column === undefined || place.column === undefined) return null;
        steps.add(sign.place.column - place.column);
      }
    }
  }
  const [step, ...others] = steps;
  return step !== undefined && step !== 0 && others.length === 0 && records >= ENOUGH ? step : null;
}

function emptyCell({ place }: DraftSlot, step: number): PlacedSign {
  const state = { state: 'empty', source: 'glyph', mark: 'an empty cell' } as const;
  return { ...state, at: 0, item: { kind: 'box', ...state }, place: { ...place, column: (place.column ?? 0) + step } };
}
