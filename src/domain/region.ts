/** The administrative regions of the Union, by which the seats of its Council are shared out. */
export const REGIONS = ['A', 'B', 'C', 'D', 'E'] as const;

export type Region = (typeof REGIONS)[number];

export function isRegion(text: string): text is Region {
  return REGIONS.some((region) => region === text);
}
