import {
  BOXES,
  type Observation,
  type ObservationSource,
  type Place,
  SLOTS,
  type Slot,
} from '../../domain/evidence.ts';
import { glyphKind } from '../document/glyphs.ts';
import type { FormRecord } from '../reader.ts';
import { textOf } from './chars.ts';
import { type DraftRecord, type DraftSlot, PAIR, type PlacedSign } from './draft.ts';
import { MISSING_SIGN } from './evidence-at.ts';
import { judgeLook, untoldInGrey, withoutReplaced } from './sign-looks.ts';
import { emptyCells } from './signs/empty-cells.ts';
import { instructionSigns, isInstructionCircle } from './signs/instruction-circle.ts';
import { listSigns } from './signs/list-signs.ts';
import { loneBullets } from './signs/lone-bullets.ts';
import { hasLostFont, withLostFont } from './signs/lost-font.ts';
import { smallRemarks } from './signs/small-remarks.ts';
import { typedForSign } from './signs/typed-for-sign.ts';
import { type Sign, scanSigns, untold } from './signs.ts';
import { signsAround } from './words/around-wording.ts';
import { deletedWording, type KnownForm } from './words/deleted-wording.ts';
import { extraWords, wordingsOf } from './words/extra-words.ts';
import { observeLettering } from './words/lettering.ts';
import { asNoteSign, isNote, noteNumbers, ownNotes, withNoteSigns, withoutOwnNotes } from './words/note-signs.ts';
import { observeWording } from './words/wording.ts';

/** How sure a sign's state is: a field knows it, a character shows it, a typed mark stands for it. */
const STRENGTH: Partial<Record<ObservationSource, number>> = { glyph: 0.95, 'typed-mark': 0.9 };

/** Turns drafts into records: every sign and look becomes an observation at its slot. */
export function observe(
  drafts: readonly DraftRecord[],
  form: KnownForm,
  coloured: ReadonlyMap<DraftRecord, readonly Observation[]>,
): FormRecord[] {
  const wording = observeWording(drafts);
  const lettering = observeLettering(drafts);
  const wordings = wordingsOf(drafts, form.issued);
  const lostFont = hasLostFont(drafts);
  const instruction = instructionSigns(drafts);
  const cells = emptyCells(drafts);
  const inGrey = untoldInGrey(drafts);
  const notes = ownNotes(drafts);
  const looseOf = withoutOwnNotes(drafts);
  const listed = listSigns(drafts);
  const signsAt = (slot: DraftSlot) => slotSigns(slot, instruction, listed);
  const bullets = loneBullets(drafts, (draft, name) => {
    const slot = draft.slots.get(name);
    return slot !== undefined && signsAt(slot).length > 0;
  });
  return drafts.map((draft) => {
    const signs = new Map<Slot, PlacedSign[]>();
    const first = [...draft.slots.values()][0];
    const behind = draft.signsBehind || first?.signs.length === 0;
    for (const slot of draft.slots.values()) {
      const list = signsAt(slot)
        .filter((sign) => !notes.has(slot.slot) || !isNote(sign))
        .map(inGrey)
        .map((sign) => (lostFont ? withLostFont(sign) : sign))
        .map((sign) => (behind && sign.detached ? untold(sign) : sign));
      signs.set(slot.slot, list);
    }
    const isBare = BOXES.every((slot) => signs.get(slot)?.length === 0);
    for (const slot of draft.slots.values()) {
      const cell = cells.get(slot);
      if (isBare && cell) signs.set(slot.slot, [cell]);
    }
    const observations = [...signs].flatMap(([slot, list]) => list.map((sign) => toObservation(slot, sign)));
    observations.push(
      ...looseObservations(draft, looseOf(draft)),
      ...struckLabel(draft),
      ...(wording.get(draft) ?? []),
      ...missingSigns(draft, signs),
      ...(bullets.get(draft) ?? []),
      ...deletedWording(draft, drafts, form),
      ...extraWords(draft, wordings),
      ...signsAround(draft),
      ...typedForSign(draft, drafts),
      ...(lettering.get(draft) ?? []),
      ...noteNumbers(draft, notes),
      ...(coloured.get(draft) ?? []),
    );
    observations.push(...smallRemarks(draft, drafts).filter(({ slot }) => !isUntold(observations, slot)));
    return {
      label: draft.label,
      refs: draft.refs,
      place: draft.place,
      slotsFound: SLOTS.filter((slot) => draft.slots.has(slot)),
      observations,
    };
  });
}

/** What is seen already keeps the slot from being told, or is a way of marking. */
function isUntold(observations: readonly Observation[], slot: Slot): boolean {
  return observations.some((seen) => seen.slot === slot && seen.state === 'unclear');
}

