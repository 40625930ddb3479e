import { ENCLOSING_CIRCLE, glyphKind, wordKind } from '../../glyphs.ts';
import type { PageAnnotations, Widget } from './annotations.ts';
import { type Figures, inkOfRule, type Outline } from './figures.ts';
import { centre, contains, grow, height, type Rect, width } from './geometry.ts';
import { UNNAMED } from './glyph-text.ts';
import type { Glyph } from './page-content.ts';
import type { PageInk } from './page-ink.ts';
import { type SignLook, signLook } from './sign-look.ts';

/** A place on the page that is there to bear a mark. */
export interface Target {
  kind: 'box' | 'circle';
  /** Its outer bounds on the page. */
  box: Rect;
  /** What it is made of: exactly one of the three. */
  widget: Widget | null;
  outline: Outline | null;
  glyph: Glyph | null;
  /** What the sign looks like on the page. */
  look: SignLook | null;
  /** What is printed beneath a form field, and so no mark of its own. */
  beneath: { glyphs: Glyph[]; outlines: Outline[] };
}

const CIRCLES = new Set(['circle-marked', 'circle-empty']);
const BOXES = new Set(['box-marked', 'box-empty']);

export interface TargetSources {
  glyphs: readonly Glyph[];
  figures: Figures;
  annotations: PageAnnotations;
  ink: PageInk | null;
  rightToLeft: boolean;
}

/** Finds all boxes and circles of a page: form fields, drawn squares and rings, and signs at the head of a line. */
export function findTargets(sources: TargetSources): Target[] {
  const targets = sources.annotations.widgets
    .filter(isTickField)
    .map((widget) => newTarget(widget.kind === 'radio' ? 'circle' : 'box', widget.box, { widget }));
  for (const outline of sources.figures.outlines) {
    const above = targetAt(targets, outline.box);
    if (above) above.beneath.outlines.push(outline);
    else targets.push(newTarget(outline.kind, outline.box, { outline }));
  }
  const lone = loneLetters(sources.glyphs);
  for (const glyph of sources.glyphs) {
    const kind = signKind(glyph);
    if (!kind && !lone.has(glyph) && !glyph.guessed) continue;
    if (!isLeading(glyph, sources)) continue;
    const box = boundsOnPage(glyph, sources);
    const look = sources.ink && lookAt(box, sources.ink);
    const shape = kind ?? look?.shape;
    if (!shape) continue;
    const above = targetAt(targets, box);
    if (above?.widget) above.beneath.glyphs.push(glyph);
    else if (!above) targets.push(newTarget(shape, box, { glyph, look }));
  }
  return targets;
}

/** A sign that stands on a ruling has that for its own upper line. */
function lookAt(box: Rect, ink: PageInk): SignLook | null {
  return signLook(ink.bitmap(box)) ?? signLook(ink.bitmap(grow(box, 1.5)));
}

function newTarget(kind: Target['kind'], box: Rect, parts: Partial<Target>): Target {
  return { kind, box, widget: null, outline: null, glyph: null, look: null, ...nothing(), ...parts };
}

/**
 * Letters that stand alone and may be the signs of a font whose name was lost. An O is drawn as a ring by every font,
 * and the sign of any currency as a square.
 */
function loneLetters(glyphs: readonly Glyph[]): ReadonlySet<Glyph> {
  const written = glyphs.filter(({ text }) => text.trim() !== '');
  const isBeside = (glyph: Glyph, other: Glyph | undefined) =>
    other !== undefined &&
    Math.abs(other.baseline - glyph.baseline) < 0.5 * glyph.size &&
    other.box.left < glyph.box.right + 0.25 * glyph.size &&
    other.box.right > glyph.box.left - 0.25 * glyph.size;
  return new Set(
    written.filter(
      (glyph, index) =>
        /^[!-~\u00A1-\u00FF]$/u.test(glyph.text) &&
        !/^[D¤]$/u.test(glyph.text) &&
        wordKind(glyph.text) === null &&
        glyphKind(glyph.text) === null &&
        !isBeside(glyph, written[index - 1]) &&
        !isBeside(glyph, written[index + 1]),
    ),
  );
}

function nothing(): Pick<Target, 'beneath'> {
  return { beneath: { glyphs: [], outlines: [] } };
}

/** A field to tick: check boxes, radio buttons, and text fields just large enough for one letter. */
function isTickField(widget: Widget): boolean {
  if (widget.hidden) return false;
  if (widget.kind === 'check' || widget.kind === 'radio') return true;
  return width(widget.box) <= 24 && height(widget.box) <= 24;
}

