import { mean } from '../../../measure/mean.ts';

/** The straight line that fits points best, by least squares. */
export interface FittedLine {
  /** How much `v` grows for each step of `u`. */
  slope: number;
  /** `v` where `u` is 0. */
  atZero: number;
  /** How far the points lie off it: the root of the mean square. */
  astray: number;
}

/** @param points whole steps of `u`, at least two different ones, or the line is taken for level */
export function fitLine(points: readonly { u: number; v: number }[]): FittedLine {
  const [across, down] = [mean(points.map(({ u }) => u)), mean(points.map(({ v }) => v))];
  const spread = mean(points.map(({ u }) => (u - across) ** 2));
  const both = mean(points.map(({ u, v }) => (u - across) * (v - down)));
  const slope = both / Math.max(1, spread);
  const squares = points.map(({ u, v }) => (v - down - slope * (u - across)) ** 2);
  return { slope, atZero: down - slope * across, astray: Math.sqrt(mean(squares)) };
}
