import type { Matrix, Rect } from '../geometry.ts';
import type { GraphicsState } from './graphics-state.ts';
import type { PageContent } from './page-content.ts';

/** The walk's memory while it follows the operations of one page. */
export interface Walk {
  state: GraphicsState;
  stack: GraphicsState[];
  base: Matrix;
  content: PageContent;
  fonts: (reference: string) => unknown;
  /** Whether a clipping operator waits for its path. */
  clipNext: boolean;
  annotation: string | null;
  order: number;
  /** For each open marked-content section, whether it is shown (optional content may be switched off). */
  shown: boolean[];
  isVisible: (properties: unknown) => boolean;
}

export function clipTo(state: GraphicsState, rect: Rect): void {
  state.clip = {
    left: Math.max(state.clip.left, rect.left),
    top: Math.max(state.clip.top, rect.top),
    right: Math.min(state.clip.right, rect.right),
    bottom: Math.min(state.clip.bottom, rect.bottom),
  };
}

/** Why nothing shows here, by the state alone; null where it may show. */
export function hiddenBy(walk: Walk, box: Rect, alpha: number): string | null {
  if (walk.shown.includes(false)) return 'a layer that is switched off';
  if (alpha < 0.05) return 'full transparency';
  const { clip } = walk.state;
  const x = (box.left + box.right) / 2;
  const y = (box.top + box.bottom) / 2;
  if (x < clip.left - 0.5 || x > clip.right + 0.5 || y < clip.top - 0.5 || y > clip.bottom + 0.5) return 'clipping';
  return null;
}
