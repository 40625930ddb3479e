import type { ObservationSource } from '../../../../domain/evidence.ts';
import { ENCLOSING_CIRCLE, glyphKind } from '../../../document/glyphs.ts';
import { markWord } from '../../../phrases/mark-words.ts';
import { UNNAMED } from '../content/glyph-text.ts';
import type { Rect } from '../geometry.ts';
import type { SignLook } from '../looks/sign-look.ts';
import type { RenderedPage } from '../rendered/render-pdf.ts';
import {
  encloses,
  inside,
  insideOfField,
  isClear,
  isDash,
  isDot,
  isDrawnOver,
  isLaidOver,
  isRinged,
  sourceOf,
} from './mark-looks.ts';
import type { Mark } from './marks.ts';
import type { Target } from './targets.ts';

export interface Judgement {
  state: 'marked' | 'empty' | 'unclear';
  source: ObservationSource;
  mark: string;
  /** Set where two witnesses contradict each other. */
  disagreement: string | null;
  /** Set where only the look of the form's signs beside each other can tell. */
  unnamed?: { sign: string; look: SignLook } | null;
}

/** Ink share of the inside below which a place is empty, and above which it bears a mark. Between: unclear. */
const EMPTY = 0.015;
const MARKED = 0.05;
/** A box that is black all over may be a full mark, or a cross that was taken back: nobody can tell. */
const BLACKENED = 0.85;
/** A sign's own outline reaches into the inside of a small box by so much. */
const EMPTY_SIGN = 0.06;

/** So much of a sign must be free of letters for them to be left out. */
const SEEN = 0.2;

/** The marks of one target, and those that only come near it. */
export interface TargetMarks {
  within: Mark[];
  near: Mark[];
  /** Rings round more than it that touch it: they mark what they enclose, and what is in it is told without them. */
  rings: Mark[];
}

/**
 * The state of one box or circle. What the file says and what the rendered page shows are two witnesses: where they
 * differ the state is unclear. Null means: the sign speaks for itself and stays in the text.
 */
export function judgeTarget(
  target: Target,
  marks: TargetMarks,
  rendered: RenderedPage | null,
  rules: readonly Rect[],
): Judgement | null {
  if (target.widget) return judgeWidget(target, marks, rendered);
  const page = withoutRings(rendered, target, marks);
  if (target.outline) return judgeOutline(target, marks, page, rules);
  return judgeSign(target, marks, page, rules);
}

/** The page without what was laid over it, where all that touches the box or circle of that is a ring round it. */
function withoutRings(
  rendered: RenderedPage | null,
  { box }: Target,
  { within, near, rings }: TargetMarks,
): RenderedPage | null {
  const laid = [...within, ...near, ...rings];
  const isRing = (mark: Mark) =>
    mark.kind === 'annotation' && mark.ring && (rings.includes(mark) || encloses(mark, box));
  if (!rendered?.beneath || laid.length === 0 || !laid.every(isRing)) return rendered;
  return { ink: rendered.beneath, beneath: null };
}

function judgeWidget(target: Target, marks: TargetMarks, rendered: RenderedPage | null): Judgement {
  const widget = target.widget as NonNullable<Target['widget']>;
  const typed = widget.kind === 'text' || widget.kind === 'choice';
  const name = `field "${widget.name}"${typed && widget.text ? `: "${widget.text}"` : ''}`;
  const found = (state: Judgement['state'], disagreement: string | null = null): Judgement => ({
    state,
    source: 'acroform',
    mark: name,
    disagreement,
  });
  const on = typed ? widget.text.trim() !== '' : widget.on;
  if (widget.disagrees) {
    return found(
      'unclear',
      `${name} is stored as ${widget.on ? 'off' : 'on'} and shown as ${widget.on ? 'on' : 'off'}`,
    );
  }
  if (marks.within.length + marks.near.length > 0) {
    return found('unclear', `${name} bears a mark that does not belong to it`);
  }
  if (target.beneath.glyphs.some((glyph) => /-marked$/.test(glyphKind(glyph.text) ?? ''))) {
    return found('unclear', `${name} lies over a sign that is ticked`);
  }
  if (!typed && on && /\p{L}{2}/u.test(widget.drawnText)) {
    return found('unclear', `${name} is on, and its own look says "${widget.drawnText}"`);
  }
  if (!typed && !on && widget.drawsMark) return found('unclear', `${name} is off, but its own look is a mark`);
  if (typed && on && !isMark(widget.text)) return { ...found('unclear'), ...typedAnswer(widget.text) };
  if (!rendered?.beneath) return found(on ? 'marked' : 'empty');
  const ink = rendered.ink.added(insideOfField(target), rendered.beneath);
  if (on && ink < EMPTY && !widget.isUnseen) return found('unclear', `${name} is on, but the page shows it empty`);
  if (!on && ink > MARKED) return found('unclear', `${name} is off, but the page shows a mark in it`);
  if (!on && ink > EMPTY) return found('unclear');
  return found(on ? 'marked' : 'empty');
}

/** "Yes" or "no" in a field says what it says wherever it is typed. */
function typedAnswer(text: string): Partial<Judgement> {
  return markWord(text) === null ? {} : { source: 'typed-mark', mark: text.trim() };
}

