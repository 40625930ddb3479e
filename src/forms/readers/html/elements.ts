import { declareColour, isDarkGround } from './colours.ts';
import type { Look } from './look.ts';

export type Attributes = Readonly<Record<string, string>>;

export const BLOCKS = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'body',
  'caption',
  'center',
  'dd',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'legend',
  'li',
  'main',
  'nav',
  'ol',
  'p',
  'pre',
  'section',
  'table',
  'td',
  // A line of a drawing (SVG).
  'text',
  'th',
  'tr',
  'ul',
]);

/** Elements whose text no reader of the page sees, or not all of it: of a drop-down, the option that was chosen. */
export const NOT_SHOWN = new Set([
  'script',
  'style',
  'title',
  'template',
  'xml',
  // Of a drawing (SVG): what describes it, and what is drawn only where it is used.
  'desc',
  'metadata',
  'defs',
  'symbol',
  'clippath',
  'mask',
  'pattern',
  'annotation',
  'annotation-xml',
  'iframe',
  'object',
  'audio',
  'video',
  'datalist',
  'select',
  'noembed',
  'noframes',
  'rp',
]);

const TAG_LOOKS: Readonly<Record<string, Look>> = {
  b: { bold: true },
  strong: { bold: true },
  th: { bold: true },
  h1: { bold: true, scale: 2 },
  h2: { bold: true, scale: 1.5 },
  h3: { bold: true, scale: 1.17 },
  h4: { bold: true },
  h5: { bold: true, scale: 0.83 },
  h6: { bold: true, scale: 0.67 },
  big: { scale: 1.2 },
  small: { scale: 0.83 },
  sup: { 'letters above or below the line': true },
  sub: { 'letters above or below the line': true },
  bdo: { isOverridden: true },
  i: { italic: true },
  em: { italic: true },
  u: { underline: true },
  s: { strike: true },
  strike: { strike: true },
  mark: { highlight: true },
  del: { strike: true },
  ins: { underline: true },
};

/** Elements that stand among the words of a line. */
const INLINE = ['a', 'b', 'big', 'em', 'font', 'i', 'label', 'mark', 's', 'small', 'span', 'strike', 'strong', 'u'];

/** A ground or frame counts as a highlighter's on these; on cells, and what holds more than lines, it is decoration. */
const LINES = new Set([...INLINE, 'center', 'div', 'dd', 'dt', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'p']);

/** What browsers make of the sizes 1 to 7 of a font element, in points. */
const FONT_SIZES: readonly (number | undefined)[] = [undefined, 7.5, 10, 12, 13.5, 18, 24, 36];

/** Of lists of which nothing else is said: by how deep they lie, browsers draw a dot, a ring or a square. */
export const BULLET = 'bullet';

/** The values of `type` at a list or its item that tell capitals from small letters; the others are names. */
const MARKERS: Readonly<Record<string, string>> = {
  '1': 'decimal',
  I: 'upper-roman',
  i: 'lower-roman',
  A: 'upper-alpha',
  a: 'lower-alpha',
};

/** Elements whose words are shown by some programs alone, or one after another, or as a drawing sets them. */
const SOMETIMES_SHOWN = new Set(['noscript', 'marquee', 'maction', 'svg']);
const MATH_LOOKS = ['mathcolor', 'mathsize', 'mathbackground'];

/** Look of an element by its tag and attributes other than its style. */
export function tagLook(tag: string, attributes: Attributes): Look {
  const look: Look = { ...TAG_LOOKS[tag] };
  if (tag === 'font') {
    const size = FONT_SIZES[Number(attributes.size)];
    if (size !== undefined) look.size = size;
    if (attributes.face) look.font = (attributes.face.split(',')[0] ?? '').trim();
    if (attributes.color) declareColour(look, attributes.color.toLowerCase());
  }
  if (attributes.bgcolor) look.dark = isDarkGround(attributes.bgcolor.trim().toLowerCase());
  if (tag === 'body' && attributes.text) declareColour(look, attributes.text.toLowerCase());
  if (attributes.hidden !== undefined || attributes.popover !== undefined) look.hidden = true;
  if (tag === 'mphantom' || (tag === 'dialog' && attributes.open === undefined)) look.hidden = true;
  if (SOMETIMES_SHOWN.has(tag) || (tag === 'details' && attributes.open === undefined)) look.untold = true;
  if (MATH_LOOKS.some((name) => attributes[name] !== undefined)) look.untold = true;
  if (tag === 'ol' || tag === 'ul') look.marker = tag === 'ol' ? 'decimal' : BULLET;
  if (attributes.type && /^(?:ol|ul|li)$/.test(tag))
    look.marker = MARKERS[attributes.type] ?? attributes.type.toLowerCase();
  // What mathematics draws around or through letters (MathML 3, 3.3.9).
  if (tag === 'menclose') look[/strike/.test(attributes.notation ?? '') ? 'strike' : 'framed'] = true;
  if (attributes.dir) look.isRightToLeft = attributes.dir.toLowerCase() === 'rtl';
  return look;
}

/** A line below words is their underline, at a paragraph it sets it apart, at a cell it is layout. */
export function withoutDecoration(tag: string, { lined, edged, ...look }: Look): Look {
  if (INLINE.includes(tag)) return lined ? { ...look, underline: true } : look;
  if (LINES.has(tag)) return (lined || edged) && !look.framed ? { ...look, 'a line at their paragraph': true } : look;
  return { ...look, highlight: undefined, dimmed: undefined, framed: undefined };
}

const QUOTE_CLASSES =
  /(^|\s)(gmail_quote(_container)?|gmail_extra|yahoo_quoted|moz-cite-prefix|moz-forward-container|protonmail_quote|zmail_extra|OutlookMessageHeader|gmail_attr)(\s|$)/i;

/** Whether an element holds a quotation of another mail, by the marks that mail programs leave. */
export function isQuotation(tag: string, attributes: Attributes, isInCell: boolean): boolean {
  if (QUOTE_CLASSES.test(attributes.class ?? '') || /^yahoo_quoted/i.test(attributes.id ?? '')) return true;
  return tag === 'blockquote' && !isIndent(attributes, isInCell);
}

/** Gmail's "indent more" takes the border of a quotation away; converters indent a cell's paragraph by a bare one. */
function isIndent(attributes: Attributes, isInCell: boolean): boolean {
  const [only, ...others] = Object.keys(attributes);
  if (only === undefined) return isInCell;
  return only === 'style' && others.length === 0 && /border:\s*none/i.test(attributes.style ?? '');
}

/** Outlook on the web marks only where the older mail begins: all that follows is quoted. */
export function beginsQuotation(attributes: Attributes): boolean {
  return /^(x_)*(divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)$/.test(attributes.id ?? '');
}