function targetAt(targets: readonly Target[], box: Rect): Target | undefined {
  return targets.find((target) => contains(grow(target.box, 1), centre(box)) || contains(box, centre(target.box)));
}

function signKind(glyph: Glyph): Target['kind'] | null {
  const kind = glyphKind(glyph.text);
  if (glyph.text === ENCLOSING_CIRCLE || (kind && CIRCLES.has(kind))) return 'circle';
  if (glyph.text === UNNAMED || (kind && BOXES.has(kind))) return 'box';
  return null;
}

/**
 * Whether only signs stand between this glyph and the start of its line: the circle in "select one of the two
 * options ⃝" is wording, the one before "No comments" is a place to mark.
 */
function isLeading(glyph: Glyph, { glyphs, figures, rightToLeft }: TargetSources): boolean {
  const start = rightToLeft ? glyph.box.right : glyph.box.left;
  const line = glyphs.filter(
    (other) => other !== glyph && Math.abs(other.baseline - glyph.baseline) < 0.5 * glyph.size,
  );
  return !line.some((other) => {
    if (other.text.trim() === '' || glyphKind(other.text) || wordKind(other.text) || signKind(other)) return false;
    const x = centre(other.box).x;
    if (rightToLeft ? x < start : x > start) return false;
    const [from, to] = x < start ? [x, start] : [start, x];
    return !figures.rules.some(
      (rule) =>
        !rule.horizontal &&
        rule.at > from &&
        rule.at < to &&
        rule.from < glyph.baseline &&
        rule.to > glyph.baseline - glyph.size,
    );
  });
}

/**
 * Where a sign shows. Its font's advance tells little (the enclosing circle has none and hangs to the left of its
 * origin), so the drawing nearest to where it should be is looked up on the rendered page.
 */
function boundsOnPage(glyph: Glyph, { ink, figures, glyphs }: TargetSources): Rect {
  const { box, size } = glyph;
  const expected = expectedBounds(glyph);
  const middle = centre(expected);
  if (!ink) return expected;
  const window = {
    left: box.left - 1.2 * size,
    right: box.right + 1.2 * size,
    top: middle.y - 0.75 * size,
    bottom: middle.y + 0.75 * size,
  };
  // Signs typed over the middle stay, as they are part of the drawing; what stands beside it is left out. Where another
  // sign without a width shows is known too roughly to part two of them.
  const beside = glyphs
    .map((other) => ({ other, bounds: isCombining(other) ? expectedBounds(other) : other.box }))
    .filter(({ bounds }) => contains(window, centre(bounds)))
    .filter(({ other }) => other !== glyph && other.text.trim() !== '' && !(isCombining(other) && isCombining(glyph)))
    .filter(({ other }) => !isOver(other, middle, size))
    .map(({ bounds }) => bounds);
  const lines = [...figures.rules, ...figures.decorations].map(inkOfRule);
  const drawn = ink
    .drawings(window, [...lines, ...beside], 1)
    .filter((drawing) => Math.max(width(drawing), height(drawing)) < 1.6 * size)
    .filter((drawing) => Math.min(width(drawing), height(drawing)) > 0.3 * size)
    .sort((one, other) => distance(one, middle) - distance(other, middle));
  const [nearest] = drawn;
  return nearest && distance(nearest, middle) < 0.9 * size ? nearest : expected;
}

/** Where a sign should be: one without a width hangs to the left of its origin. */
function expectedBounds(glyph: Glyph): Rect {
  const { box, baseline, size } = glyph;
  const middle = { x: isCombining(glyph) ? box.left - 0.45 * size : centre(box).x, y: baseline - 0.35 * size };
  const half = 0.45 * size;
  return { left: middle.x - half, right: middle.x + half, top: middle.y - half, bottom: middle.y + half };
}

function isCombining({ box, size }: Glyph): boolean {
  return width(box) < 0.2 * size;
}

function distance(rect: Rect, point: { x: number; y: number }): number {
  const middle = centre(rect);
  return Math.hypot(middle.x - point.x, middle.y - point.y);
}

function isOver(sign: Glyph, middle: { x: number; y: number }, size: number): boolean {
  const isMark = glyphKind(sign.text) !== null || wordKind(sign.text) !== null;
  return isMark && distance(sign.box, middle) < 0.5 * size;
}
