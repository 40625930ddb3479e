import type { Emphasis } from '../../../document/form-document.ts';
import type { Overlay } from '../content/annotations.ts';
import type { Glyph, Shape } from '../content/page-content.ts';
import { centre, contains, grow } from '../geometry.ts';
import type { Figures } from '../shapes/figures.ts';
import { takeFrames } from '../shapes/frames-round-words.ts';
import { onGreyGround } from '../shapes/grey-grounds.ts';
import type { Rule } from '../shapes/rule.ts';
import { channels } from '../shapes/shape-kinds.ts';
import { typedOver } from './typed-over.ts';

export type EmphasisOf = Map<Glyph, Set<Emphasis>>;

/**
 * What sets glyphs apart from plain writing: their font and colour, lines drawn through or under them, areas of colour
 * behind them, and the marker annotations of PDF programs. Lines so explained are taken out of the figures' rules.
 */
export function findEmphasis(glyphs: readonly Glyph[], figures: Figures, overlays: readonly Overlay[]): EmphasisOf {
  const found: EmphasisOf = new Map();
  const add = (glyph: Glyph, emphasis: Emphasis) => {
    const known = found.get(glyph);
    if (known) known.add(emphasis);
    else found.set(glyph, new Set([emphasis]));
  };
  for (const glyph of glyphs) {
    if (glyph.font.bold) add(glyph, 'bold');
    if (glyph.font.italic) add(glyph, 'italic');
    if (isColoured(glyph.colour)) add(glyph, 'colour');
    else if (isPale(glyph.colour)) add(glyph, 'faint');
  }
  for (const tint of figures.tints) {
    for (const glyph of glyphs) {
      const shows = tint.blended || tint.alpha < 0.85 || glyph.order > tint.order;
      if (shows && contains(tint.box, centre(glyph.box))) add(glyph, 'highlight');
    }
  }
  for (const glyph of onGreyGround(figures.grounds, figures.rules, glyphs)) add(glyph, 'dimmed');
  for (const { emphasis, quads, hidden } of overlays) {
    if (!emphasis || hidden) continue;
    for (const glyph of glyphs) if (quads.some((quad) => contains(quad, centre(glyph.box)))) add(glyph, emphasis);
  }
  for (const glyph of typedOver(glyphs)) add(glyph, 'strike');
  for (const glyph of takeFrames(figures, glyphs).flat()) add(glyph, 'highlight');
  for (const cell of figures.framed) {
    for (const glyph of glyphs) if (contains(cell, centre(glyph.box))) add(glyph, 'highlight');
  }
  for (const { glyphs: decorated, emphasis } of takeDecorations(figures, glyphs)) {
    for (const glyph of decorated) add(glyph, emphasis);
  }
  return found;
}

function isColoured(colour: string): boolean {
  const all = channels(colour);
  return Math.max(...all) - Math.min(...all) > 60;
}

/** Letters lighter than this in every channel step back from those in ink, as grey ones do. */
const PALE = 0x80;

function isPale(colour: string): boolean {
  return Math.min(...channels(colour)) >= PALE;
}

interface Decoration {
  glyphs: Glyph[];
  emphasis: Emphasis;
}

/**
 * Takes the lines through and under writing out of the figures. Word processors draw them portion by portion: what
 * continues such a line (under a tab, under a space) belongs to it, and is neither a ruling nor a stroke.
 */
function takeDecorations(figures: Figures, glyphs: readonly Glyph[]): Decoration[] {
  const strokes = figures.strokes.flatMap((shape) => thinLine(shape) ?? []);
  const upright = figures.rules.filter(({ horizontal }) => !horizontal);
  const lines = [...figures.rules.filter(({ horizontal }) => horizontal), ...strokes];
  const decorations = lines.map((line) => ({ line, decoration: decoratedBy(line, glyphs, upright, lines) }));
  const taken = new Set(decorations.filter(({ decoration }) => decoration).map(({ line }) => line));
  for (const line of taken) {
    // Grows while it is walked: each portion may be continued by the next.
    for (const other of lines) if (!taken.has(other) && continues(other, line)) taken.add(other);
  }
  const shapes = new Set([...taken].map(({ shape }) => shape));
  figures.decorations = [...taken];
  figures.rules = figures.rules.filter((rule) => !taken.has(rule));
  figures.strokes = figures.strokes.filter((stroke) => !shapes.has(stroke));
  return decorations.flatMap(({ decoration }) => decoration ?? []);
}

