/** Of pairs of pixels: how many, and the sums of both, of their squares and of their products. */
export interface PairSums {
  n: number;
  a: number;
  b: number;
  aa: number;
  bb: number;
  ab: number;
}

/** Pearson's correlation, -1 to 1; 0 where one side is all alike. */
export function correlationOf({ n, a, b, aa, bb, ab }: PairSums): number {
  const spread = Math.sqrt((n * aa - a * a) * (n * bb - b * b));
  return spread > 0 ? (n * ab - a * b) / spread : 0;
}
