import { readFileSync } from 'node:fs';
import { degrees, PDFDict, PDFDocument, PDFName, PDFNumber } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { type FieldKind, writeFillableForm } from '../../../../bench/forms/pdf-writer.ts';
import { pdfDocument } from '../../../../src/forms/readers/pdf/pdf-document.ts';
import { circular142 } from '../../../support/circular-142.ts';
import { readDocument } from '../../../support/read-form.ts';

const PRINTED = readFileSync(new URL('../../../corpus/forms/pdf/printed-en.pdf', import.meta.url));
/** Every answer in turn, beginning with one that is left open, as make-pdf-corpus.ts fills the forms. */
const IN_TURN = ['-', 'assign none', 'assign attached', 'not-assign'];
const ANSWERS = circular142.texts.map((_, index) => IN_TURN[index % 4]);

type Change = (form: PDFDocument) => unknown;

async function changed(change: Change, bytes: Uint8Array = PRINTED): Promise<Uint8Array> {
  const form = await PDFDocument.load(bytes);
  const made = await change(form);
  return (made instanceof PDFDocument ? made : form).save({ useObjectStreams: false, updateFieldAppearances: false });
}

async function read(bytes: Uint8Array) {
  const document = await pdfDocument({ name: 'form.pdf', bytes });
  const { answers, findings } = readDocument(document);
  const states = document.paragraphs.flatMap(({ items }) => items.filter((item) => item.kind === 'box'));
  return { document, answers: Object.values(answers), findings, states };
}

/** The same pages laid out anew, each drawn on a sheet of the given size at a place and scale of its own. */
function laidOut(perSheet: number, size: [number, number], place: (index: number) => object): Change {
  return async (form) => {
    const sheets = await PDFDocument.create();
    for (const [index, page] of form.getPages().entries()) {
      const sheet = index % perSheet === 0 ? sheets.addPage(size) : sheets.getPage(sheets.getPageCount() - 1);
      sheet.drawPage(await sheets.embedPage(page), place(index % perSheet));
    }
    return sheets;
  };
}

const eachPage = (change: (page: ReturnType<PDFDocument['getPage']>) => void): Change => {
  return (form) => {
    for (const page of form.getPages()) change(page);
  };
};

async function inOrder(form: PDFDocument, order: readonly number[]): Promise<PDFDocument> {
  const copy = await PDFDocument.create();
  for (const page of await copy.copyPages(form, [...order])) copy.addPage(page);
  return copy;
}

describe('a printed form', () => {
  const cases: [string, Change][] = [
    ['turned to its right side', eachPage((page) => page.setRotation(degrees(90)))],
    ['turned upside down', eachPage((page) => page.setRotation(degrees(180)))],
    ['turned to its left side', eachPage((page) => page.setRotation(degrees(270)))],
    ['drawn sideways', laidOut(1, [842, 596], () => ({ x: 0, y: 596, rotate: degrees(-90) }))],
    ['of a unit twice as large', eachPage((page) => page.node.set(PDFName.of('UserUnit'), PDFNumber.of(2)))],
    ['reduced to two thirds', laidOut(1, [596, 842], () => ({ x: 60, y: 90, xScale: 0.67, yScale: 0.67 }))],
    ['two pages on a sheet', laidOut(2, [842, 595], (side) => ({ x: 421 * side, y: 0, xScale: 0.7, yScale: 0.7 }))],
    ['from the last page to the first', (form) => inOrder(form, [1, 0])],
    ['with a page twice', (form) => inOrder(form, [0, 0, 1])],
    ['twice as a whole', (form) => inOrder(form, [0, 1, 0, 1])],
  ];

  it.each(cases)('is read %s', async (_, change) => {
    const { answers, findings, document } = await read(await changed(change));
    expect(answers).toEqual(ANSWERS);
    expect(findings).toEqual(['no-opinion X.1150', 'no-opinion X.1281']);
    expect(document.problems).toEqual([]);
  });

  it('shows where a box is on the page as it lies', async () => {
    const upright = (await read(PRINTED)).states[0]?.place?.box ?? [];
    const turn = eachPage((page) => page.setRotation(degrees(90)));
    const turned = (await read(await changed(turn))).states[0]?.place?.box ?? [];
    const [x = 0, y = 0, width = 0, height = 0] = upright;
    for (const [index, share] of [1 - y - height, x, height, width].entries())
      expect(turned[index]).toBeCloseTo(share, 2);
  });

  it('goes to staff where a page comes again with another mark', async () => {
    const repeated = await changed(async (form) => {
      const copy = await inOrder(form, [0, 1, 0]);
      const { box = [0, 0, 0, 0] } = (await read(PRINTED)).states[1]?.place ?? {};
      const page = copy.getPage(2);
      const [x, y] = [box[0] * page.getWidth(), (1 - box[1] - box[3]) * page.getHeight()];
      const [width, height] = [box[2] * page.getWidth(), box[3] * page.getHeight()];
      page.drawLine({ start: { x, y }, end: { x: x + width, y: y + height } });
      page.drawLine({ start: { x, y: y + height }, end: { x: x + width, y } });
      return copy;
    });
    expect((await read(repeated)).findings).toContain('text-repeated X.1150');
  });
});

