import { describe, expect, test } from 'vitest';
import type { JudgedPage } from '../../../src/forms/scan/judged-pages.ts';
import { createRaster, fillPart } from '../../../src/forms/scan/picture/raster.ts';
import { remarksOn } from '../../support/remarks-on.ts';

/** Words that recognition read, at this place, so surely. */
interface Read {
  text: string;
  x: number;
  y: number;
  confidence?: number;
  height?: number;
}

const TITLE: Read = { text: 'Subject Member State response to the Circular', x: 200, y: 300 };
const HEADING: Read = { text: 'Select one of the two boxes', x: 200, y: 870 };

/** The first page of a form of so many records, one of which it shows, at 200 dpi. */
function page({
  records = 2,
  read = [],
  foot = [],
}: {
  records?: number;
  read?: readonly Read[];
  foot?: readonly string[];
}): JudgedPage {
  const ink = createRaster(1654, 2339);
  const words = [TITLE, HEADING, ...read].flatMap(({ text, x, y, confidence = 96, height = 26 }, line) =>
    text
      .split(' ')
      .map((word, i) => ({ text: word, confidence, line, box: { x: x + i * 110, y, width: 100, height } })),
  );
  const line = (text: string) => {
    const folded = text.toLowerCase().replaceAll(' ', '');
    return { text, folded, left: 200, right: 200 + text.length * 26, top: 300, bottom: 326 };
  };
  const slot = { lines: [] };
  const record = {
    ref: 'X.1150',
    label: [],
    slots: { assign: slot, 'no-comments': slot, comments: slot, 'not-assign': slot },
  };
  return {
    form: {
      template: {
        head: [TITLE.text, 'To', 'From', 'Fax', HEADING.text].map(line),
        foot: foot.map(line),
        records: Array(records).fill(record),
        rightToLeft: false,
      },
      picture: { legible: ink, toSource: (x: number, y: number) => [x / ink.width, y / ink.height] },
      words,
    },
    part: 'scan.pdf',
    page: 1,
    records: [
      { reading: { index: 0, slots: { assign: {}, 'no-comments': {}, comments: {}, 'not-assign': {} }, doubt: null } },
    ],
    table: { x: 200, y: 900, width: 1200, height: 900 },
    rings: [],
    empty: null,
  } as unknown as JudgedPage;
}

/** One stroke as long and high as a joined word, drawn up and down. */
function withJoinedWord(own: JudgedPage, y: number, darkness: number, left = 500, width = 150): JudgedPage {
  const ink = own.form.picture.legible;
  for (let x = 0; x < width; x++) {
    const up = Math.abs((x % 24) - 12);
    fillPart(ink, { x: left + x, y: y + 2 * up, width: 3, height: 4 }, darkness);
  }
  return own;
}

describe('a joined word, however pale,', () => {
  test('is a remark above the title, and below the table of a page that goes on overleaf', () => {
    for (const y of [180, 2000]) {
      for (const darkness of [255, 70]) expect(remarksOn([withJoinedWord(page({}), y, darkness)])).toHaveLength(1);
    }
  });

  test('may be a signature below the end of the table, and what a sender filled in below the title', () => {
    expect(remarksOn([withJoinedWord(page({ records: 1 }), 2000, 255)])).toEqual([]);
    expect(remarksOn([withJoinedWord(page({}), 600, 255)])).toEqual([]);
  });
});

describe('small signs below a letterhead', () => {
  const below = (left: number, letterhead: number) =>
    remarksOn([
      withJoinedWord(
        page({ read: [{ text: 'Ministry', x: 500, y: 144, height: 38, confidence: letterhead }] }),
        186,
        255,
        left,
      ),
    ]);

  test('are its print, be it unread, where they begin right below it', () => {
    expect(below(500, 96)).toEqual([]);
  });

  test('are a remark where they begin elsewhere, or what stands above is no print', () => {
    expect(below(530, 96)).toHaveLength(1);
    expect(below(500, 30)).toHaveLength(1);
  });
});

