import { describe, expect, it } from 'vitest';
import type { Line } from '../../../../src/forms/readers/pdf/layout/lines.ts';
import { withoutRunningLines } from '../../../../src/forms/readers/pdf/pages/running-lines.ts';

function line(text: string, y: number): Line {
  const rect = { left: 20, top: y - 5, right: 500, bottom: y + 5 };
  const piece = { text, format: new Set<never>(), box: null, rect, y, x: 20, size: 10, order: 0 };
  return { pieces: [piece], y, size: 10, rect };
}

/** What is left of pages with a head, a line of the form and a foot. */
function left(pages: readonly (readonly [head: string, foot: string])[]): string[] {
  const laid = pages.map(([head, foot], at) => ({
    page: at + 1,
    height: 842,
    sections: [
      { kind: 'text' as const, lines: [line(head, 20), line(`Draft new Recommendation ITU-T X.11${at}0`, 300)] },
      { kind: 'text' as const, lines: [line(foot, 820)] },
    ],
  }));
  const sections = withoutRunningLines(laid).flatMap((page) => page.sections);
  const texts = sections.flatMap(({ lines }) => lines.map(({ pieces }) => pieces.map(({ text }) => text).join('')));
  return texts.filter((text) => !text.startsWith('Draft'));
}

describe('a head or foot that runs through the pages', () => {
  it('is kept once, the foot on the last page', () => {
    const foot = (page: number) => `https://mail.example/message ${page}/3`;
    const pages = [1, 2, 3].map((page) => ['11/28/26, 8:19 PM', foot(page)] as const);
    expect(left(pages)).toEqual(['11/28/26, 8:19 PM', foot(3)]);
  });

  it('is kept where a page says another thing', () => {
    expect(
      left([
        ['Kigali office', 'Rwanda agrees'],
        ['Kigali office', 'Rwanda objects'],
      ]),
    ).toEqual(['Kigali office', 'Rwanda agrees', 'Rwanda objects']);
  });

  it('is none where the form itself repeats its words, or a word of it stands alone', () => {
    const said = 'Comments and suggested changes are attached';
    expect(
      left([
        ['No', said],
        ['No', said],
      ]),
    ).toEqual(['No', said, 'No', said]);
  });

  it('is none where it names a text', () => {
    const said = 'Our experts on X.1150 stay away';
    expect(
      left([
        [said, 'Kigali 1'],
        [said, 'Kigali 2'],
      ]),
    ).toEqual([said, said, 'Kigali 2']);
  });
});
