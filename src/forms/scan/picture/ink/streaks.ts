import type { Pixels } from './ink.ts';

/** Darker by so much than the paper on both sides, of 255, a pixel may be a streak's; what is darker than this is no paper. */
const DARKER = 14;
const PAPER = 110;
/** How far from a streak its paper is looked for, and how wide one is at most, in pixels of 200 dpi. */
const ASIDE = 5;
const WIDEST = 6;
/** Every so many pixels along a line are looked at; at first fewer, to find where it is worth while. */
const STEP = 3;
const COARSE_STEP = 41;
/** Shares of the places with paper on both sides where a streak is darker: on all of the page, and in each of so many parts. */
const WHOLE = 0.75;
const PART = 0.5;
const PARTS = 16;
/** The first and the last part of a page, as a share of its length: beyond what forms print, frames too. */
const END = 0.012;
/** More of them are the rulings of a table that fills the picture. */
const MOST = 4;

/** The lines of pixels of a picture in one direction. */
interface Lines {
  count: number;
  length: number;
  /** From one line to the next, and from one pixel of a line to the next, in bytes. */
  aside: number;
  onward: number;
}

/** Lines beside each other, the last one included. */
interface Streak {
  first: number;
  last: number;
}

/**
 * The page without the streaks that dirt on the glass leaves in a scanner with a feeder: lines along which the paper moved,
 * from edge to edge and straight to the pixel, as no hand and no form draws them. What lies across one stays.
 */
export function withoutStreaks(page: Pixels): Pixels {
  const { width, height, channels } = page;
  const down: Lines = { count: width, length: height, aside: channels, onward: width * channels };
  const across: Lines = { count: height, length: width, aside: width * channels, onward: channels };
  const found = [down, across].map((lines) => ({ lines, streaks: streaksOf(page, lines) }));
  const [only, ...others] = found.filter(({ streaks }) => streaks.length > 0);
  if (!only || others.length > 0 || only.streaks.length > MOST) return page;
  const mended = { ...page, data: Uint8Array.from(page.data) };
  for (const streak of only.streaks) mend(mended, only.lines, streak);
  return mended;
}

function streaksOf(page: Pixels, lines: Lines): Streak[] {
  const streaks: Streak[] = [];
  for (let at = ASIDE; at < lines.count - ASIDE; at += 1) {
    if (!isStreak(page, lines, at)) continue;
    const last = streaks.at(-1);
    if (last && at - last.last <= 2) last.last = at;
    else streaks.push({ first: at, last: at });
  }
  return streaks.filter(({ first, last }) => last - first < WIDEST);
}

function isStreak(page: Pixels, lines: Lines, at: number): boolean {
  const share = (from: number, to: number, step: number, unseen = 1) =>
    darkShare(page, lines, at, { from: from * lines.length, to: to * lines.length, step }) ?? unseen;
  if (share(0, 1, COARSE_STEP, 0) < PART || share(0, END, 1) < PART || share(1 - END, 1, 1) < PART) return false;
  const parts = Array.from({ length: PARTS }, (_, part) => share(part / PARTS, (part + 1) / PARTS, STEP));
  return parts.every((each) => each >= PART) && share(0, 1, STEP, 0) >= WHOLE;
}

/** Of the places along a part of a line with paper on both sides, the share where it is darker; null where there are none. */
function darkShare(
  page: Pixels,
  { aside, onward }: Lines,
  at: number,
  { from, to, step }: { from: number; to: number; step: number },
): number | null {
  let [seen, dark] = [0, 0];
  for (let place = Math.round(from); place < to; place += step) {
    const here = at * aside + place * onward;
    const paper = Math.min(lightOf(page, here - ASIDE * aside), lightOf(page, here + ASIDE * aside));
    if (paper < PAPER) continue;
    seen += 1;
    if (lightOf(page, here) < paper - DARKER) dark += 1;
  }
  return seen === 0 ? null : dark / seen;
}

/** Of the darkest channel: a streak may have a colour. */
function lightOf({ data, channels }: Pixels, i: number): number {
  const light = data[i] ?? 255;
  return channels < 3 ? light : Math.min(light, data[i + 1] ?? 255, data[i + 2] ?? 255);
}

/** Puts in its place what lies between the lines on both sides of it. */
function mend({ data, channels }: Pixels, { aside, onward, length }: Lines, { first, last }: Streak): void {
  const [before, behind] = [first - 2, last + 2];
  for (let place = 0; place < length; place += 1) {
    for (let channel = 0; channel < channels; channel += 1) {
      const start = place * onward + channel;
      const [left, right] = [data[start + before * aside] ?? 255, data[start + behind * aside] ?? 255];
      for (let at = before + 1; at < behind; at += 1) {
        const share = (at - before) / (behind - before);
        data[start + at * aside] = Math.round(left + (right - left) * share);
      }
    }
  }
}
