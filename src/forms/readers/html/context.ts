import type { Change } from '../../document/form-document.ts';
import { lookOf } from './css.ts';
import { isQuotation, NOT_SHOWN, tagLook, withoutDecoration } from './elements.ts';
import type { Look } from './look.ts';
import type { Named } from './selector.ts';
import { changeOf } from './tracked-changes.ts';

/** What an element passes on to everything in it. */
export interface Context extends Named {
  look: Look;
  change: Change | undefined;
  isShown: boolean;
  isQuoted: boolean;
  keepsSpace: boolean;
}

/** In points, as browsers set letters of which nothing else is said. */
const BROWSERS_SIZE = 12;

/** They grow with what they hold. */
const TABLE_PARTS = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'br']);

/** Around all elements of a page. */
export const OUTERMOST: Context = {
  name: '',
  attributes: {},
  look: { size: BROWSERS_SIZE },
  change: undefined,
  isShown: true,
  isQuoted: false,
  keepsSpace: false,
};

/**
 * The context within an element, by what stands around it.
 * @param sheet its look by the page's style sheets
 */
export function contextOf({ name, attributes }: Named, around: Context, isInCell: boolean, sheet: Look): Context {
  const own = { ...sheet, ...lookOf(attributes.style ?? ''), ...sheet.insisted };
  const look = defined({ ...tagLook(name, attributes), ...withoutDecoration(name, own) });
  const change = changeOf(name, attributes);
  // A tracked change is told as such, not as the look that the browser gives it.
  const shown = change ? { ...look, strike: around.look.strike, underline: around.look.underline } : look;
  return {
    name,
    attributes,
    look: {
      ...around.look,
      generated: undefined,
      insisted: undefined,
      unlined: undefined,
      scale: undefined,
      ...shown,
      low: undefined,
      painted: undefined,
      size: sizeIn(around.look, look, own),
      ...(look.unlined && hasLine(tagLook(name, attributes)) && { untold: true }),
      ...(name === 'summary' && { untold: undefined }),
      // Lines may be drawn so from corner to corner.
      ...(look.painted && TABLE_PARTS.has(name) && { untold: true }),
      ...(look.low && !TABLE_PARTS.has(name) && { moved: true }),
      ...(name === 'table' && { moved: undefined }),
    },
    change: change ?? around.change,
    isShown: around.isShown && !NOT_SHOWN.has(name),
    isQuoted: around.isQuoted || isQuotation(name, attributes, isInCell),
    keepsSpace: around.keepsSpace || name === 'pre' || name === 'textarea',
  };
}

/** An element's own size, or the one around it enlarged; a tag's own scale gives way to a size that is named. */
function sizeIn(around: Look, look: Look, own: Look): number | undefined {
  if (look.size !== undefined) return look.size * (own.scale ?? 1);
  return around.size === undefined ? undefined : around.size * (look.scale ?? 1);
}

/** Whether a tag stands for a line through or below its words. */
function hasLine({ strike, underline }: Look): boolean {
  return strike === true || underline === true;
}

function defined(look: Look): Look {
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined));
}
