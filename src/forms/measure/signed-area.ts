/** The area that corners in their order enclose; its sign tells which way round they go. */
export function signedArea(corners: readonly { x: number; y: number }[]): number {
  const twice = corners.reduce((sum, { x, y }, i) => {
    const next = corners[(i + 1) % corners.length] ?? { x, y };
    return sum + x * next.y - next.x * y;
  }, 0);
  return twice / 2;
}
