import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import type { Slot } from '../../src/domain/evidence.ts';
import { bilevel, fax, type Picture, photo, scanner } from './scan-effects.ts';
import { PENS, type Pen, ring, SHAPES, type Shape, type Strokes, strikeThrough, toSvg, wash } from './scan-marks.ts';
import type { PrintedForm, PrintedSlot } from './scan-print.ts';
import { Random } from './scan-random.ts';

/** Classes of scans: what carried the page, and what was drawn on it. */
export const SCAN_CLASSES = [
  'scan-300',
  'scan-200',
  'scan-150',
  'fax',
  'fax-coarse',
  'photo',
  'turned',
  'pencil',
  'highlighter',
  'rings',
  'corrections',
  'adversarial',
  'scan-100',
  'bilevel',
  'highlighted-words',
] as const;

export type ScanClass = (typeof SCAN_CLASSES)[number];

/** What an attentive person reads in one text's record; `staff` where a person should ask. */
export type Truth = 'no-comments' | 'comments' | 'not-assign' | 'staff';

export interface WrittenScan {
  /** A PDF of pictures. */
  pdf: Uint8Array;
  /** The pictures alone, as JPEG or PNG. */
  pages: Buffer[];
  truths: Truth[];
  /** What was drawn on each record, in words. */
  drawn: string[];
}

/** Dots per inch at which a class's pages are printed before its effects are applied. */
export function printResolution(scanClass: ScanClass): number {
  if (scanClass === 'scan-300') return 300;
  if (scanClass === 'scan-150') return 150;
  if (scanClass === 'scan-100') return 100;
  return scanClass === 'photo' ? 250 : 200;
}

/** One marked form of a class, the same for the same seed. */
export async function writeScan(form: PrintedForm, scanClass: ScanClass, seed: number): Promise<WrittenScan> {
  const random = new Random(seed * 7919 + SCAN_CLASSES.indexOf(scanClass) * 104_729 + 17);
  const dpi = printResolution(scanClass);
  const slots = form.pages.flatMap((page) => page.slots);
  const count = Math.floor(slots.length / 4);
  const marks = Array.from({ length: count }, (_, record) =>
    markRecord(
      slots.filter((slot) => slot.record === record),
      scanClass,
      random,
      dpi,
    ),
  );
  const pages: Buffer[] = [];
  for (const page of form.pages) {
    const own = marks.flatMap((record) => record.strokes.filter(({ slot }) => page.slots.includes(slot)));
    const drawn = await draw(page, own, dpi, random);
    pages.push(await carry(drawn, scanClass, random));
  }
  return {
    pdf: await bind(pages),
    pages,
    truths: marks.map((mark) => mark.truth),
    drawn: marks.map((mark) => mark.words),
  };
}

/** Printed pages as a class's carrier brings them, with nothing drawn on them; the same for the same seed. */
export async function carryPages(pages: readonly Picture[], scanClass: ScanClass, seed: number): Promise<Buffer[]> {
  const random = new Random(seed * 7919 + SCAN_CLASSES.indexOf(scanClass) * 104_729 + 29);
  const carried: Buffer[] = [];
  for (const page of pages) carried.push(await carry(page, scanClass, random));
  return carried;
}

interface Drawn {
  slot: PrintedSlot;
  strokes: Strokes;
  pen: Pen;
}

interface RecordMarks {
  truth: Truth;
  words: string;
  strokes: Drawn[];
}

type Places = Record<Slot, PrintedSlot>;

