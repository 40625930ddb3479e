import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers, Decision } from '../../src/domain/reply.ts';
import { reachesThreshold, tallyReplies } from '../../src/domain/tally.ts';

const answers = (decision: Decision | null): Answers => ({
  'X.1': { decision, comments: decision === 'assign' ? 'none' : null, confidence: 1, evidence: [] },
});

describe('the tally', () => {
  it('compares exactly: 7 of 10 reach 70 %, 69.99 % do not', () => {
    expect(reachesThreshold(7, 3, 70)).toBe(true);
    expect(reachesThreshold(6999, 3001, 70)).toBe(false);
    // 100 * 41 / 58 = 70.69, 100 * 40 / 58 = 68.97: what a rounded figure would hide
    expect(reachesThreshold(41, 17, 70)).toBe(true);
    expect(reachesThreshold(40, 18, 70)).toBe(false);
  });

  it('lets consideration proceed without any reply: there is no quorum', () => {
    expect(tallyReplies(['X.1'], [], 70)).toEqual([
      { text: 'X.1', assign: 0, notAssign: 0, noOpinion: 0, supportPercent: null, mayProceed: true },
    ]);
  });

  it('leaves replies without an opinion out of the denominator', () => {
    const replies = [...Array(7).fill(answers('assign')), ...Array(3).fill(answers('not-assign')), answers(null), {}];
    expect(tallyReplies(['X.1'], replies, 70)).toEqual([
      { text: 'X.1', assign: 7, notAssign: 3, noOpinion: 2, supportPercent: 70, mayProceed: true },
    ]);
  });

  it('agrees with exact fractions for any counts', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.integer({ min: 1, max: 100 }), (yes, no, threshold) => {
        const exact = BigInt(yes) * 100n >= BigInt(threshold) * BigInt(yes + no);
        expect(reachesThreshold(yes, no, threshold)).toBe(exact);
      }),
    );
  });

  const decisions = fc.array(fc.constantFrom<Decision | null>('assign', 'not-assign', null), { maxLength: 250 });

  it('depends on no order, and counts every reply once', () => {
    fc.assert(
      fc.property(decisions, fc.integer({ min: 1, max: 100 }), (said, threshold) => {
        const [forwards] = tallyReplies(['X.1'], said.map(answers), threshold);
        const [backwards] = tallyReplies(['X.1'], said.toReversed().map(answers), threshold);
        expect(forwards).toEqual(backwards);
        const { assign = 0, notAssign = 0, noOpinion = 0 } = forwards ?? {};
        expect(assign + notAssign + noOpinion).toBe(said.length);
      }),
    );
  });

  it('never shows a percentage on the other side of the threshold', () => {
    fc.assert(
      fc.property(decisions, fc.integer({ min: 1, max: 100 }), (said, threshold) => {
        const [text] = tallyReplies(['X.1'], said.map(answers), threshold);
        if (!text || text.supportPercent === null) return;
        expect(text.supportPercent >= threshold).toBe(text.mayProceed);
      }),
    );
  });

  it('one more reply in favour never turns a text down, one more against never lets it through', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.integer({ min: 1, max: 100 }), (yes, no, threshold) => {
        if (reachesThreshold(yes, no, threshold)) expect(reachesThreshold(yes + 1, no, threshold)).toBe(true);
        else expect(reachesThreshold(yes, no + 1, threshold)).toBe(false);
      }),
    );
  });
});
