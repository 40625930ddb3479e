import { BlendMode, PDFDocument, rgb, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { pdfDocument } from '../../../../src/forms/readers/pdf/pdf-document.ts';
import { type Spot, spotOf } from '../../../support/pdf-overlay.ts';
import { linesOfFirstText, PRINTED } from '../../../support/printed-form.ts';
import { readDocument } from '../../../support/read-form.ts';

const BLACK = rgb(0, 0, 0);
/** A frame may hold most of a wording or all of it. */
const TO_STAFF = expect.stringMatching(/^mark(s-disagree|-unclear) X\.1150$/);

interface Wordings {
  none: Spot;
  comments: Spot;
  notAssign: Spot;
}

/** What is doubtful about X.1150, marked "assigns" and "no comments", with something drawn at one of its wordings. */
async function doubtsWith(draw: (document: PDFDocument, wordings: Wordings) => void): Promise<string[]> {
  const document = await PDFDocument.load(PRINTED);
  const font = await document.embedFont(StandardFonts.Helvetica);
  const lines = linesOfFirstText();
  const [assign, , none, comments, notAssign] = [lines[0]?.box, ...lines.map(({ place }) => place)].map((place) =>
    spotOf(document, place),
  ) as [Spot, Spot, Spot, Spot, Spot];
  assign.page.drawText('X', { x: assign.x + 1, y: assign.y + 1.5, size: 11, font });
  none.page.drawText('X', { x: none.x - 8, y: none.y + 3.5, size: 11, font });
  draw(document, { none, comments, notAssign });
  const read = readDocument(await pdfDocument({ name: 'drawn.pdf', bytes: await document.save() }));
  expect(read.answers['X.1150'] === 'assign none' || read.findings.length > 0).toBe(true);
  return read.findings.filter((finding) => !/X\.(?!1150)/.test(finding));
}

function frame({ page, x, y, width, height }: Spot) {
  page.drawRectangle({ x: x - 1, y, width: width + 2, height, borderColor: BLACK, borderWidth: 1 });
}

function shading(document: PDFDocument, { page, x, y, width, height }: Spot) {
  const { context } = document;
  const colours = context.obj({ FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0], C1: [1, 0, 0], N: 1 });
  const coords = [x, 0, x + width, 0];
  const shade = context.obj({ ShadingType: 2, ColorSpace: 'DeviceRGB', Coords: coords, Function: colours });
  const name = page.node.newXObject(
    'Shade',
    context.register(
      context.stream(`${x} ${y + height / 2 - 0.7} ${width} 1.4 re W n /S sh`, {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, 1000, 1000],
        Resources: { Shading: { S: shade } },
      }),
    ),
  );
  page.node.addContentStream(context.register(context.stream(`q ${name} Do Q`)));
}

describe('what is drawn at a wording of a PDF', () => {
  it('nothing: the marks are read', async () => {
    expect(await doubtsWith(() => undefined)).toEqual([]);
  });

  it('a frame round the other wording contradicts the mark', async () => {
    expect(await doubtsWith((_, { comments }) => frame(comments))).toEqual([TO_STAFF]);
    expect(await doubtsWith((_, { notAssign }) => frame(notAssign))).toEqual([TO_STAFF]);
  });

  it('a frame round the marked wording agrees with it', async () => {
    expect(await doubtsWith((_, { none }) => frame(none))).toEqual([]);
  });

  it.each([
    ['of the other statement', 214, 534],
    ['of the other box', 184, 214],
    ['of both', 184, 534],
  ])('a frame drawn along the edges of the cell %s contradicts the mark', async (_, left, right) => {
    const alongCell = ({ page }: Spot, borderWidth: number, borderColor = BLACK) =>
      page.drawRectangle({ x: left, y: 375, width: right - left, height: 39, borderWidth, borderColor });
    expect(await doubtsWith((_, { notAssign }) => alongCell(notAssign, 2))).toEqual([TO_STAFF]);
    expect(await doubtsWith((_, { notAssign }) => alongCell(notAssign, 1, rgb(0.9, 0, 0)))).toEqual([TO_STAFF]);
    expect(await doubtsWith((_, { notAssign }) => alongCell(notAssign, 0.5))).toEqual([]);
  });

  it('frames of cells one below the other are how the table is laid out', async () => {
    const all = ({ page }: Spot) => {
      for (const [y, height] of [414, 375, 316, 277, 219].map((at, row) => [at, row % 2 === 0 ? 59 : 39] as const))
        page.drawRectangle({ x: 214, y, width: 320, height, borderWidth: 2, borderColor: BLACK });
    };
    expect(await doubtsWith((_, { notAssign }) => all(notAssign))).toEqual([]);
  });

  it('a line drawn under the other wording contradicts the mark', async () => {
    const line = ({ page, x, y, width }: Spot) =>
      page.drawLine({ start: { x, y }, end: { x: x + width, y }, thickness: 1 });
    expect(await doubtsWith((_, { comments }) => line(comments))).toEqual(['marks-disagree X.1150']);
  });

  it('a grey ground behind a wording is for staff, a pale one behind all of a table is not', async () => {
    const GREY = rgb(0.85, 0.85, 0.85);
    const ground = ({ page, x, y, width, height }: Spot) =>
      page.drawRectangle({ x, y, width, height, color: GREY, blendMode: BlendMode.Multiply });
    expect(await doubtsWith((_, { comments }) => ground(comments))).toEqual(['mark-unclear X.1150']);
    const bands = ({ page }: Spot) => {
      for (let y = 100; y < 700; y += 60)
        page.drawRectangle({ x: 60, y, width: 480, height: 30, color: GREY, blendMode: BlendMode.Multiply });
    };
    expect(await doubtsWith((_, { comments }) => bands(comments))).toEqual([]);
  });

  it('pale letters step back as grey ones do in other formats', async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([300, 100]);
    for (const [row, shade] of [0.65, 0].entries())
      page.drawText('comments are attached', { x: 20, y: 60 - 30 * row, size: 11, color: rgb(shade, shade, shade) });
    const { paragraphs } = await pdfDocument({ name: 'pale.pdf', bytes: await document.save() });
    const formats = paragraphs.flatMap(({ items }) => items.map((item) => item.kind === 'text' && [...item.format]));
    expect(formats).toEqual([['faint'], []]);
  });

  it('a line of changing colour strikes the marked wording', async () => {
    expect(await doubtsWith((document, { none }) => shading(document, none))).toEqual(['marks-disagree X.1150']);
  });
});

it('the letters of a PDF are of the family that their font names', async () => {
  const document = await PDFDocument.create();
  const page = document.addPage();
  for (const font of [StandardFonts.CourierBold, StandardFonts.TimesRoman])
    page.drawText(font, { y: 100 + 20 * font.length, font: await document.embedFont(font) });
  const { paragraphs } = await pdfDocument({ name: 'letters.pdf', bytes: await document.save() });
  const fonts = paragraphs.flatMap(({ items }) => items.map((item) => item.kind === 'text' && item.font));
  expect(fonts.sort()).toEqual(['Courier', 'Times']);
});
