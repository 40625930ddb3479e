import { describe, expect, test } from 'vitest';
import type { JudgedPage } from '../../../../src/forms/scan/judged-pages.ts';
import { createRaster, type Rect } from '../../../../src/forms/scan/picture/raster.ts';
import { remarksOn } from '../../../support/remarks-on.ts';

/** A page at 200 dpi whose table ends in its middle; its last record shows so many of its four options. */
function page(options: number, drawn: readonly Rect[]): JudgedPage {
  const ink = createRaster(1654, 2339);
  for (const { x, y, width, height } of drawn) {
    for (let row = y; row < y + height; row++) {
      // The outline of a letter: what is filled is a blot.
      const isEdge = row < y + 4 || row >= y + height - 4;
      if (isEdge) ink.data.fill(255, row * ink.width + x, row * ink.width + x + width);
      else for (let i = 0; i < 4; i++) ink.data.fill(255, row * ink.width + x + i, row * ink.width + x + i + 1);
    }
  }
  const slots = ['assign', 'no-comments', 'comments', 'not-assign'].slice(0, options);
  const reading = { index: 0, slots: Object.fromEntries(slots.map((slot) => [slot, {}])), doubt: null };
  return {
    form: {
      template: { head: [], foot: [], records: [], rightToLeft: false },
      picture: { legible: ink, toSource: (x: number, y: number) => [x / ink.width, y / ink.height] },
      words: [],
    },
    part: 'scan.pdf',
    page: 1,
    records: [{ reading }],
    table: { x: 200, y: 300, width: 1200, height: 900 },
    rings: [],
  } as unknown as JudgedPage;
}

/** Letters of a word, beside each other. */
function word(x: number, y: number, letters: number): Rect[] {
  return Array.from({ length: letters }, (_, i) => ({ x: x + i * 30, y, width: 24, height: 26 }));
}

describe('handwriting about the table', () => {
  const belowTable = word(800, 1225, 12);

  test('is a remark where it stands in the margin at the height of the table’s end', () => {
    for (const options of [2, 4]) expect(remarksOn([page(options, word(1450, 1187, 3))])).toHaveLength(1);
  });

  test('is none where it is the tip of a ring around an option, and one beside it', () => {
    const ring = { x: 500, y: 1180, width: 960, height: 44 };
    const ringed = (x: number) => ({ ...page(4, [{ x, y: 1187, width: 32, height: 26 }]), rings: [ring] });
    expect(remarksOn([ringed(1445)])).toEqual([]);
    expect(remarksOn([ringed(1465)])).toHaveLength(1);
  });

  test('is a remark where it stands below a record that was read whole', () => {
    expect(remarksOn([page(4, belowTable)])).toHaveLength(1);
  });

  test('may be the next line of a record that goes on, and is none then; farther below it is one again', () => {
    expect(remarksOn([page(2, belowTable)])).toEqual([]);
    expect(remarksOn([page(2, word(800, 1400, 12))])).toHaveLength(1);
  });
});

describe('handwriting below the table', () => {
  /** A page that shows the first of so many records. */
  const ofRecords = (count: number): JudgedPage => {
    const own = page(4, word(400, 1400, 12));
    const option = { lines: [] };
    const slots = { assign: option, 'no-comments': option, comments: option, 'not-assign': option };
    const record = { ref: 'X.1150', label: [], slots };
    return { ...own, form: { ...own.form, template: { ...own.form.template, records: Array(count).fill(record) } } };
  };

  test('is a remark where the form goes on overleaf, and the sender’s name where it ends', () => {
    expect(remarksOn([ofRecords(2)])).toHaveLength(1);
    expect(remarksOn([ofRecords(1)])).toEqual([]);
  });
});

