/** Of pairs of pixels: how many, and the sums of both, of their squares and of their products. */
export interface PairSums {
  n: number;
  a: number;
  b: number;
  aa: number;
  bb: number;
  ab: number;
}

/** Two rows of pixels that lie on each other, from these indices into their data on, and which of them are taken. */
export interface RowPair {
  one: Uint8Array;
  from: number;
  other: Uint8Array;
  otherFrom: number;
  length: number;
  step: number;
}

/** Adds a row's pairs: its sums are small whole numbers, which a processor adds up fastest where it knows them to be so. */
export function addRow(sums: PairSums, { one, from, other, otherFrom, length, step }: RowPair): void {
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let i = 0; i < length; i += step) {
    const p = one[from + i] ?? 0;
    const q = other[otherFrom + i] ?? 0;
    a += p;
    b += q;
    aa = (aa + Math.imul(p, p)) | 0;
    bb = (bb + Math.imul(q, q)) | 0;
    ab = (ab + Math.imul(p, q)) | 0;
  }
  sums.n += Math.ceil(length / step);
  sums.a += a;
  sums.b += b;
  sums.aa += aa;
  sums.bb += bb;
  sums.ab += ab;
}

export function noPairs(): PairSums {
  return { n: 0, a: 0, b: 0, aa: 0, bb: 0, ab: 0 };
}

/** Pearson's correlation, -1 to 1; 0 where one side is all alike. */
export function correlationOf({ n, a, b, aa, bb, ab }: PairSums): number {
  const spread = Math.sqrt((n * aa - a * a) * (n * bb - b * b));
  return spread > 0 ? (n * ab - a * b) / spread : 0;
}
