import type { Slot } from '../../../domain/evidence.ts';
import type { Rect } from '../picture/raster.ts';
import type { Outline } from './template-glyphs.ts';
import type { TextLine } from './template-lines.ts';

/** A record's places in the pixels of a table's picture. Slots on another page are left out. */
export interface PlacedRecord {
  index: number;
  /** All that may belong to the record, where the page was read by itself. */
  reach?: Rect;
  label: readonly TextLine[];
  slots: PlacedSlot[];
}

export interface PlacedSlot {
  slot: Slot;
  /** null where nothing on the page shows where the empty outline would stand. */
  outline: Outline | null;
  /** Where the outline, or the sign in its stead, stands. */
  zone: Rect;
  lines: readonly TextLine[];
}

/** The part of the page that lines of wording take up. */
export function wordingBox(lines: readonly TextLine[]): Rect {
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const upper = Math.min(...lines.map((line) => line.top));
  const lower = Math.max(...lines.map((line) => line.bottom));
  return { x: left, y: upper, width: right - left, height: lower - upper };
}

/** How far the records' part of the page reaches beyond their wording, in pixels of the table's picture. */
export const ABOUT_WORDING = 8;

/** The records' part of the page: what lies in the margins (punch holes, stamps, page numbers) is no part of an answer. */
export function tableArea(placed: readonly PlacedRecord[]): Rect {
  const lines = placed.flatMap(({ label, slots }) => [...label, ...slots.flatMap((slot) => slot.lines)]);
  const { x, y, width, height } = wordingBox(lines);
  const top =
    Math.min(y, ...placed.flatMap(({ slots }) => slots.map(({ outline, zone }) => outline?.rect.y ?? zone.y))) - 4;
  const reaches = placed.flatMap(({ reach }) => reach ?? []);
  const bottom = Math.max(y + height, ...reaches.map((reach) => reach.y + reach.height)) + ABOUT_WORDING;
  const left = Math.min(x, ...reaches.map((reach) => reach.x)) - ABOUT_WORDING;
  const right = Math.max(x + width, ...reaches.map((reach) => reach.x + reach.width)) + ABOUT_WORDING;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