describe('a fillable form', () => {
  const given = Object.fromEntries(
    circular142.texts.map(({ ref }, index) => {
      const [decision, comments] = (IN_TURN[index % 4] as string).split(' ');
      return [ref, { decision: decision === '-' ? null : decision, comments: comments ?? null }];
    }),
  ) as Parameters<typeof writeFillableForm>[0]['answers'];
  const filled = (kind: FieldKind) => writeFillableForm({ consultation: circular142, kind, answers: given });
  const KINDS: FieldKind[] = ['check-boxes', 'radio-buttons'];

  /** Takes one entry from every field and button. */
  const without = (key: string): Change => {
    return (form) => {
      for (const [, object] of form.context.enumerateIndirectObjects()) {
        if (object instanceof PDFDict && (object.has(PDFName.of('FT')) || object.has(PDFName.of('Rect')))) {
          object.delete(PDFName.of(key));
        }
      }
    };
  };

  it.each(KINDS)('is read turned on its side: %s', async (kind) => {
    const turned = await changed(
      eachPage((page) => page.setRotation(degrees(90))),
      await filled(kind),
    );
    expect((await read(turned)).answers).toEqual(ANSWERS);
  });

  it.each(KINDS)('is read by its values where no button says what it shows: %s', async (kind) => {
    expect((await read(await changed(without('AS'), await filled(kind)))).answers).toEqual(ANSWERS);
  });

  it.each(KINDS)('is read by what it shows where it has no values: %s', async (kind) => {
    expect((await read(await changed(without('V'), await filled(kind)))).answers).toEqual(ANSWERS);
  });

  it('is read by its values alone where they tell which boxes are meant, and goes to staff where they do not', async () => {
    const bare: Change = (form) => {
      without('AS')(form);
      without('AP')(form);
    };
    expect((await read(await changed(bare, await filled('check-boxes')))).answers).toEqual(ANSWERS);
    const { answers, findings } = await read(await changed(bare, await filled('radio-buttons')));
    expect(answers.filter((answer) => answer !== '-' && answer !== 'assign')).toEqual([]);
    expect(findings).toContain('mark-unclear X.1221');
  });

  const withXfa = (data: string): Change => {
    return (form) => {
      const stream = form.context.flateStream(`<xfa:datasets><xfa:data><form>${data}</form></xfa:data></xfa:datasets>`);
      const fields = form.catalog.lookup(PDFName.of('AcroForm'), PDFDict);
      fields.set(PDFName.of('XFA'), form.context.obj(['datasets', form.context.register(stream)]));
    };
  };

  it('is read where its XFA data say the same', async () => {
    const { answers } = await read(await changed(withXfa('<assign>1</assign><other/>'), await filled('radio-buttons')));
    expect(answers).toEqual(ANSWERS);
  });

  it('goes to staff where its XFA data say otherwise, or nothing that can be read', async () => {
    const form = await filled('check-boxes');
    const { answers } = await read(await changed(withXfa('<assign>0</assign>'), form));
    expect(answers).not.toContain('assign none');
    const damaged: Change = (document) => {
      const stream = document.context.stream('not packed at all', { Filter: 'FlateDecode' });
      const fields = document.catalog.lookup(PDFName.of('AcroForm'), PDFDict);
      fields.set(PDFName.of('XFA'), document.context.register(stream));
    };
    expect(new Set((await read(await changed(damaged, form))).answers)).toEqual(new Set(['-']));
  });
});
