import type { Saying } from '../../../../domain/saying.ts';
import type { DocumentProblem } from '../../../document/form-document.ts';
import { glyphKind, wordKind } from '../../../document/glyphs.ts';
import { say } from '../../../sentences.ts';
import type { Overlay, PageAnnotations, Widget } from '../content/annotations.ts';
import type { Glyph, PageContent, Shape } from '../content/page-content.ts';
import { centre, grow, overlaps, type Rect, union } from '../geometry.ts';
import { AN_AREA, AN_IMAGE } from '../looks/visibility.ts';
import { drawnText } from '../looks/widget-look.ts';
import { foreignLooks } from '../marks/annotation-looks.ts';
import type { Mark } from '../marks/marks.ts';
import type { Target } from '../marks/targets.ts';
import { shownShare } from '../page-view.ts';
import type { RenderedPage } from '../rendered/render-pdf.ts';
import { asRule, isRuling } from '../shapes/rule.ts';

/** What a person should know before the page is trusted: things in the file that the page does not show. */
export function pageProblems(
  content: PageContent,
  annotations: PageAnnotations,
  targets: readonly Target[],
  rendered: RenderedPage | null,
): DocumentProblem[] {
  const make = (code: DocumentProblem['code'], what: Saying, box: Rect): DocumentProblem => ({
    code,
    ...say('on-page', { page: content.page, what }),
    place: { part: 'page', page: content.page, box: shownShare(box, content) },
  });
  const near = (box: Rect) => targets.find((target) => overlaps(grow(target.box, 14), box));
  const problems: DocumentProblem[] = [];
  const marks = targets.length > 0 ? marksByThemselves(content) : new Set();
  const unseen = [
    ...content.glyphs.filter(({ text }) => text.trim() !== ''),
    // A table's rulings may go on above the page, and the sides of its narrow cells stand beyond it.
    ...content.shapes.filter(
      (shape) => (shape.fill || shape.stroke) && !isRuling(shape) && !(asRule(shape) && isBeyond(shape.box, content)),
    ),
  ].filter((one) => one.hidden !== null && (near(one.box) || marks.has(one)));
  for (const one of unseen.slice(0, 20)) {
    const how = String(one.hidden);
    const what = 'text' in one ? say('pdf-unseen-text', { text: one.text, how }) : say('pdf-unseen-drawing', { how });
    problems.push(make('marks-disagree', what, one.box));
  }
  for (const { name, text, box, shown } of showingOther(annotations.widgets, content)) {
    const what = say('pdf-field-shows-other', { name, shown: shown.slice(0, 100), held: text.slice(0, 100) });
    problems.push(make('marks-disagree', what, box));
  }
  if (targets.length === 0) return problems;
  const covered = coveredWording(content, targets);
  if (covered.length > 0) {
    const text = covered.map((glyph) => glyph.text).join('');
    const what = say('pdf-unseen-text', { text: text.slice(0, 60), how: String(covered[0]?.hidden) });
    problems.push(make('marks-disagree', what, union(covered.map(({ box }) => box))));
  }
  for (const overlay of annotations.overlays.filter(({ hidden }) => hidden)) {
    problems.push(make('marks-disagree', say('pdf-annotation-hidden', { kind: overlay.subtype }), overlay.box));
  }
  for (const { text, box } of annotations.overlays.filter(isStampUnseen)) {
    const what = say('pdf-annotation-unseen', { kind: 'Stamp', text: text.slice(0, 300) });
    problems.push(make('mark-unclear', what, box));
  }
  for (const widget of annotations.widgets) {
    if (widget.hidden && (widget.on || widget.text !== '')) {
      problems.push(make('marks-disagree', say('pdf-field-hidden', { name: widget.name }), widget.box));
    }
  }
  for (const { name, box } of unprinted(annotations.widgets)) {
    problems.push(make('marks-disagree', say('pdf-field-unprinted', { name }), box));
  }
  const [foreign] = foreignLooks(content, annotations, targets, rendered);
  if (foreign) problems.push(make('mark-unclear', say('pdf-annotation-draws'), foreign));
  for (const { box } of annotations.redactions) problems.push(make('mark-unclear', say('pdf-redaction'), box));
  for (const { author, text, box } of [...annotations.notes, ...remarksOn(annotations.overlays, content)]) {
    problems.push(make('mark-unclear', say('pdf-note', { author: author || null, text: text.slice(0, 300) }), box));
  }
  return problems;
}

/** Its name alone says what it is, "Rejected" or "Approved"; some programs have a picture of their own for it, others none. */
function isStampUnseen({ subtype, hasLook, hidden }: Overlay): boolean {
  return subtype === 'Stamp' && !hasLook && !hidden;
}

