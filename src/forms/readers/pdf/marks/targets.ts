import { ENCLOSING_CIRCLE, glyphKind, wordKind } from '../../../document/glyphs.ts';
import type { PageAnnotations, Widget } from '../content/annotations.ts';
import { UNNAMED } from '../content/glyph-text.ts';
import type { Glyph } from '../content/page-content.ts';
import { centre, contains, grow, height, overlaps, type Rect, width } from '../geometry.ts';
import { signBounds } from '../looks/sign-bounds.ts';
import { type SignLook, signLook } from '../looks/sign-look.ts';
import type { PageInk } from '../rendered/page-ink.ts';
import type { Figures, Outline } from '../shapes/figures.ts';

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
  /** Where letters of the wording run into the sign: a ring without a width is often printed over the first of them. */
  letters: Rect[];
}

/** How far, in sizes of the writing, what follows may reach into a sign, and stand from it to be of its phrase. */
const NARROW = 0.5;
const WORD = 3;

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
  const boundsOf = signBounds(sources);
  for (const glyph of sources.glyphs) {
    const kind = signKind(glyph);
    if (!kind && !lone.has(glyph) && !glyph.guessed) continue;
    if (!isLeading(glyph, sources)) continue;
    const box = boundsOf(glyph);
    const look = sources.ink && lookAt(box, sources.ink);
    const shape = kind ?? look?.shape;
    if (!shape) continue;
    const above = targetAt(targets, box);
    if (above?.widget) above.beneath.glyphs.push(glyph);
    else if (!above) targets.push(newTarget(shape, box, { glyph, look, letters: lettersOver(box, sources.glyphs) }));
  }
  return targets;
}

/** A sign that stands on a ruling has that for its own upper line. */
function lookAt(box: Rect, ink: PageInk): SignLook | null {
  return signLook(ink.bitmap(box)) ?? signLook(ink.bitmap(grow(box, 1.5)));
}

function newTarget(kind: Target['kind'], box: Rect, parts: Partial<Target>): Target {
  return { kind, box, widget: null, outline: null, glyph: null, look: null, letters: [], ...nothing(), ...parts };
}

/** Letters, and the brackets around them, of words that go on outside: a lone letter in a box may be a mark. */
function lettersOver(box: Rect, glyphs: readonly Glyph[]): Rect[] {
  return glyphs
    .filter((glyph) => overlaps(glyph.box, box) && isWording(glyph))
    .filter(
      (glyph) => [...glyph.text.normalize('NFKC')].length > 1 || glyphs.some((other) => goesOn(glyph, other, box)),
    )
    .map((glyph) => glyph.box);
}

function isWording({ text }: Glyph): boolean {
  return /[\p{L}\p{P}]/u.test(text) && wordKind(text) === null && glyphKind(text) === null;
}

/** Whether a letter outside of the box stands right beside this one, or beside the ones that do. */
function goesOn(glyph: Glyph, other: Glyph, box: Rect): boolean {
  if (other === glyph || Math.abs(other.baseline - glyph.baseline) > 0.3 * glyph.size) return false;
  if (overlaps(other.box, box) || !isWording(other)) return false;
  const gap = Math.max(other.box.left - glyph.box.right, glyph.box.left - other.box.right);
  const reach = Math.max(0, box.right - glyph.box.right, glyph.box.left - box.left);
  return gap < 0.15 * glyph.size || (gap < reach && reach < glyph.size);
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
  const [half, { baseline }] = [0.5 * glyph.size, glyph];
  const line = glyphs.filter((other) => Math.abs(other.baseline - baseline) < half && other !== glyph);
  if (endsPhrase(glyph, line, rightToLeft)) return false;
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

/** Whether nothing but a closing bracket follows, as where the instruction is wrapped before its last words: "⃝):". */
function endsPhrase({ box, size }: Glyph, line: readonly Glyph[], rightToLeft: boolean): boolean {
  const behind = (other: Glyph) => (rightToLeft ? box.left - other.box.right : other.box.left - box.right) / size;
  const next = line.filter((other) => behind(other) > -NARROW && behind(other) < WORD && other.text.trim() !== '');
  return next.some(({ text }) => /^[()（）]$/u.test(text)) && next.every(({ text }) => /^\p{P}+$/u.test(text));
}
