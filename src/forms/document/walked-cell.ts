import type { Place } from '../../domain/evidence.ts';
import type { Ground } from './colour.ts';

/** What a cell has of its own, beside what stands in it. */
export interface CellLook {
  ground: Ground;
  /** It has a thick or coloured frame of its own. */
  isFramed?: boolean;
  /** Its ground is that of its whole row. */
  isRowsGround?: boolean;
}

/** A cell as its reader came upon it. */
export interface WalkedCell extends CellLook {
  place: Place;
}