function isBeyond(box: Rect, { width, height }: PageContent): boolean {
  return box.left > width || box.top > height || box.right < 0 || box.bottom < 0;
}

/** So many letters of a field's look that its value has not make another text; fewer may be a font's. */
const LEAST_OTHER = 2;
const MOST_ALIKE = 0.7;

/** Fields whose own look writes something other than what they hold: programs show the one or the other. */
function showingOther(widgets: readonly Widget[], content: PageContent): (Widget & { shown: string })[] {
  return widgets
    .filter(({ kind, hidden }) => !hidden && (kind === 'text' || kind === 'choice'))
    .map((widget) => ({ ...widget, shown: drawnText(widget, content) }))
    .filter(({ shown, text }) => {
      const letters = lettersOf(shown);
      const held = lettersOf(text);
      const other = letters.filter((letter) => {
        const at = held.indexOf(letter);
        if (at >= 0) held.splice(at, 1);
        return at < 0;
      });
      return other.length >= LEAST_OTHER && other.length > (1 - MOST_ALIKE) * letters.length;
    });
}

function lettersOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(/\p{L}/gu) ?? [];
}

/** Fields that are on and left out in print, where others are printed. */
function unprinted(widgets: readonly Widget[]): Widget[] {
  const buttons = widgets.filter(({ kind, hidden }) => !hidden && (kind === 'check' || kind === 'radio'));
  return buttons.some(({ printed }) => printed) ? buttons.filter(({ on, printed }) => on && !printed) : [];
}

/** Annotations of other kinds whose own comment says something beside the words that they stand at. */
function remarksOn(overlays: readonly Overlay[], { glyphs }: PageContent): Overlay[] {
  const said = overlays.filter(
    ({ subtype, hidden, text }) => !hidden && !SHOW_THEIR_TEXT.has(subtype) && /\p{L}{2}/u.test(text),
  );
  if (said.length === 0) return [];
  const page = withoutSpaces(glyphs.map(({ text }) => text).join(''));
  return said.filter(({ text, subtype }) => !page.includes(withoutSpaces(text)) && text.trim() !== subtype);
}

/** Text on the page itself is read with it, and the name of an attached file is no remark. */
const SHOW_THEIR_TEXT = new Set(['FreeText', 'FileAttachment']);

function withoutSpaces(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}

/** Fewer letters are a speck's width. */
const LEAST_COVERED = 3;

/** Letters between the first and the last box over which something was laid: a statement that nobody is to read. */
function coveredWording({ glyphs }: PageContent, targets: readonly Target[]): Glyph[] {
  const form = grow(union(targets.map(({ box }) => box)), 2);
  const covered = glyphs.filter(({ hidden, text, box }) => {
    const { y } = centre(box);
    return (hidden === AN_IMAGE || hidden === AN_AREA) && /\p{L}/u.test(text) && y > form.top && y < form.bottom;
  });
  return covered.length < LEAST_COVERED ? [] : covered;
}

/** A box that shows a mark, or a lone X, needs no box beside it to be a mark. */
function marksByThemselves({ glyphs }: PageContent): ReadonlySet<Glyph | Shape> {
  const stands = (glyph: Glyph, other: Glyph | undefined) =>
    other === undefined ||
    !/[\p{L}\p{N}]/u.test(other.text) ||
    Math.abs(other.baseline - glyph.baseline) > 0.3 * glyph.size ||
    Math.max(other.box.left - glyph.box.right, glyph.box.left - other.box.right) > 0.2 * glyph.size;
  return new Set(
    glyphs.filter(
      (glyph, index) =>
        glyph.hidden !== null &&
        (/-marked$/.test(glyphKind(glyph.text) ?? '') ||
          (isTypedMark(glyph) && stands(glyph, glyphs[index - 1]) && stands(glyph, glyphs[index + 1]))),
    ),
  );
}

function isTypedMark({ text }: Glyph): boolean {
  return glyphKind(text) === 'free-mark' || wordKind(text) === 'free-mark';
}

/** Several marks at no box: they may have been moved against the page as a whole, and others out of sight. */
export function strayMarks(content: PageContent, [first, ...others]: readonly Mark[]): DocumentProblem[] {
  if (!first || others.length === 0) return [];
  const saying = say('on-page', {
    page: content.page,
    what: say('pdf-stray-marks', { count: others.length + 1 }),
  });
  return [
    {
      code: 'mark-unclear',
      ...saying,
      place: { part: 'page', page: content.page, box: shownShare(first.box, content) },
    },
  ];
}