function isMark(text: string): boolean {
  return /^\s*[xXхХ✓✔✗✘☒☑×●]\s*$/u.test(text);
}

function judgeOutline(
  target: Target,
  { within, near }: TargetMarks,
  rendered: RenderedPage | null,
  rules: readonly Rect[],
): Judgement {
  const source = sourceOf(within, 'vector-box');
  const mark = within.length > 0 ? within.map(({ name }) => name).join(', ') : `drawn ${target.kind}`;
  const found = (state: Judgement['state'], disagreement: string | null = null): Judgement => ({
    state,
    source,
    mark,
    disagreement,
  });
  if (!rendered)
    return found(
      within.length === 0 && near.length === 0 ? 'empty' : within.every(({ clear }) => clear) ? 'marked' : 'unclear',
    );
  const ink = rendered.ink.share(inside(target.box), rules);
  if (within.length === 0 && near.length === 0 && ink < EMPTY) return found('empty');
  if (isRinged(target, within, near)) return found(ink > MARKED ? 'unclear' : 'marked');
  if (within.length === 0 && near.length === 0 && ink > MARKED)
    return found('unclear', `there is ink in a drawn ${target.kind} that the file does not account for`);
  if (within.length > 0 && ink < EMPTY)
    return found('unclear', `a drawn ${target.kind} holds ${mark}, but the page shows it empty`);
  const plain = ink < BLACKENED || isDot(within, target);
  const clear = within.length > 0 && within.every((one) => isClear(one, target)) && ink > MARKED && plain;
  const doubtful = isDrawnOver(within) || isLaidOver(target, within, near) || isDash(within, target, rendered, rules);
  return found(clear && !doubtful ? 'marked' : 'unclear');
}

function judgeSign(
  target: Target,
  { within, near }: TargetMarks,
  rendered: RenderedPage | null,
  rules: readonly Rect[],
): Judgement | null {
  const glyph = target.glyph as NonNullable<Target['glyph']>;
  const ink = rendered ? inkInSign(target, rendered, rules) : null;
  if (!isNamed(target)) return judgeUnnamed(target, within.length + near.length);
  const filled = /-marked$/.test(glyphKind(glyph.text) ?? '');
  const name = glyph.text === ENCLOSING_CIRCLE ? '○' : glyph.text;
  if (within.length + near.length > 0) {
    const mark = `${[...within, ...near].map((one) => one.name).join(', ')} at ${name}`;
    const sure = within.length > 0 && !filled && within.every((one) => isClear(one, target)) && (ink ?? 1) > MARKED;
    const isOver = isDrawnOver(within) || isLaidOver(target, within, near);
    const doubtful = isOver || (rendered && isDash(within, target, rendered, rules));
    const clear = sure && !doubtful;
    if (isRinged(target, within, near)) {
      const state = filled || (ink ?? 0) > MARKED ? 'unclear' : 'marked';
      return { state, source: sourceOf(within, 'typed-mark'), mark, disagreement: null };
    }
    const unseen = ink !== null && ink < EMPTY && within.length > 0 ? `${mark}, but the page shows it empty` : null;
    return {
      state: clear ? 'marked' : 'unclear',
      source: sourceOf([...within, ...near], 'typed-mark'),
      mark,
      disagreement: unseen,
    };
  }
  if (ink === null) return null;
  // A ring on a ruling looks as if something stood in it, a thick one leaves little of its inside white.
  const looksEmpty = target.look?.state === 'empty' || ink < (filled ? EMPTY : EMPTY_SIGN);
  if (filled !== looksEmpty) return null;
  const shown = looksEmpty ? 'the page shows it empty' : 'the page shows ink in it';
  return { state: 'unclear', source: 'glyph', mark: name, disagreement: `the file says ${name}, ${shown}` };
}

/** The ink in a sign beside the letters of the wording that run into it, as far as they leave enough of it to be seen. */
function inkInSign({ box, letters }: Target, { ink }: RenderedPage, rules: readonly Rect[]): number {
  const place = inside(box);
  const isSeen = letters.length > 0 && ink.open(place, letters) >= SEEN;
  return ink.share(place, isSeen ? [...rules, ...letters] : rules);
}

/**
 * Whether the file says what sign it is: by a name of its own, or by a code that a look at the page bears out. Letters
 * come here only where they look like a box or circle.
 */
function isNamed({ glyph, look }: Target): boolean {
  const kind = glyphKind(glyph?.text ?? '');
  if (!glyph || glyph.text === UNNAMED) return false;
  if (!kind && glyph.text !== ENCLOSING_CIRCLE) return false;
  if (!glyph.guessed || !look) return true;
  return kind?.endsWith(`-${look.state}`) === true;
}

/** A sign that the file does not name is told by its look, and by that of the form's other signs (`unnamed-signs.ts`). */
function judgeUnnamed({ glyph, look }: Target, marks: number): Judgement | null {
  if (!look) return null;
  const unnamed = marks === 0 && glyph ? { sign: glyph.sign, look } : null;
  return { state: 'unclear', source: 'glyph', mark: 'a sign without a name', disagreement: null, unnamed };
}
