import { describe, expect, test } from 'vitest';
import { brokenRecords } from '../../../src/forms/scan/own-print/doubted-records.ts';
import type { NamedGroup } from '../../../src/forms/scan/own-print/name-groups.ts';
import type { SlotLine } from '../../../src/forms/scan/template/slot-lines.ts';
import type { Template } from '../../../src/forms/scan/template/template.ts';

const template = { records: ['X.1', 'X.2', 'X.3', 'X.4', 'X.5'].map((ref) => ({ ref })) } as unknown as Template;

/** The lines of these options below each other. */
function lines(y: number, ...slots: string[]): SlotLine[] {
  const word = (at: number) => ({
    text: 'assigns',
    box: { x: 300, y: at, width: 90, height: 24 },
    confidence: 90,
    line: at,
  });
  return slots.map((slot, i) => ({ slot, y: y + 40 * i, words: [word(y + 40 * i)] })) as unknown as SlotLine[];
}

function named(index: number, y: number): NamedGroup {
  return { index, lines: lines(y, 'assign', 'no-comments', 'comments', 'not-assign'), label: [], bottom: y + 160 };
}

function doubted(rest: SlotLine[][], ...groups: NamedGroup[]): string[] {
  return brokenRecords(rest, groups, template).map(({ index }) => template.records[index]?.ref ?? '');
}

describe('options that make no whole record', () => {
  test('are those of the records that must stand there', () => {
    const [first, second] = [lines(100, 'assign', 'comments'), lines(300, 'assign', 'no-comments')];
    expect(doubted([first, second], named(4, 500))).toEqual(['X.3', 'X.4']);
    expect(doubted([first, second], named(0, 20))).toEqual(['X.2', 'X.3']);
    expect(doubted([lines(200, 'assign'), lines(600, 'assign')], named(1, 400))).toEqual(['X.1', 'X.3']);
  });

  test('may be one record in pieces', () => {
    expect(doubted([lines(100, 'assign', 'comments'), lines(200, 'not-assign')], named(2, 300))).toEqual([
      'X.2',
      'X.2',
    ]);
    expect(doubted([lines(100, 'not-assign')], named(2, 300))).toEqual(['X.2']);
  });

  test('are no text’s where the form has none there', () => {
    expect(doubted([lines(900, 'assign')], named(4, 500))).toEqual([]);
  });
});
