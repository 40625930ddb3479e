/** English Metric Units in each unit of length that OpenDocument knows (ODF 1.3 part 3, 18.3.18). */
const UNITS: Readonly<Record<string, number>> = {
  in: 914_400,
  cm: 360_000,
  mm: 36_000,
  pt: 12_700,
  pc: 152_400,
  px: 9525,
};

/** A length in English Metric Units; null for one that cannot be told. */
export function emusIn(value: string | undefined): number | null {
  const [, number, unit = ''] = /^(-?[\d.]+)([a-z]+)$/.exec(value ?? '') ?? [];
  const factor = UNITS[unit];
  return number === undefined || factor === undefined ? null : Number(number) * factor;
}

/** The same in points. */
export function pointsIn(value: string | undefined): number | null {
  const emus = emusIn(value);
  return emus === null ? null : emus / 12_700;
}
