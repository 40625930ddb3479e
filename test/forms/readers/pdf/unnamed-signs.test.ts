import { describe, expect, it } from 'vitest';
import type { BoxItem } from '../../../../src/forms/document/form-document.ts';
import { type SignLook, signLook } from '../../../../src/forms/readers/pdf/looks/sign-look.ts';
import { type SeenSign, settleUnnamed } from '../../../../src/forms/readers/pdf/looks/unnamed-signs.ts';

function lookOf(...rows: string[]): SignLook | null {
  const columns = Math.max(...rows.map((row) => row.length));
  const ink = Float32Array.from(rows.flatMap((row) => [...row.padEnd(columns)].map((sign) => Number(sign === '#'))));
  return signLook({ ink, columns, rows: rows.length });
}

describe('the look of a sign', () => {
  const side = '##########';
  const empty = '#        #';

  it('an empty frame, also with white paper around it', () => {
    const rows = [side, ...Array<string>(8).fill(empty), side];
    expect(lookOf(...rows)).toEqual({ shape: 'box', state: 'empty' });
    expect(lookOf('', ...rows.map((row) => `  ${row} `), '')).toEqual({ shape: 'box', state: 'empty' });
  });

  it('a frame with a tick that reaches out of it', () => {
    const ticked = [
      '          ##',
      ...[side, empty, '#      ###', '#     ## #', '# #  ##  #', '# ####   #', '#  ##    #'],
    ];
    expect(lookOf(...ticked, empty, empty, side)).toEqual({ shape: 'box', state: 'marked' });
  });

  it('rings and discs', () => {
    const ring = ['   ####   ', ' ##    ## ', ' #      # ', '#        #', '#        #'];
    const disc = ['   ####   ', ' ######## ', ' ######## ', side, side];
    expect(lookOf(...ring, ...ring.toReversed())).toEqual({ shape: 'circle', state: 'empty' });
    expect(lookOf(...disc, ...disc.toReversed())).toEqual({ shape: 'circle', state: 'marked' });
  });

  it('a narrow frame, as fonts draw for a sign that they lack, is nothing', () => {
    expect(lookOf('######', ...Array<string>(10).fill('#    #'), '######')).toBeNull();
  });

  it('an X is nothing', () => {
    const down = ['##      ##', ' ##    ## ', '  ##  ##  ', '   ####   ', '    ##    '];
    expect(lookOf(...down, ...down.toReversed())).toBeNull();
  });
});

describe('signs without a name', () => {
  const EMPTY: SignLook = { shape: 'box', state: 'empty' };
  const MARKED: SignLook = { shape: 'box', state: 'marked' };

  function settled(...signs: [sign: string, look: SignLook, named?: 'named'][]): string {
    const seen = signs.map(([sign, look, named]): SeenSign => {
      const box: BoxItem | null = named ? null : { kind: 'box', source: 'glyph', state: 'unclear' };
      return { sign, look, box };
    });
    settleUnnamed(seen);
    return seen.map(({ box }) => box?.state ?? 'named').join(' ');
  }

  it('are told where full and empty ones stand beside each other', () => {
    expect(settled(['a/1', EMPTY], ['a/2', MARKED], ['a/1', EMPTY])).toBe('empty marked empty');
  });

  it('are not told where two of them look alike: one may be a tick that the font lacks', () => {
    expect(settled(['a/1', EMPTY], ['a/2', EMPTY])).toBe('unclear unclear');
    expect(settled(['a/1', EMPTY], ['b/2', EMPTY, 'named'])).toBe('unclear named');
    expect(settled(['a/1', EMPTY], ['', EMPTY, 'named'])).toBe('unclear named');
  });

  it('are told beside another font’s boxes where their own font has full ones', () => {
    expect(settled(['a/1', EMPTY], ['a/2', MARKED], ['b/1', EMPTY, 'named'])).toBe('empty marked named');
  });

  it('are not told where all are full, or where one sign looks now full and now empty', () => {
    expect(settled(['a/2', MARKED], ['a/2', MARKED])).toBe('unclear unclear');
    expect(settled(['a/1', EMPTY], ['a/1', MARKED])).toBe('unclear unclear');
  });
});
