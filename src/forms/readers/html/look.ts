import type { Emphasis } from '../../document/form-document.ts';
import type { Traits } from '../../document/letters-set.ts';
import { emphasisSet } from '../../document/paragraph-builder.ts';

/** How text looks by its markup. What is absent is inherited. */
export interface Look extends Partial<Record<Emphasis, boolean>>, Traits {
  font?: string;
  /** The letters' size in points. */
  size?: number;
  /** Its letters are white: they cannot be seen unless the ground is coloured. */
  white?: boolean;
  /** A frame is drawn around it. */
  framed?: boolean;
  /** Its letters' size against those around it; never inherited. */
  scale?: number;
  /** It is shown elsewhere than among what stands around it. */
  moved?: boolean;
  /** Its room is lower than letters are; never inherited. */
  low?: boolean;
  /** What is shown of it, only a browser can tell. */
  untold?: boolean;
  /** It stands on a ground on which black letters are not seen. */
  dark?: boolean;
  /** Its ground is a picture, or drawn by a rule; never inherited. */
  painted?: boolean;
  /** A line is drawn below its box, which is as wide as its letters where it stands among others. */
  lined?: boolean;
  /** A line is drawn at another side of its box. */
  edged?: boolean;
  /** Its letters are set from right to left whatever they are. */
  isOverridden?: boolean;
  isRightToLeft?: boolean;
  /** What its lists put before their items, by the name that style sheets know it by. */
  marker?: string;
  /** What a style sheet insists on, whatever the element itself says; never inherited. */
  insisted?: Look;
  /** It takes back the line that its tag stands for; never inherited. */
  unlined?: boolean;
  /** What the style sheet writes beside it; never inherited. */
  generated?: string;
}

/** In points: letters that nobody can read, whatever made them so small. */
const SPECK = 4;

/** What a reader of the page sees: white letters on a ground of no colour are as good as hidden. */
export function emphasisOf(look: Look): ReadonlySet<Emphasis> {
  const isWhite = look.white === true && !look.highlight && !look.dimmed;
  const isBlackOnBlack = look.dark === true && !look.white && !look.colour && !look.faint;
  const isSpeck = look.size !== undefined && look.size < SPECK;
  return emphasisSet({
    ...look,
    highlight: look.highlight || look.framed,
    hidden: look.hidden || isWhite || isBlackOnBlack || isSpeck,
  });
}
