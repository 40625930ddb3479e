import { describe, expect, it } from 'vitest';
import { type Turn, turnBox, uprightTurn } from '../../src/console/documents/page-turn.ts';
import type { Evidence } from '../../src/domain/evidence.ts';

type Box = [number, number, number, number];

/** A record's two boxes on an upright page. */
const ASSIGN: Box = [0.1, 0.2, 0.02, 0.015];
const NOT_ASSIGN: Box = [0.1, 0.3, 0.02, 0.015];

/** The same record on a page that lies so that this turn sets it upright. */
function seenLying(turn: Turn) {
  const back = ((360 - turn) % 360) as Turn;
  const at = (slot: Evidence['slot'], box: Box) => ({
    text: 'X.1150',
    evidence: { slot, state: 'empty', place: { part: 'scan', page: 1, box: turnBox(box, back) } } as Evidence,
  });
  return [at('assign', ASSIGN), at('not-assign', NOT_ASSIGN)];
}

describe('a page', () => {
  it.each([0, 90, 180, 270] as const)('that lies so that a turn of %d degrees sets it upright is turned so', (turn) => {
    expect(uprightTurn(seenLying(turn), 1)).toBe(turn);
    expect(uprightTurn(seenLying(turn), 2)).toBe(0);
    for (const { evidence } of seenLying(turn)) {
      const upright = turnBox(evidence.place.box as Box, turn);
      const expected = evidence.slot === 'assign' ? ASSIGN : NOT_ASSIGN;
      for (const [index, share] of upright.entries()) expect(share).toBeCloseTo(expected[index] ?? -1, 9);
    }
  });

  it('on which no record was found stays as it came', () => {
    expect(uprightTurn([], 1)).toBe(0);
    expect(uprightTurn(seenLying(180).slice(0, 1), 1)).toBe(0);
  });
});
