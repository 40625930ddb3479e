import type { PDFPageProxy } from 'pdfjs-dist';
import type { BoxItem, DocumentProblem, Emphasis } from '../../../document/form-document.ts';
import { glyphKind } from '../../../document/glyphs.ts';
import { say } from '../../../sentences.ts';
import type { ShownPicture } from '../../said-in-pictures.ts';
import { type Overlay, type PageAnnotations, readAnnotations, type Widget } from '../content/annotations.ts';
import { hasRtl } from '../content/bidi.ts';
import type { Glyph, PageContent } from '../content/page-content.ts';
import { walkPage } from '../content/walk-page.ts';
import type { StoredField } from '../file/stored-values.ts';
import { grow, union } from '../geometry.ts';
import { bindMarks, markWording } from '../layout/bind-marks.ts';
import { fieldPieces } from '../layout/fields.ts';
import { CELL_PADDING, layOut } from '../layout/page-layout.ts';
import { boxPiece, glyphPiece, type Piece } from '../layout/pieces.ts';
import { writtenOutside } from '../layout/written-outside.ts';
import { findEmphasis } from '../looks/decorations.ts';
import type { SeenSign } from '../looks/unnamed-signs.ts';
import { hideUnseen } from '../looks/visibility.ts';
import { completeWidget } from '../looks/widget-look.ts';
import { highlightedTargets } from '../marks/highlighted-targets.ts';
import { type Judgement, judgeTarget } from '../marks/judge-target.ts';
import { withoutBullets } from '../marks/list-bullets.ts';
import { findMarks } from '../marks/marks.ts';
import { strokesLaid, unlessCrossedOut, withStruckUnclear } from '../marks/struck-marks.ts';
import { findTargets, type Target } from '../marks/targets.ts';
import type { PicturesAlone } from '../rendered/pictures-alone.ts';
import type { RenderedPage, RenderedPdf } from '../rendered/render-pdf.ts';
import { findFigures } from '../shapes/figures.ts';
import { takeRings } from '../shapes/rings-around.ts';
import { inkOfRule } from '../shapes/rule.ts';
import { drawnAcross } from './drawn-across.ts';
import { hasDrawnLetters } from './drawn-letters.ts';
import { pageProblems, strayMarks } from './page-problems.ts';
import { isPicturePage, repeatsPrint } from './picture-page.ts';
import { partsOfSheet, type SheetPart } from './sheet-halves.ts';
import { shownPictures } from './shown-pictures.ts';
import type { LaidPage } from './table-over-pages.ts';
import { wordsAcross } from './words-across.ts';

export interface ReadPage extends LaidPage {
  /** Whether the page is a picture of writing, which this reader cannot read. */
  isPicture: boolean;
  problems: DocumentProblem[];
  /** Whether some of its letters are drawn by the page, of which nobody can tell whether they are bold. */
  hasDrawnLetters: boolean;
  /** The signs at the heads of its lines. */
  signs: SeenSign[];
  /** What it shows as pictures, for their words. */
  shown: ShownPicture[];
  /** Equal for pages that look alike to the last dot; null where the page could not be rendered. */
  look: (() => string) | null;
}

/** Reads a sheet of the file: one page, or two printed side by side. */
export async function readPage(
  page: PDFPageProxy,
  renderer: RenderedPdf | null,
  isVisible: (properties: unknown) => boolean,
  stored: () => Promise<ReadonlyMap<string, StoredField> | null>,
): Promise<ReadPage[]> {
  // pdf.js would decode a scan's pictures, which takes longer than all else here and tells nothing.
  if (showsPicturesAlone(renderer, page)) return [picturePage(page)];
  const content = await walkPage(page, isVisible);
  const annotations = await readAnnotations(page, content);
  if (annotations.widgets.some(({ kind }) => kind === 'check' || kind === 'radio')) {
    const fields = await stored();
    for (const widget of annotations.widgets) completeWidget(widget, fields?.get(widget.id), content);
  }
  const rendered = await render(renderer, content, annotations.widgets.length + annotations.overlays.length > 0);
  const pictures = rendered && picturesOf(renderer, content);
  hideUnseen(content, rendered?.ink ?? null, pictures);
  return partsOfSheet(content, annotations).map((part) => readPart(part, rendered, pictures));
}

/** What the page's pictures show by themselves; null where there are none, or they cannot be looked into. */
function picturesOf(renderer: RenderedPdf | null, content: PageContent): PicturesAlone | null {
  if (!content.images.some(({ hidden, annotation }) => !hidden && annotation === null)) return null;
  try {
    return renderer?.pictures(content.page, content) ?? null;
  } catch {
    return null;
  }
}