function markRecord(slots: PrintedSlot[], scanClass: ScanClass, random: Random, dpi: number): RecordMarks {
  const places = Object.fromEntries(slots.map((slot) => [slot.slot, slot])) as Places;
  const truth = random.pick<Truth>(['no-comments', 'no-comments', 'comments', 'not-assign']);
  const chosen = chosenSlots(truth).map((slot) => places[slot]);
  const pen = penOf(scanClass, random);
  const plain = (slot: PrintedSlot) => ({ slot, pen, strokes: SHAPES[shapeFor(slot, random)](slot.rect, random) });
  if (scanClass === 'rings') {
    const strokes = chosen.map((slot) => ({ slot, pen, strokes: ringFor(slot, random, dpi) }));
    return { truth, words: `${truth} by rings`, strokes };
  }
  if (isHighlighted(scanClass)) {
    const areaOf = ({ rect, wording }: PrintedSlot) => (scanClass === 'highlighter' ? rect : wording);
    return {
      truth,
      words: `${truth} by ${scanClass}`,
      strokes: chosen.map((slot) => ({ slot, pen, strokes: wash(areaOf(slot)) })),
    };
  }
  const strokes = chosen.map(plain);
  if (scanClass === 'corrections') return correct(truth, strokes, places, pen, random);
  if (scanClass === 'adversarial') return deceive(truth, strokes, places, pen, random, dpi);
  return { truth, words: truth, strokes };
}

function isHighlighted(scanClass: ScanClass): boolean {
  return scanClass === 'highlighter' || scanClass === 'highlighted-words';
}

function chosenSlots(truth: Truth): Slot[] {
  if (truth === 'not-assign') return ['not-assign'];
  return truth === 'staff' ? [] : ['assign', truth];
}

function penOf(scanClass: ScanClass, random: Random): Pen {
  if (scanClass === 'pencil') return PENS.pencil;
  if (isHighlighted(scanClass)) return PENS.highlighter;
  return random.pick([PENS.blue, PENS.blue, PENS.black, PENS.red, PENS.felt]);
}

function shapeFor(slot: PrintedSlot, random: Random): Shape {
  return slot.slot === 'assign' || slot.slot === 'not-assign'
    ? random.pick<Shape>(['tick', 'cross', 'cross', 'slash', 'fill'])
    : random.pick<Shape>(['tick', 'cross', 'fill', 'dot']);
}

function ringFor(slot: PrintedSlot, random: Random, dpi: number): Strokes {
  const margin = dpi * random.between(0.04, 0.07);
  return ring(random.chance(0.5) ? slot.rect : slot.wording, random, margin);
}

/** A first choice blackened or crossed out, and another one made: a person sees it, a machine must ask. */
function correct(truth: Truth, strokes: Drawn[], places: Places, pen: Pen, random: Random): RecordMarks {
  const wrong = truth === 'not-assign' ? places.assign : places['not-assign'];
  const blackened = { slot: wrong, pen: PENS.felt, strokes: SHAPES.fill(wrong.rect, random) };
  const crossed = {
    slot: wrong,
    pen,
    strokes: [...SHAPES.tick(wrong.rect, random), ...strikeThrough(wrong.wording, random)],
  };
  const first = random.chance(0.5) ? blackened : crossed;
  return { truth: 'staff', words: `${truth}, the other box corrected`, strokes: [...strokes, first] };
}

const DECEPTIONS = [
  'both-boxes',
  'ring-elsewhere',
  'hairline',
  'beside',
  'struck',
  'between',
  'remark',
  'both-options',
  'blank',
] as const;

function deceive(truth: Truth, strokes: Drawn[], places: Places, pen: Pen, random: Random, dpi: number): RecordMarks {
  const other = truth === 'not-assign' ? places.assign : places['not-assign'];
  const words = random.pick(DECEPTIONS);
  const extra = deception(words, strokes, other, places, pen, random, dpi);
  return {
    truth: 'staff',
    words: `${truth}, ${words}`,
    strokes: words === 'beside' || words === 'between' || words === 'blank' ? extra : [...strokes, ...extra],
  };
}

