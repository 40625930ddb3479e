import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Matrix, multiply, transformRect } from '../geometry.ts';
import { hiddenBy, type Walk } from './walk.ts';

const SINGLE: readonly number[] = [
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintSolidColorImageMask,
];

/** Handles the image operations, single and as pdf.js bundles them; false for any other operation. */
export function walkImage(walk: Walk, operation: number, args: unknown[]): boolean {
  if (SINGLE.includes(operation)) {
    place(walk, [1, 0, 0, 1, 0, 0]);
  } else if (operation === OPS.paintImageXObjectRepeat) {
    const [, scaleX, scaleY, positions] = args as [unknown, number, number, ArrayLike<number>];
    repeat(walk, [scaleX, 0, 0, scaleY, 0, 0], positions);
  } else if (operation === OPS.paintImageMaskXObjectRepeat) {
    const [, scaleX, skewX, skewY, scaleY, positions] = args as [
      unknown,
      number,
      number,
      number,
      number,
      ArrayLike<number>,
    ];
    repeat(walk, [scaleX, skewX ?? 0, skewY ?? 0, scaleY, 0, 0], positions);
  } else if (operation === OPS.paintImageMaskXObjectGroup) {
    for (const { transform } of args[0] as { transform: Matrix }[]) place(walk, transform);
  } else if (operation === OPS.paintInlineImageXObjectGroup) {
    for (const { transform } of args[1] as { transform: Matrix }[]) place(walk, transform);
  } else {
    return false;
  }
  return true;
}

function repeat(walk: Walk, matrix: Matrix, positions: ArrayLike<number>): void {
  for (let index = 0; index + 1 < positions.length; index += 2) {
    place(walk, [matrix[0], matrix[1], matrix[2], matrix[3], positions[index] ?? 0, positions[index + 1] ?? 0]);
  }
}

/** An image fills the unit square of its own space (ISO 32000-1 §8.9.5). */
function place(walk: Walk, matrix: Matrix): void {
  const box = transformRect(multiply(walk.state.matrix, matrix), [0, 0, 1, 1]);
  walk.content.images.push({
    box,
    order: walk.order,
    annotation: walk.annotation,
    hidden: hiddenBy(walk, box, walk.state.fillAlpha),
  });
}