/** Everything between a page's drawing operations and its lines: what is seen, what is a place to mark, what marks it. */
function readPart(
  { bounds, content, annotations }: SheetPart,
  rendered: RenderedPage | null,
  pictures: PicturesAlone | null,
): ReadPage {
  const written = writtenGlyphs(content, annotations);
  const across = wordsAcross(content, written);
  const glyphs = written.filter((glyph) => glyph.upright && !across.glyphs.has(glyph));
  const rightToLeft = isRightToLeft(glyphs);
  const figures = findFigures(content);
  takeRings(figures, glyphs);
  const emphasis = findEmphasis(glyphs, figures, annotations.overlays);
  const targets = findTargets({ glyphs, figures, annotations, ink: rendered?.ink ?? null, rightToLeft });
  const found = findMarks(content, figures, annotations.overlays, glyphs, pictures);
  const marks = withStruckUnclear(withoutBullets(found, targets), emphasis);
  const { bound, free } = bindMarks(targets, marks);
  const problems = pageProblems(content, annotations, targets, rendered);
  if (!rendered && targets.length > 0) problems.push(notRendered(content));

  const pieces: Piece[] = fieldPieces(annotations, content, targets);
  const used = new Set<Glyph>(targets.flatMap(({ beneath }) => beneath.glyphs));
  const rules = [...figures.rules, ...figures.decorations].map(inkOfRule);
  const signs = targets.flatMap(namedSign);
  const laid = strokesLaid(found, content.shapes);
  const highlighted = highlightedTargets(targets, figures, annotations.overlays);
  for (const target of targets) {
    const marks = bound.get(target) ?? { within: [], near: [], rings: [] };
    const judged = unlessCrossedOut(judgeTarget(target, marks, rendered, rules), target.box, figures, laid);
    if (!judged) continue;
    for (const glyph of [target.glyph, ...marks.within.map((mark) => mark.glyph)]) if (glyph) used.add(glyph);
    const item = boxItem(judged, highlighted.get(target));
    if (judged.unnamed) signs.push({ ...judged.unnamed, box: item });
    pieces.push(boxPiece(item, target.box, target.glyph?.order ?? 0));
  }
  for (const glyph of glyphs) if (!used.has(glyph)) pieces.push(glyphPiece(glyph, emphasis));

  const { turn, width, height } = content;
  const sections = layOut(pieces, figures, bounds, rightToLeft);
  const { stray, outside } = markWording(sections, free, rightToLeft);
  problems.push(...strayMarks(content, stray), ...writtenOutside(content, targets, sections, outside));
  problems.push(...drawnAcross(content, targets, pictures));
  return {
    page: content.page,
    turn,
    width,
    height,
    rightToLeft,
    text: grow(union(pieces.map(({ rect }) => rect)), CELL_PADDING),
    sections: [...across.sections, ...sections],
    problems,
    isPicture: isPicturePage(content) || (pictures !== null && repeatsPrint(content, pictures)),
    hasDrawnLetters: hasDrawnLetters(glyphs),
    signs,
    shown: shownPictures(content, annotations, rendered, pictures),
    look:
      rendered &&
      (() =>
        `${rendered.ink.digest(bounds)} ${JSON.stringify([...annotations.widgets, ...annotations.overlays].map(stateOf))}`),
  };
}

/** What programs may show or not: two pages that look alike here may look otherwise elsewhere. */
function stateOf(one: Widget | Overlay): unknown[] {
  return [one.box, one.text, 'on' in one ? one.on : one.subtype];
}

function showsPicturesAlone(renderer: RenderedPdf | null, { pageNumber }: PDFPageProxy): boolean {
  try {
    return renderer?.isPicture(pageNumber) ?? false;
  } catch {
    return false;
  }
}

function picturePage(page: PDFPageProxy): ReadPage {
  const { width, height } = page.getViewport({ scale: 1 });
  const nothing = { rightToLeft: false, text: union([]), sections: [], problems: [], signs: [], shown: [] };
  return {
    page: page.pageNumber,
    turn: 0,
    width,
    height,
    isPicture: true,
    hasDrawnLetters: false,
    look: null,
    ...nothing,
  };
}

async function render(
  renderer: RenderedPdf | null,
  content: PageContent,
  withBeneath: boolean,
): Promise<RenderedPage | null> {
  try {
    return renderer ? await renderer.page(content.page, content, withBeneath) : null;
  } catch {
    return null;
  }
}

/** The writing a person can read. What form fields show is taken from their values instead. */
function writtenGlyphs(content: PageContent, annotations: PageAnnotations): Glyph[] {
  const widgets = new Set(annotations.widgets.map(({ id }) => id));
  return content.glyphs.filter(({ hidden, annotation }) => !hidden && !(annotation && widgets.has(annotation)));
}

function isRightToLeft(glyphs: readonly Glyph[]): boolean {
  const letters = glyphs.filter(({ text }) => /\p{L}/u.test(text));
  return letters.filter(({ text }) => hasRtl(text)).length * 2 > letters.length;
}

/** What else on the page looks like a box or circle, for signs without a name to be compared with. */
function namedSign({ kind, glyph, look }: Target): SeenSign[] {
  if (!glyph) return [{ sign: '', look: { shape: kind, state: 'empty' }, box: null }];
  return look && glyphKind(glyph.text) && !glyph.guessed ? [{ sign: glyph.sign, look, box: null }] : [];
}

/** Witnesses that contradict each other make this one box unclear; what they say goes with it. */
function boxItem({ state, source, mark, disagreement }: Judgement, look?: Emphasis): BoxItem {
  const seen = disagreement ?? mark;
  if (look === 'strike' && state === 'marked')
    return { kind: 'box', state: 'unclear', source, mark: `${seen} (struck out)` };
  return { kind: 'box', state, source, mark: seen, ...(look && { look }) };
}

function notRendered({ page }: PageContent): DocumentProblem {
  return { code: 'mark-unclear', ...say('pdf-not-rendered', { page }), place: { part: 'page', page } };
}