function deception(
  kind: (typeof DECEPTIONS)[number],
  strokes: Drawn[],
  other: PrintedSlot,
  places: Places,
  pen: Pen,
  random: Random,
  dpi: number,
): Drawn[] {
  const mm = dpi / 25.4;
  const moved = (slot: PrintedSlot, dx: number, dy: number) => ({
    ...slot.rect,
    x: slot.rect.x + dx,
    y: slot.rect.y + dy,
  });
  switch (kind) {
    case 'both-boxes':
      return [{ slot: other, pen, strokes: SHAPES.cross(other.rect, random) }];
    case 'ring-elsewhere':
      return [{ slot: other, pen, strokes: ring(other.wording, random, 2 * mm) }];
    case 'hairline':
      return [{ slot: other, pen: PENS.hairline, strokes: SHAPES.cross(other.rect, random) }];
    case 'beside':
      return [{ slot: other, pen, strokes: SHAPES.cross(moved(other, 12 * mm, 0), random) }];
    case 'struck': {
      const [first] = strokes;
      return first ? [{ slot: first.slot, pen, strokes: strikeThrough(first.slot.wording, random) }] : [];
    }
    case 'between': {
      const middle = moved(places['no-comments'], 0, (places.comments.rect.y - places['no-comments'].rect.y) / 2);
      return [
        { slot: places.assign, pen, strokes: SHAPES.cross(places.assign.rect, random) },
        { slot: places.comments, pen, strokes: SHAPES.fill(middle, random) },
      ];
    }
    case 'remark':
      return [{ slot: other, pen, strokes: scribble(other, mm, random) }];
    case 'blank':
      return [];
    case 'both-options':
      return [places['no-comments'], places.comments].map((slot) => ({
        slot,
        pen,
        strokes: SHAPES.cross(slot.rect, random),
      }));
  }
}

/** Handwriting between the lines: what it says nobody but a person can tell. */
function scribble(slot: PrintedSlot, mm: number, random: Random): Strokes {
  const x = slot.wording.x + slot.wording.width * 0.4;
  const y = slot.wording.y + slot.wording.height * 1.2;
  return [
    Array.from({ length: 40 }, (_, i): [number, number] => [
      x + i * mm * 0.7,
      y + (i % 2 ? 1.2 : -1.2) * mm * random.between(0.5, 1),
    ]),
  ];
}

async function draw(page: Picture, marks: Drawn[], dpi: number, random: Random): Promise<Picture> {
  let { pixels } = page;
  for (const { strokes, pen } of marks) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${page.width}" height="${page.height}">${toSvg(strokes, pen, dpi, random)}</svg>`;
    pixels = await sharp(pixels, { raw: { width: page.width, height: page.height, channels: 3 } })
      .composite([{ input: Buffer.from(svg), blend: pen.multiply ? 'multiply' : 'over' }])
      .removeAlpha()
      .raw()
      .toBuffer();
  }
  return { ...page, pixels };
}

function carry(page: Picture, scanClass: ScanClass, random: Random): Promise<Buffer> {
  switch (scanClass) {
    case 'fax':
    case 'fax-coarse':
      return fax(page, random, scanClass === 'fax-coarse');
    case 'photo':
      return photo(page, random);
    case 'bilevel':
      return bilevel(page, random);
    case 'turned':
      return scanner(page, random, { skew: 5, noise: 5, quality: 75, grey: true, turn: random.pick([90, 180, 270]) });
    case 'scan-300':
      return scanner(page, random, { skew: 1.5, noise: 5, quality: 80, grey: random.chance(0.5) });
    case 'scan-100':
    case 'scan-150':
      return scanner(page, random, { skew: 1.5, noise: 6, quality: 65, grey: true });
    default:
      return scanner(page, random, {
        skew: 2.5,
        noise: 6,
        quality: 72,
        grey: !isHighlighted(scanClass) && random.chance(0.4),
      });
  }
}

/** One picture a page, as multifunction printers send their scans. */
export async function bind(pages: readonly Buffer[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const bytes of pages) {
    const picture = bytes[0] === 0xff ? await document.embedJpg(bytes) : await document.embedPng(bytes);
    const upright = picture.height > picture.width * 0.9 || picture.width === 1728;
    const size: [number, number] = upright ? [595.3, 841.9] : [841.9, 595.3];
    document.addPage(size).drawImage(picture, { x: 0, y: 0, width: size[0], height: size[1] });
  }
  return document.save();
}
