import type { PDFPageProxy } from 'pdfjs-dist';
import type { Emphasis } from '../../../document/form-document.ts';
import { type Matrix, type Rect, transformRect } from '../geometry.ts';
import { type PageView, viewOf } from '../page-view.ts';

/** A box, button or field of an interactive form (AcroForm) on the page. */
export interface Widget {
  id: string;
  kind: 'check' | 'radio' | 'text' | 'choice';
  box: Rect;
  name: string;
  /** Whether a check box or radio button is shown as on. */
  on: boolean;
  /** Its stored value says otherwise. */
  disagrees: boolean;
  /** The file gives it no look for its state: a page that shows it empty says nothing. */
  isUnseen: boolean;
  /** The look that the file gives it in its state holds more than a frame: programs differ in whether they show it. */
  drawsMark: boolean;
  /** The letters that this look holds. */
  drawnText: string;
  /** What a text or choice field holds. */
  text: string;
  hidden: boolean;
  printed: boolean;
}

/** Something laid over the page in a PDF program. */
export interface Overlay {
  id: string;
  subtype: string;
  box: Rect;
  author: string | null;
  text: string;
  /** For marked-up text: the areas it covers. */
  quads: Rect[];
  emphasis: Emphasis | null;
  /** The file says how it looks: without that, programs differ in whether and how they draw it. */
  hasLook: boolean;
  /** Not shown on the screen, or not printed: two people looking at the form may see different things. */
  hidden: boolean;
}

export interface PageAnnotations {
  widgets: Widget[];
  overlays: Overlay[];
  /** Comments pinned to the page, of which it shows only a symbol. */
  notes: Overlay[];
  /** What is marked to be blacked out, and still shows. */
  redactions: Overlay[];
  /** Links with a frame or line of their own. */
  framedLinks: Rect[];
  /** Annotations whose look no program shows: windows of comments. */
  unshown: ReadonlySet<string>;
  /** Files attached to the page as annotations. */
  attachments: number;
}

const EMPHASIS: Record<string, Emphasis> = {
  Highlight: 'highlight',
  StrikeOut: 'strike',
  Underline: 'underline',
  Squiggly: 'underline',
};

/** Links and the windows of comments show nothing on the page itself. */
const IGNORED = new Set(['Link', 'Popup', 'Widget', 'TrapNet', 'PrinterMark', 'Text', 'Redact']);
const MAX_ANNOTATIONS = 5_000;

/** ISO 32000-1 §12.5.3: invisible, hidden, print, no view. */
const HIDDEN = 1 << 1;
const PRINT = 1 << 2;
const NO_VIEW = 1 << 5;

type Raw = Record<string, unknown>;

export async function readAnnotations(
  page: PDFPageProxy,
  view: Pick<PageView, 'turn' | 'scale'>,
): Promise<PageAnnotations> {
  const raw = ((await page.getAnnotations({ intent: 'any' })) as Raw[]).slice(0, MAX_ANNOTATIONS);
  const { matrix } = viewOf(page, view);
  return {
    widgets: raw.flatMap((annotation) => widget(annotation, matrix) ?? []),
    overlays: raw.filter(({ subtype }) => !IGNORED.has(String(subtype))).map((one) => overlay(one, matrix)),
    notes: raw
      .filter(({ subtype }) => subtype === 'Text')
      .map((one) => overlay(one, matrix))
      .filter(({ text }) => text !== ''),
    framedLinks: raw.filter(isFramedLink).map(({ rect }) => rectOf(rect, matrix)),
    unshown: new Set(raw.filter(({ subtype }) => subtype === 'Popup').map(({ id }) => String(id))),
    redactions: raw.filter(({ subtype }) => subtype === 'Redact').map((one) => overlay(one, matrix)),
    attachments: raw.filter(({ subtype }) => subtype === 'FileAttachment').length,
  };
}

function isFramedLink({ subtype, borderStyle }: Raw): boolean {
  return subtype === 'Link' && Number((borderStyle as { width?: number } | undefined)?.width ?? 0) > 0;
}

function widget(raw: Raw, matrix: Matrix): Widget | null {
  if (raw.subtype !== 'Widget') return null;
  const kind = widgetKind(raw);
  if (!kind) return null;
  const value = raw.fieldValue;
  return {
    id: String(raw.id),
    kind,
    box: rectOf(raw.rect, matrix),
    name: String(raw.fieldName ?? ''),
    on: isOn(kind, raw),
    disagrees: false,
    isUnseen: false,
    drawsMark: false,
    drawnText: '',
    text: Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : '',
    hidden: (flagsOf(raw) & (HIDDEN | NO_VIEW)) !== 0,
    printed: (flagsOf(raw) & PRINT) !== 0,
  };
}

function widgetKind(raw: Raw): Widget['kind'] | null {
  if (raw.fieldType === 'Btn') return raw.checkBox ? 'check' : raw.radioButton ? 'radio' : null;
  if (raw.fieldType === 'Tx') return 'text';
  return raw.fieldType === 'Ch' ? 'choice' : null;
}

/** A check box is on where its value is its own export value, a radio button where it is the group's chosen one. */
function isOn(kind: Widget['kind'], raw: Raw): boolean {
  const value = raw.fieldValue;
  if (typeof value !== 'string' || value === '' || value === 'Off') return false;
  const own = kind === 'radio' ? raw.buttonValue : raw.exportValue;
  return typeof own === 'string' ? value === own : true;
}

function overlay(raw: Raw, matrix: Matrix): Overlay {
  const subtype = String(raw.subtype);
  const flags = flagsOf(raw);
  return {
    id: String(raw.id),
    subtype,
    box: rectOf(raw.rect, matrix),
    author: stringOf(raw.titleObj) || null,
    text: stringOf(raw.contentsObj) || stringOf(raw.richText),
    quads: quadsOf(raw.quadPoints, matrix),
    emphasis: EMPHASIS[subtype] ?? null,
    hasLook: raw.hasAppearance === true,
    hidden: (flags & (HIDDEN | NO_VIEW)) !== 0 || (flags & PRINT) === 0,
  };
}

function flagsOf(raw: Raw): number {
  return Number(raw.annotationFlags ?? 0);
}

function rectOf(value: unknown, matrix: Matrix): Rect {
  return transformRect(matrix, Array.isArray(value) ? value.map(Number) : [0, 0, 0, 0]);
}

function stringOf(value: unknown): string {
  return String((value as { str?: string } | undefined)?.str ?? '');
}

/** Each quadrilateral is eight numbers, its corners in no order that producers would agree on. */
function quadsOf(value: unknown, matrix: Matrix): Rect[] {
  const numbers = ArrayBuffer.isView(value) || Array.isArray(value) ? Array.from(value as ArrayLike<number>) : [];
  const quads: Rect[] = [];
  for (let index = 0; index + 7 < numbers.length; index += 8) {
    const quad = numbers.slice(index, index + 8);
    const xs = quad.filter((_, position) => position % 2 === 0);
    const ys = quad.filter((_, position) => position % 2 === 1);
    quads.push(transformRect(matrix, [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]));
  }
  return quads;
}
