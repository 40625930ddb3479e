import { BOXES, type Observation, OPTIONS, type Place, SLOTS, type Slot } from '../../../domain/evidence.ts';
import type { DocumentProblem } from '../../document/form-document.ts';
import { type DraftRecord, type DraftSlot, PAIR } from '../draft.ts';

/** What coloured cells mark, and which of the problems that tell of them are thereby settled. */
export interface ColouredSlots {
  observations: ReadonlyMap<DraftRecord, Observation[]>;
  settled: ReadonlySet<DocumentProblem>;
}

const NOTHING: ColouredSlots = { observations: new Map(), settled: new Set() };

/**
 * Some people colour the cell of what they choose. A coloured cell marks the statement or option in it, or at whose box
 * it stands, where each text has one of the two at most. What is coloured alike in every text, or in every second row,
 * may be how the form was laid out, and stays for a person to look at.
 */
export function colouredSlots(drafts: readonly DraftRecord[], problems: readonly DocumentProblem[]): ColouredSlots {
  const settled = new Set<DocumentProblem>(greyLabels(drafts, problems));
  const cells = problems.filter(({ said, place }) => said?.code === 'cell-coloured' && place !== undefined);
  if (cells.length === 0) return settled.size > 0 ? { ...NOTHING, settled } : NOTHING;
  const isLayout = isEverySecondRow(drafts, cells);
  const observations = new Map<DraftRecord, Observation[]>();
  for (const pair of [BOXES, OPTIONS]) {
    const coloured = drafts.flatMap((draft) => pair.flatMap((slot) => colouredSlot(draft, slot, cells)));
    const slots = new Set(coloured.map(({ slot }) => slot));
    const isUniform = isLayout || (drafts.length > 1 && slots.size === 1 && coloured.length === drafts.length);
    if (new Set(coloured.map(({ draft }) => draft)).size < coloured.length) continue;
    // Where each of them bears a mark besides, the colour says nothing new.
    if (isUniform && !coloured.every(isMarked)) continue;
    for (const { draft, slot, own } of coloured) {
      for (const cell of own) settled.add(cell);
      const observation = { slot, source: 'emphasis', state: 'marked', mark: 'highlight', strength: 1 } as const;
      const place = own[0]?.place ?? draft.place;
      observations.set(draft, [...(observations.get(draft) ?? []), { ...observation, place }]);
    }
  }
  return { observations, settled };
}

/**
 * Labels that are grey at every text set the texts apart, where nothing else stands in their cells. Colours may be the
 * sender's own: green for one answer and red for the other.
 */
function greyLabels(drafts: readonly DraftRecord[], problems: readonly DocumentProblem[]): DocumentProblem[] {
  const grey = problems.filter(({ said }) => said?.code === 'cell-grey');
  // A table's first row may be its head, and is not told of.
  const labels = drafts.filter(({ place }) => place.row !== 0);
  const found = labels.flatMap((draft) => {
    const isAlone = ![...draft.slots.values()].some(({ place }) => isSameCell(place, draft.place));
    const own = isAlone && grey.find(({ place }) => place && isSameCell(place, draft.place));
    return own ? [own] : [];
  });
  return labels.length > 1 && found.length === labels.length ? found : [];
}

interface ColouredSlot {
  draft: DraftRecord;
  slot: Slot;
  own: DocumentProblem[];
}

function colouredSlot(draft: DraftRecord, slot: Slot, cells: readonly DocumentProblem[]): ColouredSlot[] {
  const own = cells.filter((cell) => marks(cell, draft, slot));
  return own.length > 0 ? [{ draft, slot, own }] : [];
}

function isMarked({ draft, slot }: ColouredSlot): boolean {
  return draft.slots.get(slot)?.signs.some(({ state }) => state === 'marked') === true;
}

/** A cell with several statements speaks of the one that has a box, an option's cell of that option alone. */
function marks({ place }: DocumentProblem, draft: DraftRecord, slot: Slot): boolean {
  const own = draft.slots.get(slot);
  if (!place || !own || isSameCell(place, draft.place)) return false;
  const holds = (each: DraftSlot | undefined) =>
    each !== undefined && isSameCell(each.body[0]?.place ?? each.place, place);
  const holdsSign = own.signs.some((sign) => isSameCell(sign.place, place));
  const others = SLOTS.filter((each) => each !== slot && holds(draft.slots.get(each)));
  if (OPTIONS.includes(slot)) return (holds(own) || holdsSign) && others.length === 0;
  if (others.includes(PAIR[slot])) return false;
  return holds(own) || holdsSign;
}

function isSameCell(one: Place, other: Place): boolean {
  if (one.table === undefined || one.part !== other.part) return false;
  return one.table === other.table && one.row === other.row && one.column === other.column;
}

/** Tables are often laid out with every second row coloured. */
function isEverySecondRow(drafts: readonly DraftRecord[], cells: readonly DocumentProblem[]): boolean {
  const rows = new Set(drafts.flatMap(({ slots }) => [...slots.values()].flatMap(({ place }) => place.row ?? [])));
  const coloured = new Set(cells.flatMap(({ place }) => place?.row ?? []));
  return [0, 1].some((parity) => {
    const isOwn = (row: number) => row % 2 === parity;
    return [...coloured].every(isOwn) && [...rows].filter(isOwn).every((row) => coloured.has(row));
  });
}
