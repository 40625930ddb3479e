import { describe, expect, test } from 'vitest';
import { linesOf } from '../../../../src/forms/scan/ocr/lines-of.ts';
import type { OcrWord } from '../../../../src/forms/scan/ocr/ocr.ts';
import { standsBelowForm } from '../../../../src/forms/scan/outside/below-form.ts';
import { isNamed, wordsBesideSignature } from '../../../../src/forms/scan/outside/beside-signature.ts';
import { fieldsToFillIn, isFilledIn, withoutFilledIn } from '../../../../src/forms/scan/outside/filled-in-fields.ts';
import type { PageWithTable } from '../../../../src/forms/scan/outside/page-with-table.ts';
import { writtenOutside } from '../../../../src/forms/scan/outside/written-outside.ts';
import { createRaster, fillPart } from '../../../../src/forms/scan/picture/raster.ts';

const MM = 8;
const line = (text: string) => ({ text, folded: text.toLowerCase().replaceAll(' ', '') });

/** Words that recognition read, beside each other from x 200 on. */
function read(text: string, y: number, confidence = 96): OcrWord[] {
  const words = text.split(' ');
  return words.map((word, i) => ({
    text: word,
    confidence,
    line: y,
    box: { x: 200 + i * 110, y, width: 100, height: 26 },
  }));
}

/** The last page of a form whose table ends at y 1000, closed and signed for by somebody. */
function page(sender: readonly OcrWord[]): PageWithTable {
  const words = [...read('Yours faithfully,', 1060), ...sender, ...read('Administration of Sweden', 1240)];
  const ink = createRaster(1654, 2339);
  return {
    ink,
    smooth: ink,
    mm: MM,
    words,
    text: linesOf(words, false),
    template: { head: [], records: [], foot: ['Yours faithfully,', 'Administration of'].map(line), rightToLeft: false },
    table: { x: 200, y: 300, width: 1200, height: 700 },
  } as unknown as PageWithTable;
}

const named = page([...read('Lars Ek', 1120), ...read('Head of Affairs', 1180)]);
const unnamed = page([]);

describe('a line that was read below the form', () => {
  const stands = (text: string, y = 1450, confidence?: number) => {
    const words = read(text, y, confidence);
    return standsBelowForm({ text, box: { x: 200, y, width: 300, height: 26 }, words }, named);
  };

  test.each(['draft', 'valid for X.1150 only', 'subject to approval'])('is a remark: %s', (text) => {
    expect(stands(text)).toBe(true);
  });

  test.each(['Draft 3', 'Page 2 of 2', 'page 2 of 2', 'e-mail: a@b.example', 'www.pts.se', 'ok', 'Lars Ek'])(
    'may be print: %s',
    (text) => {
      expect(stands(text)).toBe(false);
    },
  );

  test('is none among the sender’s own lines, or where recognition was not sure of it', () => {
    expect(stands('for the minister', 1275)).toBe(false);
    expect(stands('for the minister', 1450, 30)).toBe(false);
  });

  test('is a remark where most of it was read surely', () => {
    const words = [...read('valid for', 1450), { ...read('x.1190', 1450)[0], confidence: 50 }, ...read('only', 1450)];
    const box = { x: 200, y: 1450, width: 400, height: 26 };
    expect(standsBelowForm({ text: 'valid for x.1190 only', box, words: words as OcrWord[] }, named)).toBe(true);
  });
});

describe('joined letters below all that the form and its sender print', () => {
  const letters = (own: PageWithTable, y: number, width = 170, rise = 2) => {
    const { ink } = own;
    for (let x = 0; x < width; x++)
      fillPart(ink, { x: 560 + x, y: Math.round(y + rise * Math.abs((x % 28) - 14)), width: 4, height: 5 }, 255);
    return writtenOutside({ ...own, smooth: ink, isLast: true, isFirst: false }, []);
  };
  const sender = () => [...read('Lars Ek', 1120), ...read('Head of Affairs', 1180)];

  test('are a remark where the sender’s name is printed', () => {
    expect(letters(page(sender()), 1800)).toHaveLength(1);
  });

  test('are one too where they are but half as high as wide, by a broad pen', () => {
    expect(letters(page(sender()), 1800, 88, 2.8)).toHaveLength(1);
  });

  test('stand too far below the last line of print for a signature from 8 mm on', () => {
    expect(letters(page(sender()), 1400)).toHaveLength(1);
    expect(letters(page([]), 1400)).toEqual([]);
  });

  test('may be the signature where it is not, or where they stand at it', () => {
    expect(letters(page([]), 1800)).toEqual([]);
    expect(letters(page(sender()), 1300)).toEqual([]);
  });
});

