import type { BoxItem } from '../../../document/form-document.ts';
import type { SignLook } from './sign-look.ts';

/** A sign at the head of a line, as the page shows it. */
export interface SeenSign {
  /** Font and code. */
  sign: string;
  look: SignLook;
  /** The box it stands for, where the file does not name it; null where it does. */
  box: BoxItem | null;
}

/**
 * Tells the signs that the file does not name by their look, all pages of the form beside each other. A font draws one
 * and the same frame for every sign that it lacks: an empty square means something only where no other sign of the form
 * looks like that, and a full one only where another sign looks like it and is empty.
 */
export function settleUnnamed(signs: readonly SeenSign[]): void {
  for (const { sign, look, box } of signs) {
    if (!box || look.state === 'unclear') continue;
    if (signs.some((other) => other.sign === sign && other.look.state !== look.state)) continue;
    const others = signs.filter((other) => other.sign !== sign && other.look.shape === look.shape);
    const empty = others.filter((other) => other.look.state === 'empty');
    const isTold =
      look.state === 'marked' ? empty.length > 0 : look.shape === 'circle' || !empty.some(mayBeMissing(sign, others));
    if (!isTold) continue;
    box.state = look.state;
    box.mark = `${look.state === 'marked' ? 'a filled' : 'an empty'} ${look.shape}, by its look`;
  }
}

/**
 * Whether two empty squares may be one sign that was there and one that the font lacked. Where the font has a full box
 * as well, boxes of other fonts are no rivals.
 */
function mayBeMissing(sign: string, others: readonly SeenSign[]): (other: SeenSign) => boolean {
  const hasFullBox = others.some((other) => fontOf(other.sign) === fontOf(sign) && other.look.state === 'marked');
  return (other) => !hasFullBox || other.box !== null || fontOf(other.sign) === fontOf(sign);
}

function fontOf(sign: string): string {
  return sign.slice(0, sign.lastIndexOf('/'));
}