function toObservation(slot: Slot, sign: PlacedSign): Observation {
  const change = sign.item.change;
  const strength = sign.state === 'unclear' ? 0.5 : (STRENGTH[sign.source] ?? 1);
  const observation: Observation = {
    slot,
    source: sign.source,
    state: sign.state,
    place: sign.place,
    mark: sign.mark,
    strength,
  };
  if (change?.author) observation.author = change.author;
  return observation;
}

/** The signs before the wording; signs after it where there is none before, and marks wherever they stand. */
function slotSigns(slot: DraftSlot, instruction: ReadonlySet<string>, listed: ReadonlySet<PlacedSign>): PlacedSign[] {
  const before = withNoteSigns(
    withoutReplaced(
      slot.signs.filter((sign) => !sign.bullet && !listed.has(sign)).map((sign) => judgeLook(sign, slot)),
    ),
  );
  const after = slot.body.flatMap(({ chars, place }) => bodySigns(slot, chars, place, instruction));
  const isOwn = (sign: Sign) => before.length === 0 && (slot.slot !== 'assign' || isBox(sign));
  const kept = after.filter((sign) => sign.state !== 'empty' || isOwn(sign));
  return [...before, ...kept];
}

function bodySigns(
  slot: DraftSlot,
  chars: Parameters<typeof scanSigns>[0],
  place: Place,
  instruction: ReadonlySet<string>,
): PlacedSign[] {
  const { signs, words } = scanSigns(chars);
  const lastWord = words.at(-1)?.end ?? 0;
  return signs
    .filter(
      (sign) =>
        !sign.bullet &&
        !(isProse(sign) && sign.at < lastWord) &&
        !isInstructionCircle(sign, slot, chars, instruction) &&
        !/^[+*]\d/u.test(textOf(chars, sign.at, sign.at + 2)),
    )
    .map((sign) => asNoteSign(sign, chars, slot))
    .map((sign) => {
      const behind = sign.at >= lastWord && depthAt(chars, sign.at) === 0;
      // Within the wording (in the instruction's circle, say) nobody can tell what a mark means.
      if (!behind && sign.state !== 'empty') return { ...untold(sign, 'within the wording'), place };
      const state = sign.state === 'marked' && slot.slot === 'assign' && !isBox(sign) ? 'unclear' : sign.state;
      return { ...sign, state, place };
    })
    .filter((sign) => sign.state !== 'empty' || sign.at >= lastWord);
}

/** Signs that running text uses too. */
function isProse(sign: Sign): boolean {
  return /^[/\\?!+*0oOоО]$/u.test(sign.mark);
}

/** A box, not a circle: the circle in the statement's instruction is no place for a mark. */
function isBox(sign: Sign): boolean {
  return sign.item.kind === 'box' || glyphKind(sign.mark)?.startsWith('box') === true;
}

function depthAt(chars: Parameters<typeof scanSigns>[0], at: number): number {
  let depth = 0;
  for (const codePoint of textOf(chars, 0, at)) {
    if (/[(（]/u.test(codePoint)) depth++;
    else if (/[)）]/u.test(codePoint)) depth = Math.max(0, depth - 1);
  }
  const closes = /^\s*\p{L}{0,2}\s*[)）]/u.test(textOf(chars, at));
  return textOf(chars, at - 1, at) === '(' && closes ? depth - 1 : depth;
}

/** A mark that belongs to no slot for certain may belong to any. */
function looseObservations({ slots }: DraftRecord, loose: readonly PlacedSign[]): Observation[] {
  return loose.flatMap((sign) => [...slots.keys()].map((slot) => toObservation(slot, { ...sign, state: 'unclear' })));
}

/** Who strikes out a text's name may mean that its whole part does not count. */
function struckLabel(draft: DraftRecord): Observation[] {
  if (!draft.labelStruck) return [];
  const { place } = draft;
  return [...draft.slots.keys()].map((slot) => ({
    slot,
    source: 'strike',
    state: 'unclear',
    place,
    mark: 'the label is struck out or hidden',
    strength: 0.5,
  }));
}

/** Where one of a pair has a box or circle and the other has none, someone took it away or the reader missed it. */
function missingSigns(draft: DraftRecord, signs: ReadonlyMap<Slot, PlacedSign[]>): Observation[] {
  return [...draft.slots.values()]
    .filter(({ slot }) => signs.get(slot)?.length === 0 && (signs.get(PAIR[slot])?.length ?? 0) > 0)
    .map(({ slot, place }) => ({
      slot,
      source: 'deletion',
      state: 'unclear',
      place,
      mark: MISSING_SIGN,
      strength: 0.5,
    }));
}
