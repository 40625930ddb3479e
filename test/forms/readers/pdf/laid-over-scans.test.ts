import { PDFDocument, PDFString } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { laidOverScans } from '../../../../src/forms/readers/pdf/pages/laid-over-scans.ts';

/** ISO 32000-1 §12.5.3: an annotation that is printed, and one that is hidden too. */
const PRINTED = 4;
const HIDDEN = 6;

/** A page over which this annotation was laid. */
async function page(annotation: Record<string, unknown>, look = false) {
  const document = await PDFDocument.create();
  const sheet = document.addPage([595, 842]);
  const { context } = document;
  const drawn = context.register(context.stream('0 0 m 200 50 l S', { Subtype: 'Form', BBox: [0, 0, 200, 50] }));
  const more = look ? { AP: { N: drawn } } : {};
  const entries = { Type: 'Annot', Rect: [100, 600, 300, 650], F: PRINTED, ...annotation, ...more };
  sheet.node.addAnnot(context.register(context.obj(entries as never)));
  return { name: 'scan.pdf', bytes: await document.save() };
}

async function found(file: Awaited<ReturnType<typeof page>>) {
  const { problems, remarks } = await laidOverScans(file, [1]);
  return [...problems.map(({ message }) => message), ...remarks.map(({ text }) => text)];
}

describe('what a PDF program laid over a scanned page', () => {
  test.each([
    ['a text without a look of its own', { Subtype: 'FreeText', Contents: PDFString.of('VOID') }],
    ['a stamp without one', { Subtype: 'Stamp', Contents: PDFString.of('VOID') }],
    ['a note', { Subtype: 'Text', Contents: PDFString.of('VOID: see our letter') }],
  ])('goes to staff with its words: %s', async (_, annotation) => {
    expect((await found(await page(annotation))).join()).toContain('VOID');
  });

  test('goes to staff where it is hidden', async () => {
    expect(await found(await page({ Subtype: 'Ink', F: HIDDEN }, true))).toHaveLength(1);
  });

  test('goes to staff by its words where the picture shows it but they are too small to be read', async () => {
    const remark = 'provided that clause 7 is deleted';
    const drawn = await page({ Subtype: 'FreeText', Contents: PDFString.of(remark) }, true);
    expect(await found(drawn)).toEqual([remark]);
  });

  test('is measured as ink where the picture shows it', async () => {
    expect(await found(await page({ Subtype: 'Ink' }))).toEqual([]);
    expect(await found(await page({ Subtype: 'FreeText', Contents: PDFString.of('X') }, true))).toEqual([]);
    expect(await found(await page({ Subtype: 'Link' }))).toEqual([]);
  });
});
