import type { PageAnnotations } from '../content/annotations.ts';
import type { PageContent } from '../content/page-content.ts';
import type { Rect } from '../geometry.ts';
import type { Target } from '../marks/targets.ts';
import { type Piece, textPiece } from './pieces.ts';

/** What was typed into text fields and text annotations, as far as the page's own glyphs do not show it. */
export function fieldPieces(
  { widgets, overlays }: PageAnnotations,
  content: PageContent,
  targets: readonly Target[],
): Piece[] {
  const ticks = new Set(targets.map(({ widget }) => widget));
  const drawn = new Set(content.glyphs.map(({ annotation }) => annotation));
  const fields = widgets.filter(
    (widget) => !ticks.has(widget) && !widget.hidden && widget.kind !== 'check' && widget.kind !== 'radio',
  );
  const notes = overlays.filter(({ subtype, hidden, id }) => subtype === 'FreeText' && !hidden && !drawn.has(id));
  return [...fields, ...notes].flatMap(({ text, box }) => linesOf(text, box));
}

function linesOf(text: string, box: Rect): Piece[] {
  const lines = text.split(/\r\n?|\n/u).filter((line) => line.trim() !== '');
  const pitch = Math.min(14, (box.bottom - box.top) / Math.max(1, lines.length));
  const single = lines.length === 1 && box.bottom - box.top < 30;
  return lines.map((line, index) => {
    const top = single ? box.top : box.top + index * pitch;
    return textPiece(line, { ...box, top, bottom: single ? box.bottom : top + pitch });
  });
}
