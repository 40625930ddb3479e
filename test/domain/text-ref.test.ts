import { describe, expect, it } from 'vitest';
import { findTextRefs, parseTextRef } from '../../src/domain/text-ref.ts';

describe('finding text references', () => {
  it.each([
    ['Draft new Recommendation ITU-T X.1150 (X.saf-dfs)', ['X.1150']],
    ['revised X1373, and X1818 (X.5Gsec-ctrl)', ['X.1373', 'X.1818']],
    ['Проект новой Рекомендации МСЭ-T Х.1150', ['X.1150']],
    ['ITU-T X.1150新建议书草案', ['X.1150']],
    ['建议书X.1352修正案草案', ['X.1352']],
    ['مشروع التوصية الجديدة ITU-T X.1150', ['X.1150']],
    ['Ｘ．１１５０', ['X.1150']],
    ['MAX.1150 and X.1150a and 5X.1150', []],
  ])('in "%s"', (text, refs) => {
    expect(findTextRefs(text)).toEqual(refs);
  });

  it('takes a string for a reference only if it holds exactly one', () => {
    expect(parseTextRef('X.1150')).toBe('X.1150');
    expect(parseTextRef('X.1150 or X.1221')).toBeNull();
    expect(parseTextRef('none')).toBeNull();
  });
});
