import type { Widget } from '../content/annotations.ts';
import { UNNAMED } from '../content/glyph-text.ts';
import type { Glyph, PageContent, Shape } from '../content/page-content.ts';
import type { StoredField } from '../file/stored-values.ts';
import { type Rect, width } from '../geometry.ts';
import { isFrameOrGround, isRound, isWhite } from '../shapes/shape-kinds.ts';

/** A button's ring is at least so large a part of the place that it was given. */
const LEAST_RING = 0.4;

/** Adds to a check box or radio button what the file's structure and its own drawing say of it. */
export function completeWidget(widget: Widget, stored: StoredField | undefined, content: PageContent): void {
  widget.disagrees = stored?.disagrees ?? false;
  widget.on = stored?.on ?? widget.on;
  widget.isUnseen = stored?.isUnseen ?? false;
  widget.box = (widget.kind === 'radio' && ringOf(widget, content)) || widget.box;
  widget.drawsMark = drawsMark(widget, content);
  widget.drawnText = drawnText(widget, content);
}

/** The ring that a button draws for itself: some libraries draw it smaller than the place it is given. */
function ringOf({ id, box }: Widget, { shapes }: PageContent): Rect | null {
  const rings = shapes.filter((shape) => shape.annotation === id && shape.stroke && !shape.fill && isRound(shape));
  return rings.map((ring) => ring.box).find((ring) => width(ring) > LEAST_RING * width(box)) ?? null;
}

/** What a field's own look writes, as far as it can be seen. */
export function drawnText({ id }: Pick<Widget, 'id'>, { glyphs }: PageContent): string {
  const drawn = glyphs.filter(({ annotation, hidden, text }) => annotation === id && !hidden && text !== UNNAMED);
  return drawn.map(({ text }) => text).join('');
}

/** Whether a form field draws a sign or strokes, and not only a frame. */
function drawsMark({ id, box }: Widget, { glyphs, shapes }: PageContent): boolean {
  const isSeen = ({ annotation, hidden }: Glyph | Shape) => annotation === id && !hidden;
  const sign = glyphs.some((glyph) => isSeen(glyph) && glyph.text.trim() !== '' && !isWhite(glyph.colour));
  return sign || shapes.some((shape) => isSeen(shape) && !isFrameOrGround(shape, box));
}