describe('separate letters beside where the form is signed', () => {
  const beside = (own: PageWithTable, count: number) => {
    for (let letter = 0; letter < count; letter++) {
      const x = 800 + 36 * letter;
      for (let step = 0; step < 44; step++)
        fillPart(own.ink, { x: x + step / 3, y: 1150 + step, width: 4, height: 4 }, 255);
    }
    return writtenOutside({ ...own, smooth: own.ink, isLast: true, isFirst: false }, []);
  };
  const sender = () => [...read('Lars Ek', 1120), ...read('Head of Affairs', 1180)];

  test('are a remark where the sender’s name is printed: nobody writes it anew', () => {
    expect(beside(page(sender()), 5)).toHaveLength(1);
    expect(beside(page([]), 5)).toEqual([]);
  });

  test('may be a signature where they are few', () => {
    expect(beside(page(sender()), 3)).toEqual([]);
  });

  test('may be a signature whose level flourish came out in pieces', () => {
    const own = page(sender());
    for (let piece = 0; piece < 8; piece++)
      fillPart(own.ink, { x: 790 + 40 * piece, y: 1180 + 2 * piece, width: 30, height: 4 }, 255);
    expect(beside(own, 0)).toEqual([]);
  });
});

describe('a name by hand behind the words in brackets that ask for it', () => {
  const label = [{ text: 'X.1150', folded: 'x1150', left: 108, right: 700, top: 308, bottom: 500 }];
  const statement = [{ text: 'assigns', folded: 'assigns', left: 708, right: 1292, top: 308, bottom: 992 }];
  const asks = { ...line('Administration of [Member State]'), left: 108, right: 700, top: 1240, bottom: 1266 };
  const closing = { ...line('Yours faithfully,'), left: 108, right: 400, top: 1060, bottom: 1086 };
  const none = { lines: [] };
  const slots = { assign: { lines: statement }, 'no-comments': none, comments: none, 'not-assign': none };
  const records = [{ label, slots }];
  /** Letters by hand behind what is read in the form's last line, right of where else the sender's name may stand. */
  const behind = (last: string, { letters = 9, gap = 24, y = 1232 } = {}) => {
    const greeting = page([]).words.filter(({ box }) => box.y < 1200);
    const others = ['Lars Ek', 'Head of Affairs'].flatMap((text, i) => read(text, 1120 + 60 * i));
    const words = [...greeting, ...others, ...read(last, 1240)];
    const own = { ...page([]), words, text: linesOf(words, false) };
    const template = { ...own.template, records, foot: [closing, asks] };
    for (let letter = 0; letter < letters; letter++)
      for (let step = 0; step < 40; step++)
        fillPart(own.ink, { x: 800 + gap + 34 * letter + step / 3, y: y + step, width: 4, height: 4 }, 255);
    return writtenOutside({ ...own, template, smooth: own.ink, isLast: true, isFirst: false } as never, []);
  };

  test('is what is to be written there, where these words are still in their place or struck out', () => {
    expect(behind('Administration of [Member State]')).toEqual([]);
    expect(behind('')).toEqual([]);
  });

  test('is no printed name, however surely it is read', () => {
    const own = page([]);
    const byHand = [...read('Lars', 1244), ...read('Lindqvist', 1244)].map((word) => ({
      ...word,
      box: { ...word.box, x: 830 },
    }));
    const words = [...own.words.filter(({ box }) => box.y < 1200), ...byHand];
    const template = { ...own.template, records, foot: [closing, asks] };
    const signature = { ...own, words, text: linesOf(words, false), template } as unknown as PageWithTable;
    const fields = fieldsToFillIn(signature);
    expect(isNamed(signature, { x: 200, y: 1058, width: 400, height: 360 })).toBe(false);
    expect(isNamed(signature, { x: 200, y: 1058, width: 800, height: 360 })).toBe(true);
    expect(isNamed(withoutFilledIn(signature, fields), { x: 200, y: 1058, width: 800, height: 360 })).toBe(false);
    expect(isFilledIn({ x: 210, y: 1238, width: 300, height: 30 }, fields, signature)).toBe(true);
  });

  test('is a remark where a name is printed in their stead', () => {
    expect(behind('Administration of Sweden')).toHaveLength(1);
  });

  test('is a remark where it is longer than a name, stands apart from them, or in another line', () => {
    expect(behind('Administration of [Member State]', { letters: 14 })).toHaveLength(1);
    expect(behind('Administration of [Member State]', { gap: 90 })).toHaveLength(1);
    expect(behind('Administration of [Member State]', { y: 1300 })).toHaveLength(1);
  });
});

describe('a line that begins in small letters beside the sender’s name', () => {
  const end = { x: 560, y: 1400, width: 150, height: 26 };
  const words = [{ text: 'ffairs', confidence: 90, line: 9, box: end }];
  const isRemark = (before: string, x: number, isSigned: boolean) => {
    const beginning = { text: before, confidence: 28, line: 8, box: { x, y: 1400, width: 250, height: 26 } };
    const own = page([...read('Lars Ek', 1120), beginning]);
    if (isSigned) fillPart(own.ink, { x: x + 250, y: 1410, width: end.x - x - 250, height: 3 }, 255);
    return standsBelowForm({ text: 'ffairs', box: end, words }, own);
  };

  test('is the end of a printed line that somebody signed across', () => {
    expect(isRemark('Headof', 200, true)).toBe(false);
  });

  test('is a remark where no ink leads to it, or what stands before it is no beginning of a line', () => {
    expect(isRemark('Headof', 200, false)).toBe(true);
    expect(isRemark('headof', 200, true)).toBe(true);
    expect(isRemark('Headof', 260, true)).toBe(true);
  });
});

