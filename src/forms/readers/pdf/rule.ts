import type { Rect } from './geometry.ts';
import type { Shape } from './page-content.ts';

/** A straight line along the page's edges: a table's ruling, or one side of a box. */
export interface Rule {
  horizontal: boolean;
  /** Its y if horizontal, its x otherwise. */
  at: number;
  from: number;
  to: number;
  box: Rect;
  shape: Shape;
}
