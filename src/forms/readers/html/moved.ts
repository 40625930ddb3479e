import { roughPointsOf } from './lengths.ts';

/** Letters moved by less stand raised or lowered in their own line, as Word writes it; by more, at another line. */
const HALF_LINE = 6;
const SIDE = /^(?:top|bottom|left|right|inset.*)$/;
const UPWARDS = /^margin-(?:top|bottom|block.*)$/;
const SIDEWARDS = /^margin-(?:left|right|inline.*)$/;
/** Word and mail programs set tables and lists out by less, where their letters stand at the edge of others. */
const BESIDE = 20;
/** In points: a room in which letters do not stand by themselves, but upon others. */
const LOWEST_ROOM = 9;
const BROADER_THAN_PAGE = 555;

/** Whether declarations move an element away from where it stands among the others, or change their order, or lay it upon them. */
export function isMoved(declared: ReadonlyMap<string, string>): boolean {
  const declaration = (name: string) => declared.get(name) ?? '';
  if (declared.has('all')) return true;
  if (/^(?:table-(?:header|footer)-group|table-caption|ruby-text)/.test(declaration('display'))) return true;
  if (/^(?:left|right|inline-)/.test(declaration('float'))) return true;
  if (/reverse/.test(declaration('flex-direction') + declaration('flex-flow')) || /^-?[1-9]/.test(declaration('order')))
    return true;
  if (/translate/.test(declaration('transform')) && /[1-9]/.test(declaration('transform'))) return true;
  if (isFar(declaration('translate'))) return true;
  const isBroad =
    (roughPointsOf(declaration('width')) ?? roughPointsOf(declaration('min-width')) ?? 0) >= BROADER_THAN_PAGE;
  if (isBroad && /^(?:right|center|end)/.test(declaration('text-align'))) return true;
  if (/^(?:absolute|fixed)/.test(declaration('position'))) return true;
  const isRelative = /^(?:relative|sticky)/.test(declaration('position'));
  const some = (names: RegExp, is: (value: string) => boolean) =>
    [...declared].some(([name, value]) => names.test(name) && is(value));
  return (
    (isRelative && some(SIDE, isFar)) ||
    some(/^offset(?:-path|-position)?$/, (value) => value !== 'none') ||
    some(/^vertical-align$/, (value) => /\d/.test(value) && isFar(value)) ||
    isSetOver(declared)
  );
}

/** Margins below zero draw an element over its neighbours, and letters out of their room where no indent makes up for it. */
function isSetOver(declared: ReadonlyMap<string, string>): boolean {
  const all = declared.get('margin')?.split(/\s+/) ?? [];
  const [top = '0', right = top, bottom = top, left = right] = all;
  const sides = [
    ...declared,
    ['margin-top', top],
    ['margin-right', right],
    ['margin-bottom', bottom],
    ['margin-left', left],
  ] as const;
  const least = (names: RegExp) => Math.min(...sides.map(([name, value]) => (names.test(name) ? lengthOf(value) : 0)));
  const start = ['margin-left', 'padding-left', 'text-indent'].map((name) => lengthOf(declared.get(name) ?? '0'));
  const begins = start.reduce((sum, each) => sum + each, lengthOf(declared.has('margin-left') ? '0' : left));
  return least(UPWARDS) <= -HALF_LINE || least(SIDEWARDS) < -BESIDE || begins < -BESIDE;
}

/** Whether an element's room is lower than its letters, so that they stand upon what follows. */
export function isLow(declared: ReadonlyMap<string, string>): boolean {
  return roomsOf(declared).some((room) => room < LOWEST_ROOM);
}

/** Whether what is longer than a line or so is cut off. */
export function cutsOff(declared: ReadonlyMap<string, string>): boolean {
  const widths = ['width', 'max-width', 'inline-size'].map((name) =>
    declared.has(name) ? lengthOf(declared.get(name) ?? '') || NARROW : NARROW,
  );
  const isCut = [...declared].some(
    ([name, value]) => name.startsWith('overflow') && /hidden|clip|auto|scroll/.test(value),
  );
  const isOneLine = /nowrap|pre$/.test(declared.get('white-space') ?? '') || declared.has('-webkit-line-clamp');
  return (
    isCut &&
    (roomsOf(declared).some((room) => room < LOWEST_ROOM * 2) ||
      (isOneLine && (declared.has('-webkit-line-clamp') || widths.some((room) => room < NARROW))))
  );
}

function roomsOf(declared: ReadonlyMap<string, string>): number[] {
  return ['height', 'max-height', 'block-size', 'max-block-size'].map((name) => roomOf(declared.get(name)));
}

/** In points: no statement of a form fits into one line so short. */
const NARROW = 200;

/** A room's extent in points; without bounds where it is none, or a share of another. */
function roomOf(value = 'auto'): number {
  return value.endsWith('%') ? Number.POSITIVE_INFINITY : (roughPointsOf(value) ?? Number.POSITIVE_INFINITY);
}

/** In points, a hundredth of a page's width. */
const SHARE = 6;

function lengthOf(value: string): number {
  return value.endsWith('%') ? Number.parseFloat(value) * SHARE : (roughPointsOf(value) ?? 0);
}

/** A length of which nothing can be told is a line's or so. */
function isFar(value: string): boolean {
  return value
    .split(/\s+/)
    .some((each) => /[1-9]/.test(each) && Math.abs(roughPointsOf(each) ?? HALF_LINE) >= HALF_LINE);
}