describe('a joined word in a corner at the foot', () => {
  const at = (left: number, y: number, width: number) => withJoinedWord(page({}), y, 255, left, width);

  test('is what people initial pages with where all pages bear one', () => {
    expect(remarksOn([at(1350, 2200, 110), at(1330, 2230, 130)])).toEqual([]);
    expect(remarksOn([at(150, 2200, 110), at(160, 2190, 100)])).toEqual([]);
  });

  test('is a remark where not every page bears one, in the same place and as large, and no other beside it', () => {
    const first = () => at(1350, 2200, 110);
    expect(remarksOn([first()])).toHaveLength(1);
    expect(remarksOn([first(), page({})])).toHaveLength(1);
    expect(remarksOn([first(), at(1200, 2200, 110)])).toHaveLength(2);
    expect(remarksOn([first(), at(1260, 2200, 220)])).toHaveLength(2);
    expect(remarksOn([first(), withJoinedWord(first(), 2130, 255, 1350, 110)])).toHaveLength(2);
  });
});

describe('a line in the row of the heading, drawn in steps as by a coarse fax,', () => {
  /** So many pixels wide, each step as much lower than the one before. */
  const stepped = (y: number, { width = 200, lower = 3 } = {}) => {
    const own = page({});
    for (let x = 0; x < width; x += 50) {
      const step = { x: 900 + x, y: y + (x / 50) * lower, width: 50, height: 5 };
      fillPart(own.form.picture.legible, step, 255);
    }
    return remarksOn([own]);
  };

  test('is left of a ruled line above its letters, or below them', () => {
    expect(stepped(857)).toEqual([]);
    expect(stepped(894, { lower: 2 })).toEqual([]);
  });

  test('is a remark at the height of its letters, and where it leads downwards', () => {
    expect(stepped(878)).toHaveLength(1);
    expect(stepped(861, { lower: 6 })).toHaveLength(1);
  });
});

describe('words that were read about the table', () => {
  const at = (text: string, y: number, confidence = 96) =>
    remarksOn([page({ records: 1, read: [{ text, x: 300, y, confidence }] })]);

  test('are a remark where they hold an opinion or name one of the texts', () => {
    for (const y of [180, 600, 2000]) {
      expect(at('we do not agree', y)).toHaveLength(1);
      expect(at('regarding X.1150', y)).toHaveLength(1);
    }
  });

  test('are quoted to staff', () => {
    expect(at('we do not agree', 600)[0]?.message).toContain('"we do not agree"');
  });

  test('are none where they list the texts in the form’s own words', () => {
    for (const title of ['X.1150, X.1221, X.1222', 'Circular X.1150, X.1221']) expect(at(title, 600)).toEqual([]);
  });

  test('are none where they are the form’s own, a name or an address, or hardly read', () => {
    for (const own of ['Subject Member State', 'Director of Standards', 'Geneva 12 May'])
      expect(at(own, 2000)).toEqual([]);
    expect(at('we do not agree', 2000, 40)).toEqual([]);
  });

  test('are none where they are the end of the title, all texts behind the form’s own words', () => {
    expect(at('response to the Circular X.1150, X.1221, X.1222, X.1280, X.1281, X.1352, X.1373', 180)).toEqual([]);
    expect(at('see our separate letter X.1150, X.1221, X.1222, X.1280', 180)).toHaveLength(1);
    expect(at('not X.1150, X.1221, X.1222, X.1280, X.1281, X.1352, X.1373', 180)).toHaveLength(1);
    expect(at('response to the Circular X.1221, X.1222, X.1280, X.1281, X.1352, X.1373', 180)).toHaveLength(1);
  });

  test('are none where they are a hint of the form, left unfilled and misread by a letter', () => {
    const left = (text: string, hint = '[Nom]') =>
      remarksOn([page({ records: 1, foot: [hint], read: [{ text, x: 200, y: 2000 }] })]);
    expect(left('[Non]')).toEqual([]);
    expect(left('Non')).toHaveLength(1);
    expect(left('[Non]', '[Cargo]')).toHaveLength(1);
  });

  test('are a remark where nothing is to be written, if they are no letterhead', () => {
    expect(at('see letter', 180)).toHaveLength(1);
    for (const head of ['Ministry of Communications', 'www.regulator.example', 'page 1'])
      expect(at(head, 180)).toEqual([]);
  });
});