function thinLine(shape: Shape): Rule | null {
  const { box } = shape;
  if (!shape.straight || box.bottom - box.top > 2 || box.right - box.left < 1) return null;
  return { horizontal: true, at: (box.top + box.bottom) / 2, from: box.left, to: box.right, box, shape };
}

function continues(one: Rule, other: Rule): boolean {
  return Math.abs(one.at - other.at) < 0.6 && one.from < other.to + 1.5 && one.to > other.from - 1.5;
}

/** So many letters show that a line runs through them and not past them. */
const CROSSED = 3;

function isThrough({ at }: Rule, { text, baseline, size }: Glyph): boolean {
  return /[\p{L}\p{N}]/u.test(text) && at > baseline - 0.5 * size && at < baseline - 0.15 * size;
}

/** How far below the letters' feet a line still underlines them, in sizes: as word processors draw it, and as a hand does. */
const TYPED_REACH = 0.08;
const DRAWN_REACH = 0.35;

/** Whether a line belongs to no table: it meets no upright ruling, and no other line is as long in the same place. */
function isAlone(rule: Rule, upright: readonly Rule[], level: readonly Rule[]): boolean {
  const { at, from, to } = rule;
  const isNear = (one: number, other: number) => Math.abs(one - other) < MEETS;
  if (upright.some((other) => (isNear(other.at, from) || isNear(other.at, to)) && spans(other, at))) return false;
  return level.every((other) => isNear(other.at, at) || !(isNear(other.from, from) && isNear(other.to, to)));
}

/** How far a table's rulings may miss one another where they meet. */
const MEETS = 2;

/** Whether a line goes from one upright ruling to another, as a cell's edge does; what underlines a cell's writing stops before. */
function isCellEdge({ at, from, to }: Rule, upright: readonly Rule[]): boolean {
  return [from, to].every((end) => upright.some((rule) => Math.abs(rule.at - end) < MEETS && spans(rule, at)));
}

function spans({ from, to }: Rule, at: number): boolean {
  return from < at + MEETS && to > at - MEETS;
}

/** A line belongs to the writing whose length it has, not to a table: through its middle, or just under it. */
function decoratedBy(
  rule: Rule,
  glyphs: readonly Glyph[],
  upright: readonly Rule[],
  level: readonly Rule[],
): Decoration | null {
  const reach = isAlone(rule, upright, level) ? DRAWN_REACH : TYPED_REACH;
  const near = grow(rule.box, 1.5);
  const written = glyphs.filter(
    ({ box, size, text }) =>
      text.trim() !== '' &&
      (box.left + box.right) / 2 >= near.left &&
      (box.left + box.right) / 2 <= near.right &&
      rule.at > box.top + 0.2 * size &&
      rule.at < box.bottom + reach * size,
  );
  const covered = written.reduce((sum, { box }) => sum + box.right - box.left, 0);
  const crossed = written.filter((glyph) => isThrough(rule, glyph));
  // No table's ruling runs through the middle of letters, however far beyond them it goes.
  if (crossed.length >= CROSSED) return { glyphs: crossed, emphasis: 'strike' };
  if (written.length === 0 || covered < 0.6 * (rule.to - rule.from)) return null;
  const { baseline, size } = written[0] as Glyph;
  if (rule.at < baseline - 0.1 * size) return { glyphs: written, emphasis: 'strike' };
  return isCellEdge(rule, upright) ? null : { glyphs: written, emphasis: 'underline' };
}
