import { PDFDocument, PDFHexString, PDFName, PDFNumber, type PDFObject, PDFString, rgb, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import type { Glyph } from '../../../../src/forms/readers/pdf/content/page-content.ts';
import { typedOver } from '../../../../src/forms/readers/pdf/looks/typed-over.ts';
import { pdfDocument } from '../../../../src/forms/readers/pdf/pdf-document.ts';
import { annotate, appearance, type Spot, spotOf } from '../../../support/pdf-overlay.ts';
import { linesOfFirstText, PRINTED } from '../../../support/printed-form.ts';
import { readDocument } from '../../../support/read-form.ts';

const WHITE = rgb(1, 1, 1);

interface Places {
  box: Spot;
  statement: Spot;
  refusal: Spot;
  refusalBox: Spot;
}

type Draw = (document: PDFDocument, places: Places) => Promise<void> | void;

/** What is doubtful about a form whose first text is marked "assigns" and "no comments", with something laid over it. */
async function doubtsWith(draw: Draw): Promise<string[]> {
  const document = await PDFDocument.load(PRINTED);
  const font = await document.embedFont(StandardFonts.Helvetica);
  const lines = linesOfFirstText();
  const spot = (index: number, part: 'box' | 'place') => spotOf(document, lines[index]?.[part]);
  const [box, none] = [spot(0, 'box'), spot(1, 'place')];
  box.page.drawText('X', { x: box.x + 1, y: box.y + 1.5, size: 11, font });
  none.page.drawText('X', { x: none.x - 8, y: none.y + 3.5, size: 11, font });
  const statement = { ...spot(0, 'place'), width: 150 };
  await draw(document, {
    box,
    statement,
    refusal: { ...spot(3, 'place'), width: 150 },
    refusalBox: spot(3, 'box'),
  });
  const read = readDocument(
    await pdfDocument({ name: 'drawn.pdf', bytes: await document.save({ updateFieldAppearances: false }) }),
  );
  expect(read.answers['X.1150'] === 'assign none' || read.findings.length > 0).toBe(true);
  return read.findings.filter((finding) => !/X\.(?!1150)/.test(finding));
}

const through = ({ x, y, width, height }: Spot) =>
  `1 0 0 RG 1.2 w ${x} ${y + height / 2} m ${x + width} ${y + height / 2} l S`;
const crossed = ({ x, y, width, height }: Spot) =>
  `1 0 0 RG 1.2 w ${x} ${y} m ${x + width} ${y + height} l S ${x} ${y + height} m ${x + width} ${y} l S`;
const below = ({ x, y, width }: Spot) => `1 0 0 RG 0.8 w ${x} ${y + 1} m ${x + width} ${y + 1} l S`;

function quads({ x, y, width, height }: Spot) {
  return { QuadPoints: [x, y + height, x + width, y + height, x, y, x + width, y] };
}

/** Lays an annotation of this kind over both statements alike, or the chosen one, with a look of its own. */
function looks(subtype: string, drawn: (at: Spot) => string, more: Record<string, unknown> = {}, both = true): Draw {
  return (document, { statement, refusal }) => {
    for (const at of both ? [statement, refusal] : [statement]) {
      annotate(document, at, subtype, { ...quads(at), ...more, ...appearance(document, at, drawn(at)) });
    }
  };
}

const over = (subtype: string, more: Record<string, unknown>): Draw => {
  return (document, { statement }) => annotate(document, statement, subtype, { ...quads(statement), ...more });
};

/** A layer with a cross at the other box. */
function layer(usage: Record<string, unknown> | null): Draw {
  return async (document, { refusalBox }) => {
    const { context, catalog } = document;
    const group = context.register(
      context.obj({ Type: 'OCG', Name: PDFString.of('marks'), ...(usage && { Usage: usage }) } as never) as PDFObject,
    );
    const event = (name: string) => ({ Event: name, Category: [name], OCGs: [group] });
    const order = { OFF: usage ? [] : [group], AS: [event('View'), event('Print')] };
    catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: [group], D: order } as never));
    const { node } = refusalBox.page;
    const resources = node.Resources();
    resources?.set(PDFName.of('Properties'), context.obj({ Marks: group } as never));
    const content = `/OC /Marks BDC ${crossed(refusalBox)} EMC`;
    node.addContentStream(context.register(context.stream(content)));
  };
}

describe('a look that an annotation of its kind has not', () => {
  it.each<[string, Draw]>([
    ['a highlighter that strikes', looks('Highlight', through)],
    ['a line under words that goes through them', looks('Underline', through)],
    ['a frame that is a cross', looks('Square', crossed)],
    ['a link that strikes', looks('Link', through)],
    ['a watermark that strikes', looks('Watermark', through)],
    ['an annotation of no known kind', looks('Unheard', crossed)],
    ['a button that strikes', looks('Widget', through, { FT: 'Btn', Ff: 65536, T: PDFString.of('button') })],
    ['a signature that strikes', looks('Widget', through, { FT: 'Sig', T: PDFString.of('signature') })],
    ['a frame round a link', over('Link', { Border: [0, 0, 2] })],
    ['a comment on a highlighted statement', over('Highlight', { Contents: PDFString.of('we do not agree') })],
    ['a comment with looks of its own', over('Text', { RC: PDFString.of('<body><p>we do not agree</p></body>') })],
  ])('%s goes to staff', async (_, draw) => {
    expect(await doubtsWith(draw)).not.toEqual([]);
  });

  it.each<[string, Draw]>([
    ['a highlighter over the chosen statement', over('Highlight', {})],
    ['a line under the chosen statement', looks('Underline', below, {}, false)],
    ['a link without a frame', over('Link', { Border: [0, 0, 0] })],
    ['a window of a comment', over('Popup', {})],
  ])('%s is what it is elsewhere', async (_, draw) => {
    expect(await doubtsWith(draw)).not.toContain('mark-unclear');
  });
});