describe('handwriting above the table', () => {
  /** A page whose table begins at row 1200, with the form's first record or a later one, and its head's lines by their rows. */
  function headed(index: number, drawn: readonly Rect[], lines: readonly [string, number][], read = lines): JudgedPage {
    const own = page(4, drawn);
    const words = read.flatMap(([text, y], line) => {
      return text.split(' ').map((word, i) => {
        return { text: word, confidence: 96, line, box: { x: 200 + i * 110, y, width: 100, height: 26 } };
      });
    });
    const head = lines.map(([text, top]) => {
      const folded = text.toLowerCase().replaceAll(' ', '');
      return { text, folded, left: 200, right: 200 + text.length * 26, top, bottom: top + 26 };
    });
    return {
      ...own,
      form: { ...own.form, words, template: { ...own.form.template, head } },
      records: [{ reading: { ...own.records[0]?.reading, index } }],
      table: { x: 200, y: 1200, width: 1200, height: 900 },
    } as unknown as JudgedPage;
  }
  const HEAD: [string, number][] = [
    ['Subject Member State response to the Circular', 300],
    ...['To', 'From', 'Fax', 'Date'].map((field, i): [string, number] => [field, 500 + 60 * i]),
    ['With respect to the Member State consultation', 1000],
    ['Select one of the two boxes', 1170],
  ];

  test('is a remark above the title, and between the letter and the table', () => {
    for (const y of [200, 1050]) expect(remarksOn([headed(0, word(500, y, 8), HEAD)])).toHaveLength(1);
  });

  test('is what the sender filled in between the title and the letter', () => {
    expect(remarksOn([headed(0, word(500, 610, 8), HEAD)])).toEqual([]);
  });

  test('may be the heading of the table, or the end of the letter, that was not read', () => {
    expect(remarksOn([headed(0, word(500, 1150, 8), HEAD, HEAD.slice(0, -1))])).toEqual([]);
    const longer = HEAD.toSpliced(-1, 0, ['is set out in the table below', 1050]);
    expect(remarksOn([headed(0, word(500, 1050, 8), longer, HEAD)])).toEqual([]);
  });

  test('is a remark anywhere on a page that goes on with the table', () => {
    expect(remarksOn([headed(3, word(500, 600, 8), [])])).toHaveLength(1);
    expect(remarksOn([headed(0, word(500, 600, 8), [])])).toEqual([]);
  });
});

describe('where the form prints nothing', () => {
  /** The page with these words recognised on it, and the heading of its table's columns among the form's lines. */
  function withWords(drawn: readonly Rect[], read: readonly [string, Rect][]): JudgedPage {
    const own = page(4, drawn);
    const words = read.map(([text, box]) => ({ text, confidence: 96, line: box.y, box }));
    const heading = { text: 'Select one', folded: 'selectone', left: 0, right: 0, top: 0, bottom: 0 };
    const template = { ...own.form.template, head: [heading] };
    return { ...own, empty: null, form: { ...own.form, words, template } } as unknown as JudgedPage;
  }
  const HEADING: [string, Rect][] = [
    ['Select', { x: 300, y: 260, width: 90, height: 26 }],
    ['one', { x: 400, y: 260, width: 50, height: 26 }],
  ];
  const printed = HEADING.map(([, box]) => box);

  test('a short word in the margin is a remark though recognition read it', () => {
    const [letter] = word(1480, 700, 1);
    if (!letter) throw new Error('no letter');
    expect(remarksOn([withWords([letter], [['if', letter]])])).toHaveLength(1);
  });

  test('so is one in the row of the heading, and the heading itself is none', () => {
    const written = word(900, 260, 3);
    const read = written.map((box): [string, Rect] => ['see', box]);
    expect(remarksOn([withWords([...printed, ...written], [...HEADING, ...read])])).toHaveLength(1);
    expect(remarksOn([withWords(printed, HEADING)])).toEqual([]);
  });

  test('a speck is none, nor what runs along the edge of the sheet', () => {
    const traces = [
      { x: 100, y: 600, width: 5, height: 5 },
      { x: 4, y: 320, width: 8, height: 300 },
    ];
    expect(remarksOn([withWords(traces, [])])).toEqual([]);
  });

  test('the edge of the sheet is that of the page as it came: one that was turned upright lies within a larger picture', () => {
    const fibre = () => withWords([{ x: 1600, y: 700, width: 20, height: 30 }], []);
    const turned = fibre();
    turned.form.picture.toSource = (x, y) => [(x + 22) / 1654, y / 2339];
    expect(remarksOn([turned])).toEqual([]);
    expect(remarksOn([fibre()])).toHaveLength(1);
  });

  test('a punched hole is none', () => {
    const own = withWords([], []);
    const ink = own.form.picture.legible;
    for (let y = -22; y <= 22; y++) {
      for (let x = -22; x <= 22; x++)
        if (Math.abs(Math.hypot(x, y) - 21) < 2) ink.data[(800 + y) * ink.width + 90 + x] = 255;
    }
    expect(remarksOn([own])).toEqual([]);
  });

  test('nor is one that stands so close to the table that the margin’s edge cuts it', () => {
    const holeAt = (x: number, drawn: readonly Rect[] = []) => {
      const own = withWords(drawn, []);
      const ink = own.form.picture.legible;
      for (let y = -22; y <= 22; y++) {
        for (let u = -22; u <= 22; u++) if (Math.hypot(u, y) < 22) ink.data[(800 + y) * ink.width + x + u] = 255;
      }
      return own;
    };
    for (const x of [130, 140, 150]) expect(remarksOn([holeAt(x)])).toEqual([]);
    const [letter] = word(96, 860, 1);
    if (!letter) throw new Error('no letter');
    expect(remarksOn([holeAt(150, [letter])])).toHaveLength(1);
  });
});
