import { pointsOf } from './letters.ts';

/** Letters moved by less stand raised or lowered in their own line, as Word writes it; by more, at another line. */
const HALF_LINE = 6;
const SIDES = ['top', 'bottom', 'left', 'right', 'inset'];
const MARGINS = ['margin', 'margin-top', 'margin-left'];

/** Whether declarations move an element away from where it stands among the others, or change their order. */
export function isMoved(declared: ReadonlyMap<string, string>): boolean {
  const declaration = (name: string) => declared.get(name) ?? '';
  if (/^table-(?:header|footer)-group/.test(declaration('display'))) return true;
  if (/^(?:left|right|inline-)/.test(declaration('float'))) return true;
  if (/reverse/.test(declaration('flex-direction') + declaration('flex-flow')) || /^-?[1-9]/.test(declaration('order')))
    return true;
  if (/^(?:matrix|translate|rotate)/.test(declaration('transform')) || isFar(declaration('translate'))) return true;
  const [isRelative, isOutOfLine] = [/^(?:relative|sticky)/, /^(?:absolute|fixed)/].map((way) =>
    way.test(declaration('position')),
  );
  const moves = [...(isRelative || isOutOfLine ? SIDES : []), ...(isOutOfLine ? MARGINS : [])];
  return moves.some((name) => isFar(declaration(name)));
}

/** A length that depends on the letters around it is a line's or so. */
function isFar(value: string): boolean {
  return value.split(/\s+/).some((each) => /[1-9]/.test(each) && Math.abs(pointsOf(each) ?? HALF_LINE) >= HALF_LINE);
}