describe('what is laid over a mark that the page itself shows', () => {
  const wider = (at: Spot, by: number): Spot => ({ ...at, x: at.x - by, width: at.width + 2 * by });
  const slanted = ({ x, y, width, height }: Spot) => `1 0 0 RG 1.2 w ${x} ${y} m ${x + width} ${y + height} l S`;
  const laid = (subtype: string, drawn: (at: Spot) => string, by = 4): Draw => {
    return (document, { box }) => {
      const at = wider(box, by);
      annotate(document, at, subtype, appearance(document, at, drawn(at)));
    };
  };

  it.each<[string, Draw]>([
    ['a level line', laid('Line', through)],
    ['a level line of several points', laid('PolyLine', through)],
    ['a level line of a pen', laid('Ink', through)],
    ['a long level line, through the words too', laid('Line', through, 120)],
    ['a line across it', laid('Line', slanted)],
    ['a cross of a pen', laid('Ink', crossed, 0)],
  ])('%s goes to staff', async (_, draw) => {
    expect(await doubtsWith(draw)).not.toEqual([]);
  });

  it.each<[string, Draw]>([
    ['a line below the words', looks('Line', below, {}, false)],
    [
      'a frame round it',
      laid('Square', ({ x, y, width, height }) => `1 0 0 RG 1 w ${x + 1} ${y + 1} ${width - 2} ${height - 2} re S`),
    ],
  ])('but not %s', async (_, draw) => {
    expect(await doubtsWith(draw)).not.toContain('marks-disagree');
  });
});

it('a hyphen typed over a mark strikes it, and one beside it or over a letter of a word does not', () => {
  const glyph = (text: string, left: number) =>
    ({ text, baseline: 100, box: { left, right: left + 6, top: 92, bottom: 100 } }) as Glyph;
  const struck = (...glyphs: Glyph[]) => typedOver(glyphs).map(({ text }) => text);
  expect(struck(glyph('X', 10), glyph('-', 11))).toEqual(['X']);
  expect(struck(glyph('☒', 10), glyph('–', 9))).toEqual(['☒']);
  expect(struck(glyph('X', 10), glyph('-', 18))).toEqual([]);
  expect(struck(glyph('a', 10), glyph('-', 11))).toEqual([]);
});

it('a tick drawn as an area covers nothing around it', async () => {
  const tick = ({ x, y, width, height }: Spot) =>
    `0 0.5 0 rg ${x} ${y + height / 2} m ${x + width * 0.4} ${y} l ${x + width} ${y + height} l ${x + width * 0.42} ${y + 4} l f`;
  const draw: Draw = (document, { statement, refusal }) => {
    for (const { page, x, y, height } of [statement, refusal]) {
      const at = { page, x: x - 2, y: y - 2, width: 60, height: height + 4 };
      annotate(document, at, 'Stamp', appearance(document, at, tick(at)));
    }
  };
  expect(await doubtsWith(draw)).not.toContain('marks-disagree');
});

describe('what only some see', () => {
  it.each<[string, Draw]>([
    ['a layer on the screen alone', layer({ View: { ViewState: 'ON' }, Print: { PrintState: 'OFF' } })],
    ['a layer in print alone', layer({ View: { ViewState: 'OFF' }, Print: { PrintState: 'ON' } })],
    [
      'a white veil over the mark',
      (_, { box: { page, x, y, width, height } }) =>
        page.drawRectangle({ x: x - 1, y: y - 1, width: width + 2, height: height + 2, color: WHITE, opacity: 0.8 }),
    ],
    [
      'hyphens typed over a statement',
      async (document, { statement: { page, x, y, height } }) => {
        const font = await document.embedFont(StandardFonts.Helvetica);
        page.drawText('-'.repeat(38), { x, y: y + height - 10, size: 12, font });
      },
    ],
  ])('%s goes to staff', async (_, draw) => {
    expect(await doubtsWith(draw)).not.toEqual([]);
  });
});

describe('a field whose look says something else', () => {
  const field = (document: PDFDocument, name: string, { page, x, y }: Spot) => {
    const box = document.getForm().createCheckBox(name);
    box.addToPage(page, { x, y, width: 10, height: 10 });
    return box;
  };
  const widgetOf = (box: ReturnType<typeof field>) => {
    const [widget] = box.acroField.getWidgets();
    if (!widget) throw new Error('a field without a widget');
    return widget.dict;
  };

  it('than its value goes to staff', async () => {
    const draw: Draw = (document, { statement }) => {
      const text = document.getForm().createTextField('state');
      text.setText('Uganda');
      text.addToPage(statement.page, { x: 380, y: 20, width: 120, height: 16 });
      text.acroField.setValue(PDFHexString.fromText('Kenya'));
    };
    expect(await doubtsWith(draw)).toEqual(['marks-disagree']);
  });

  it('or that shows on the screen alone, among others that are printed', async () => {
    const draw: Draw = (document, { box, refusalBox }) => {
      field(document, 'other', refusalBox);
      const ticked = field(document, 'ticked', box);
      ticked.check();
      widgetOf(ticked).set(PDFName.of('F'), PDFNumber.of(0));
    };
    expect(await doubtsWith(draw)).toContain('marks-disagree');
  });
});
