import type { PDFPageProxy } from 'pdfjs-dist';
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { UnreadableFile } from '../../../reader.ts';
import { say } from '../../../sentences.ts';
import { type Matrix, multiply, type Rect, transformRect } from '../geometry.ts';
import { type PageView, uprightTurn, usualScale, viewOf } from '../page-view.ts';
import { initialState } from './graphics-state.ts';
import type { PageContent } from './page-content.ts';
import { clipTo, type Walk } from './walk.ts';
import { walkImage } from './walk-images.ts';
import { walkPath, walkShading } from './walk-paths.ts';
import { setState } from './walk-state.ts';
import { walkText } from './walk-text.ts';

/** An issued form's page takes some 2,000 operations; a page beyond this many is not a form. */
const MAX_OPERATIONS = 400_000;
const MAX_ELEMENTS = 60_000;

/**
 * Follows a page's drawing operations and says what is drawn where, and what the operations themselves hide: the page
 * turned and enlarged so
 * that most of its writing is upright and of the usual size.
 *
 * @throws UnreadableFile if the page has more operations than any form.
 */
export async function walkPage(page: PDFPageProxy, isVisible: (properties: unknown) => boolean): Promise<PageContent> {
  const content = await walkAt(page, viewOf(page, { turn: 0, scale: 1 }), isVisible);
  const turn = uprightTurn(content.directions);
  const scale = usualScale(content.glyphs.filter(({ text }) => /\p{L}/u.test(text)).map(({ size }) => size));
  return turn === 0 && scale === 1 ? content : walkAt(page, viewOf(page, { turn, scale }), isVisible);
}

async function walkAt(page: PDFPageProxy, view: PageView, isVisible: Walk['isVisible']): Promise<PageContent> {
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 1 });
  if (fnArray.length > MAX_OPERATIONS) throw tooMuch(page.pageNumber);
  const walk = startWalk(page, view, isVisible);
  for (let index = 0; index < fnArray.length; index++) {
    walk.order = index;
    step(walk, fnArray[index] as number, (argsArray[index] ?? []) as unknown[]);
    if (walk.content.glyphs.length + walk.content.shapes.length > MAX_ELEMENTS) throw tooMuch(page.pageNumber);
  }
  return walk.content;
}

function tooMuch(page: number): UnreadableFile {
  return new UnreadableFile('attachment-too-large', say('pdf-page-draws-too-much', { page }));
}

function startWalk(page: PDFPageProxy, view: PageView, isVisible: Walk['isVisible']): Walk {
  const { turn, scale, width, height, matrix: base } = view;
  const clip: Rect = { left: 0, top: 0, right: width, bottom: height };
  return {
    state: initialState(base, clip),
    stack: [],
    base,
    content: {
      page: page.pageNumber,
      turn,
      scale,
      width,
      height,
      directions: { 0: 0, 90: 0, 180: 0, 270: 0 },
      glyphs: [],
      shapes: [],
      images: [],
    },
    fonts: (reference) => (page.commonObjs.has(reference) ? page.commonObjs.get(reference) : null),
    clipNext: false,
    annotation: null,
    order: 0,
    shown: [],
    isVisible,
  };
}

function step(walk: Walk, operation: number, args: unknown[]): void {
  switch (operation) {
    case OPS.save:
      save(walk);
      return;
    case OPS.restore:
      restore(walk);
      return;
    case OPS.transform:
      walk.state.matrix = multiply(walk.state.matrix, args as Matrix);
      return;
    case OPS.paintFormXObjectBegin:
      beginForm(walk, args[0] as Matrix | null, args[1] as number[] | null);
      return;
    case OPS.paintFormXObjectEnd:
      restore(walk);
      return;
    case OPS.beginGroup:
      save(walk);
      return;
    case OPS.endGroup:
      restore(walk);
      return;
    case OPS.beginAnnotation:
      beginAnnotation(walk, args);
      return;
    case OPS.endAnnotation:
      walk.annotation = null;
      restore(walk);
      return;
    case OPS.beginMarkedContent:
      walk.shown.push(true);
      return;
    case OPS.beginMarkedContentProps:
      walk.shown.push(args[0] !== 'OC' || walk.isVisible(args[1]));
      return;
    case OPS.endMarkedContent:
      walk.shown.pop();
      return;
    case OPS.clip:
    case OPS.eoClip:
      walk.clipNext = true;
      return;
    case OPS.constructPath:
      walkPath(walk, args);
      return;
    case OPS.shadingFill:
      walkShading(walk);
      return;
    default:
      if (!walkText(walk, operation, args) && !walkImage(walk, operation, args)) setState(walk.state, operation, args);
  }
}

function save(walk: Walk): void {
  walk.stack.push({ ...walk.state });
}

function restore(walk: Walk): void {
  walk.state = walk.stack.pop() ?? walk.state;
}

function beginForm(walk: Walk, matrix: Matrix | null, bounds: number[] | null): void {
  save(walk);
  if (matrix) walk.state.matrix = multiply(walk.state.matrix, matrix);
  if (bounds) clipTo(walk.state, transformRect(walk.state.matrix, bounds));
}

/** An annotation's appearance starts from the page's own state: its rectangle, then its two matrices. */
function beginAnnotation(walk: Walk, args: unknown[]): void {
  const [id, rect, transform, matrix] = args as [string, number[] | null, Matrix, Matrix];
  save(walk);
  walk.annotation = id;
  walk.state = initialState(walk.base, transformRect(walk.base, rect ?? [0, 0, 0, 0]));
  if (!rect) walk.state.clip = { left: 0, top: 0, right: walk.content.width, bottom: walk.content.height };
  walk.state.matrix = multiply(multiply(walk.base, transform), matrix);
}