describe('words by hand where the form is signed', () => {
  const signed = { x: 200, y: 1058, width: 400, height: 360 };
  const signature = { box: { x: 300, y: 1290, width: 180, height: 44 }, strokes: 1 };
  const word = { box: { x: 700, y: 1340, width: 96, height: 40 }, strokes: 4 };

  test('are a remark beside a signature, the sender’s name being printed', () => {
    expect(wordsBesideSignature(named, signed, [signature, word])).toEqual([word]);
  });

  test('are a remark too where their letters all touch, beside another signature', () => {
    const joined = { box: { x: 700, y: 1340, width: 250, height: 26 }, strokes: 2 };
    expect(wordsBesideSignature(named, signed, [signature, joined])).toEqual([joined]);
    expect(wordsBesideSignature(named, signed, [joined])).toEqual([]);
    const high = { ...joined, box: { ...joined.box, height: 60 } };
    expect(wordsBesideSignature(named, signed, [signature, high])).toEqual([]);
  });

  test('are one too where the name and the title are a few Chinese signs', () => {
    const chinese = page(read('陈伟明 司长', 1120));
    const inChinese = { ...chinese, words: chinese.words.filter(({ box }) => box.y < 1240) };
    expect(wordsBesideSignature(inChinese, signed, [signature, word])).toEqual([word]);
  });

  test('are one too where recognition reads them, apart from the lines of print', () => {
    const neat = { text: '见意见', confidence: 93, line: 99, box: word.box };
    const byHand = page([...read('陈伟明 司长', 1120), neat]);
    const [found] = wordsBesideSignature(byHand, signed, [signature]);
    expect(found?.box).toEqual(word.box);
    const half = { ...neat, text: '意', box: { ...word.box, x: 730, width: 30 } };
    const ends = [700, 766].map((x) => ({ box: { ...word.box, x, width: 30 }, strokes: 1 }));
    const readInPart = page([...read('陈伟明 司长', 1120), half]);
    expect(wordsBesideSignature(readInPart, signed, [signature, ...ends])[0]?.box).toEqual(word.box);
  });

  test('are none where they begin below another line of print', () => {
    const title = { text: '司长', confidence: 93, line: 98, box: { ...word.box, y: 1200 } };
    const print = page([...read('陈伟明 司长', 1120), title, { ...title, line: 99, box: word.box }]);
    expect(wordsBesideSignature(print, signed, [signature])).toEqual([]);
  });

  test('are one beside a signature that is larger than any letters, but not beside a stamp', () => {
    const drawn = (width: number, height: number) => {
      const own = page([...read('Lars Ek', 1120), ...read('Head of Affairs', 1180)]);
      for (let step = 0; step < 400; step++) {
        const at = { x: 900 + (step / 400) * width, y: 1100 + (height / 2) * (1 + Math.sin(step / 20)) };
        fillPart(own.ink, { ...at, width: 5, height: 5 }, 255);
      }
      return wordsBesideSignature(own, signed, [word]);
    };
    expect(drawn(400, 90)).toEqual([word]);
    expect(drawn(240, 240)).toEqual([]);
  });

  test('may be the date, of which recognition reads figures', () => {
    const reads = (text: string) =>
      page([...named.words.slice(1, 5), { ...read(text, 1340, 20)[0], box: word.box } as OcrWord]);
    expect(wordsBesideSignature(reads('12.1l.2026'), signed, [signature, word])).toEqual([]);
    expect(wordsBesideSignature(reads('X.1150'), signed, [signature, word])).toEqual([word]);
    expect(wordsBesideSignature(reads('X.1150-only'), signed, [signature, word])).toEqual([word]);
  });

  test('may be a name in print that was not read, where the lines of print begin', () => {
    const name = { box: { x: 202, y: 1390, width: 96, height: 30 }, strokes: 5 };
    expect(wordsBesideSignature(named, signed, [signature, name])).toEqual([]);
    const higher = { ...name, box: { ...name.box, height: 40 } };
    expect(wordsBesideSignature(named, signed, [signature, higher])).toEqual([higher]);
  });

  test('may be letters of a stamp, which has more ink around them', () => {
    const stamped = page([...read('Lars Ek', 1120), ...read('Head of Affairs', 1180)]);
    fillPart(stamped.ink, { x: 700, y: 1320, width: 90, height: 3 }, 255);
    expect(wordsBesideSignature(stamped, signed, [signature, word])).toEqual([]);
  });

  test('may be the signature itself, its flourish or the sender’s name', () => {
    expect(wordsBesideSignature(named, signed, [word])).toEqual([]);
    expect(wordsBesideSignature(named, signed, [word, { ...signature, box: { ...word.box, y: 1390 } }])).toEqual([]);
    expect(wordsBesideSignature(unnamed, signed, [signature, word])).toEqual([]);
  });
});
