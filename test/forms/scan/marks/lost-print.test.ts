import { describe, expect, test } from 'vitest';
import { findLostPrint } from '../../../../src/forms/scan/marks/paper/lost-print.ts';
import { createRaster, erase, fillPart, type Raster } from '../../../../src/forms/scan/picture/raster.ts';
import type { AlignedTable } from '../../../../src/forms/scan/template/align-page.ts';
import type { PlacedRecord } from '../../../../src/forms/scan/template/placed-record.ts';

const TOPS = [40, 120, 200];

/** Three records of one line, its words of letters six pixels wide; `dark` is how black the page shows them. */
function print(dark = 255): Raster {
  const page = createRaster(460, 260);
  for (const top of TOPS) {
    for (let x = 40; x < 420; x += 8) {
      const isSpace = (x - 40) % 56 === 48;
      for (let y = top; y < top + 20 && !isSpace; y++) page.data.fill(dark, y * 460 + x, y * 460 + x + 6);
    }
  }
  return page;
}

const placed = TOPS.map((top, index): PlacedRecord => {
  const line = { text: 'does not assign authority', folded: '', left: 40, right: 420, top, bottom: top + 20 };
  const zone = { x: 10, y: top, width: 20, height: 20 };
  return { index, label: [], slots: [{ slot: 'not-assign', outline: null, zone, lines: [line] }] };
});

/** The word at which each of the records is in doubt. */
function lost(page: Raster, isOwnPrint: boolean): (number | null)[] {
  const blank = isOwnPrint ? page : print();
  return findLostPrint({ page, blank, isOwnPrint } as AlignedTable, placed).map((box) => box?.x ?? null);
}

/** Correction fluid over the second word of the second record. */
function painted(dark?: number): Raster {
  const page = print(dark);
  erase(page, { x: 94, y: 118, width: 50, height: 24 });
  return page;
}

describe('a word of the form that is painted over', () => {
  test('is missed where the issued form has it, in a pale scan too', () => {
    expect(lost(painted(), false)).toEqual([null, 96, null]);
    expect(lost(painted(130), false)).toEqual([null, 96, null]);
  });

  test('is missed where all other records have it, in a print of its own', () => {
    expect(lost(painted(), true)).toEqual([null, 96, null]);
  });
});

test('words of one letter are not missed where recognition begins their line a few pixels too far', () => {
  const page = createRaster(460, 260);
  const records = [10, 60, 110, 160, 210].map((top, index): PlacedRecord => {
    for (let x = 40; x < 420; x += 24) fillPart(page, { x, y: top, width: 4, height: 20 }, 255);
    const left = index === 1 ? 45 : 40;
    const line = { text: 'y', folded: '', left, right: 420, top, bottom: top + 20 };
    const zone = { x: 10, y: top, width: 20, height: 20 };
    return { index, label: [], slots: [{ slot: 'comments', outline: null, zone, lines: [line] }] };
  });
  const table = { page, blank: page, isOwnPrint: true } as AlignedTable;
  expect(findLostPrint(table, records)).toEqual(records.map(() => null));
});

test('words that are there are not missed, however pale the scan is', () => {
  for (const dark of [255, 110]) {
    expect(lost(print(dark), false)).toEqual([null, null, null]);
  }
  expect(lost(print(), true)).toEqual([null, null, null]);
});

test('the last record of a page may go on overleaf', () => {
  const page = print();
  erase(page, { x: 0, y: 195, width: 460, height: 40 });
  const [line] = placed[2]?.slots[0]?.lines ?? [];
  const slots = [
    { slot: 'not-assign' as const, outline: null, zone: { x: 10, y: 120, width: 20, height: 20 }, lines: [] },
  ];
  const last = {
    index: 1,
    label: [],
    slots: slots.map((slot) => ({ ...slot, lines: [...(placed[1]?.slots[0]?.lines ?? []), ...(line ? [line] : [])] })),
  };
  const table = { page, blank: print(), isOwnPrint: false } as AlignedTable;
  expect(findLostPrint(table, [...placed.slice(0, 1), last])).toEqual([null, null]);
});
