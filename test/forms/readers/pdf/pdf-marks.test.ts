import { readFileSync } from 'node:fs';
import { degrees, PDFDocument, PDFName, PDFString, rgb, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { type FormDocument, paragraphText } from '../../../../src/forms/document/form-document.ts';
import { pdfDocument } from '../../../../src/forms/readers/pdf/pdf-document.ts';
import { annotate, appearance, type Spot, spotOf } from '../../../support/pdf-overlay.ts';
import { linesOfFirstText, PRINTED, printed } from '../../../support/printed-form.ts';
import { readDocument } from '../../../support/read-form.ts';

const RED = rgb(0.9, 0, 0);
const WHITE = rgb(1, 1, 1);

interface Places {
  assign: Spot;
  none: Spot;
  comments: Spot;
  notAssign: Spot;
}

/** The form with something laid over it by a PDF program. */
async function overlaid(
  change: (document: PDFDocument, places: Places) => Promise<void> | void,
): Promise<FormDocument> {
  const document = await PDFDocument.load(PRINTED);
  const lines = linesOfFirstText();
  const spot = (index: number) => spotOf(document, lines[index]?.box ?? lines[index]?.place);
  const circle = (at: Spot) => ({ ...at, x: at.x - 9, width: 9, height: 9, y: at.y + 2 });
  await change(document, { assign: spot(0), none: circle(spot(1)), comments: circle(spot(2)), notAssign: spot(3) });
  return pdfDocument({ name: 'overlaid.pdf', bytes: await document.save() });
}

/** What is read for the open text, and what must be settled by staff there or on the whole form. */
function opinion(document: FormDocument) {
  const { answers, findings } = readDocument(document);
  const concerning = findings.filter((finding) => !/X\.(?!1150)/.test(finding));
  return { answer: answers['X.1150'], findings: concerning };
}

async function type(document: PDFDocument, at: Spot, text: string, colour = RED, size = 11) {
  const font = await document.embedFont(StandardFonts.Helvetica);
  at.page.drawText(text, { x: at.x + 1, y: at.y + 1.5, size, font, color: colour });
}

function cross(at: Spot, thickness = 1.2) {
  const { x, y, width, height } = at;
  const line = (x1: number, y1: number, x2: number, y2: number) =>
    at.page.drawLine({ start: { x: x1, y: y1 }, end: { x: x2, y: y2 }, thickness, color: RED });
  line(x + 1, y + 1, x + width - 1, y + height - 1);
  line(x + 1, y + height - 1, x + width - 1, y + 1);
}

function strokes({ x, y, width, height }: Spot): string {
  return `1 0 0 RG 1.5 w ${x + 2} ${y + 2} m ${x + width - 2} ${y + height - 2} l S ${x + 2} ${y + height - 2} m ${x + width - 2} ${y + 2} l S`;
}

describe('marks laid over a printed form', () => {
  it('nothing: no opinion', async () => {
    const read = opinion(await overlaid(() => undefined));
    expect(read).toEqual({ answer: '-', findings: ['no-opinion X.1150'] });
  });

  it('an X typed into the box and at the circle', async () => {
    const document = await overlaid(async (pdf, { assign, none }) => {
      await type(pdf, assign, 'X');
      await type(pdf, none, 'X');
    });
    expect(opinion(document)).toEqual({ answer: 'assign none', findings: [] });
  });

  it('a cross drawn in the other box', async () => {
    const document = await overlaid((_, { notAssign }) => cross(notAssign));
    expect(opinion(document)).toEqual({ answer: 'not-assign', findings: [] });
  });

  it('an ink annotation in the box', async () => {
    const document = await overlaid((pdf, { notAssign }) =>
      annotate(pdf, notAssign, 'Ink', appearance(pdf, notAssign, strokes(notAssign))),
    );
    expect(opinion(document)).toEqual({ answer: 'not-assign', findings: [] });
  });

  it('a free-text annotation, as typewriters of PDF programs make', async () => {
    const document = await overlaid(async (pdf, { notAssign }) => {
      const font = await pdf.embedFont(StandardFonts.Helvetica);
      const operators = `BT /F0 11 Tf ${notAssign.x + 1.5} ${notAssign.y + 1.5} Td (X) Tj ET`;
      const stream = pdf.context.stream(operators, {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [notAssign.x, notAssign.y, notAssign.x + notAssign.width, notAssign.y + notAssign.height],
        Resources: { Font: { F0: font.ref } },
      });
      annotate(pdf, notAssign, 'FreeText', { AP: { N: pdf.context.register(stream) }, Contents: PDFString.of('X') });
    });
    expect(opinion(document)).toEqual({ answer: 'not-assign', findings: [] });
  });
});

/** Whatever else: no answer without a person. */
function expectStaff(document: FormDocument) {
  const { findings } = opinion(document);
  const staff = findings.filter((finding) => !/^(no-opinion|reasons-missing|comments-missing|late)/.test(finding));
  expect(staff.length, `findings: ${findings.join(', ')}`).toBeGreaterThan(0);
}

describe('what must never be believed silently', () => {
  it('a white X in the box', async () => {
    expectStaff(await overlaid((pdf, { notAssign }) => type(pdf, notAssign, 'X', WHITE)));
  });

  it.each(['5 Tz 1 0 0 1', '100 Tz 0.05 0 0 1'])('an X squeezed to a hair: %s', async (set) => {
    const document = await overlaid(async (pdf, { notAssign: { page, x, y } }) => {
      const { ref } = await pdf.embedFont(StandardFonts.Helvetica);
      const font = page.node.newFontDictionary('Squeezed', ref);
      page.node.addContentStream(
        pdf.context.register(pdf.context.stream(`BT ${font} 11 Tf ${set} ${x + 5} ${y + 1.5} Tm (X) Tj ET`)),
      );
    });
    expect(document.problems.map(({ message }) => message).join()).toContain('cannot be seen');
  });

  it('an X under a white rectangle', async () => {
    expectStaff(
      await overlaid(async (pdf, { notAssign }) => {
        await type(pdf, notAssign, 'X');
        const { x, y, width, height } = notAssign;
        notAssign.page.drawRectangle({ x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, color: WHITE });
      }),
    );
  });

  it('a tick painted over in white, with another box drawn where it was', async () => {
    const ticked = printed.paragraphs.find(({ place }) => place.row === 3 && place.column === 2);
    const box = ticked?.items.find((item) => item.kind === 'box');
    const document = await PDFDocument.load(PRINTED);
    const { page, x, y, width, height } = spotOf(document, box?.place);
    page.drawRectangle({ x: x + 3, y: y - 4, width: width + 7, height: height + 6, color: WHITE });
    page.drawRectangle({ x: x + 5.5, y, width: 12, height: 12, borderColor: rgb(0, 0, 0), borderWidth: 1 });
    const read = readDocument(await pdfDocument({ name: 'painted.pdf', bytes: await document.save() }));
    expect(readDocument(printed).answers['X.1221']).toBe('assign none');
    expect(read.findings).toContain('mark-unclear X.1221');
  });

  it('a cross drawn in white', async () => {
    expectStaff(
      await overlaid((_, { notAssign: { page, x, y, width, height } }) => {
        page.drawLine({ start: { x, y }, end: { x: x + width, y: y + height }, thickness: 1, color: WHITE });
      }),
    );
  });

  it('a hairline in the box', async () => {
    expectStaff(
      await overlaid((_, { notAssign: { page, x, y, width, height } }) => {
        const colour = rgb(0.85, 0.85, 0.85);
        page.drawLine({
          start: { x: x + 2, y: y + 2 },
          end: { x: x + width - 3, y: y + height - 3 },
          thickness: 0.1,
          color: colour,
        });
      }),
    );
  });

  it('both boxes crossed', async () => {
    expectStaff(
      await overlaid((_, { assign, notAssign }) => {
        cross(assign);
        cross(notAssign);
      }),
    );
  });

  it('a cross that lies over both a box and its neighbour below', async () => {
    expectStaff(
      await overlaid((_, { assign, notAssign }) => {
        const { page, x, width } = assign;
        page.drawLine({
          start: { x, y: assign.y + assign.height },
          end: { x: x + width, y: notAssign.y },
          thickness: 2,
          color: RED,
        });
      }),
    );
  });

  it('a cross that was blackened', async () => {
    expectStaff(
      await overlaid((_, { notAssign }) => {
        cross(notAssign);
        const { page, x, y, width, height } = notAssign;
        page.drawRectangle({ x, y, width, height, color: rgb(0, 0, 0) });
      }),
    );
  });

  it('a statement marked to be blacked out', async () => {
    expectStaff(await overlaid((pdf, { assign }) => annotate(pdf, { ...assign, width: 300 }, 'Redact')));
  });

  it('a hidden annotation, and one that is not printed', async () => {
    for (const flags of [2, 6, 32, 0]) {
      expectStaff(
        await overlaid((pdf, { notAssign }) =>
          annotate(pdf, notAssign, 'Ink', { ...appearance(pdf, notAssign, strokes(notAssign)), F: flags }),
        ),
      );
    }
  });

  it('a cross in the box with a scribble of the pen over it', async () => {
    const zigzag = ({ x, y, width, height }: Spot) =>
      `1 0 0 RG 1.5 w ${x} ${y} m ${[1, 2, 3, 4, 5, 6].map((step) => `${x + (step % 2) * width} ${y + (step * height) / 6} l`).join(' ')} S`;
    expectStaff(
      await overlaid((pdf, { notAssign }) => {
        annotate(pdf, notAssign, 'Ink', appearance(pdf, notAssign, strokes(notAssign)));
        annotate(pdf, notAssign, 'Ink', appearance(pdf, notAssign, zigzag(notAssign)));
      }),
    );
  });

  it('a cross of the pen in the box with a line across it', async () => {
    const line = ({ x, y, width, height }: Spot) => `1 0 0 RG 1.5 w ${x} ${y} m ${x + width} ${y + height} l S`;
    expectStaff(
      await overlaid((pdf, { notAssign }) => {
        annotate(pdf, notAssign, 'Ink', appearance(pdf, notAssign, strokes(notAssign)));
        annotate(pdf, notAssign, 'Line', appearance(pdf, notAssign, line(notAssign)));
      }),
    );
  });

  it('a ring round one option and a cross at the other', async () => {
    expectStaff(
      await overlaid((pdf, { assign, none, comments }) => {
        cross(assign);
        cross(none);
        const ring = { ...comments, x: comments.x - 4, width: 220, height: 14, y: comments.y - 3 };
        const { x, y, width, height } = ring;
        const drawn = `1 0 0 RG 1 w ${x + 1} ${y + 1} ${width - 2} ${height - 2} re S`;
        annotate(pdf, ring, 'Square', appearance(pdf, ring, drawn));
      }),
    );
  });

  it.each([3, 14])('a mark struck out by a line that goes %i points beyond its box', async (beyond) => {
    const strike = ({ page, x, y, width, height }: Spot) => {
      const level = y + height / 2;
      page.drawLine({
        start: { x: x - beyond, y: level },
        end: { x: x + width + beyond, y: level },
        thickness: 1,
        color: RED,
      });
    };
    expectStaff(
      await overlaid((_, { notAssign }) => {
        cross(notAssign);
        strike(notAssign);
      }),
    );
    expectStaff(
      await overlaid(async (pdf, { notAssign }) => {
        await type(pdf, notAssign, 'X');
        strike(notAssign);
      }),
    );
  });

  it('a line through both statements', async () => {
    expectStaff(
      await overlaid((_, { assign, notAssign }) => {
        const start = { x: assign.x + 60, y: assign.y + assign.height };
        assign.page.drawLine({ start, end: { x: assign.x + 300, y: notAssign.y - 10 }, thickness: 1.5, color: RED });
      }),
    );
  });

  it('a picture laid over a box', async () => {
    expectStaff(
      await overlaid(async (pdf, { notAssign: { page, x, y, width, height } }) => {
        const pixel = Buffer.from(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
          'base64',
        );
        page.drawImage(await pdf.embedPng(pixel), { x: x + 2, y: y + 2, width: width - 4, height: height - 4 });
      }),
    );
  });

  it('a note that says something else', async () => {
    expectStaff(
      await overlaid((pdf, { notAssign }) => {
        cross(notAssign);
        annotate(pdf, notAssign, 'Text', { Contents: PDFString.of('provided that clause 7 is deleted') });
      }),
    );
  });

  it('a mark on a layer that is switched off', async () => {
    expectStaff(
      await overlaid((pdf, { notAssign }) => {
        const group = pdf.context.register(pdf.context.obj({ Type: 'OCG', Name: PDFString.of('Marks') }));
        pdf.catalog.set(
          PDFName.of('OCProperties'),
          pdf.context.obj({ OCGs: [group], D: { OFF: [group], Order: [group] } }),
        );
        notAssign.page.node.setXObject(PDFName.of('Hid'), layered(pdf, notAssign, group));
        const content = pdf.context.register(pdf.context.stream('q /Hid Do Q'));
        notAssign.page.node.addContentStream(content);
      }),
    );
  });

  it('a form turned sideways is read as it is seen', async () => {
    const document = await overlaid((_, { notAssign }) => {
      cross(notAssign);
      notAssign.page.setRotation(degrees(180));
    });
    expect(opinion(document).answer).not.toMatch(/^assign/);
  });
});

function layered(pdf: PDFDocument, spot: Spot, group: ReturnType<PDFDocument['context']['register']>) {
  const { x, y, width, height } = spot;
  const stream = pdf.context.stream(strokes(spot), {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [x, y, x + width, y + height],
    OC: group,
  });
  return pdf.context.register(stream);
}

describe('writing laid over a printed form that marks nothing for certain', () => {
  const marked = async (pdf: PDFDocument, { assign, none }: Places) => {
    await type(pdf, assign, 'X');
    await type(pdf, none, 'X');
  };
  const isLeftToStaff = async (change: (pdf: PDFDocument, places: Places) => Promise<void> | void) => {
    const { answer, findings } = opinion(
      await overlaid(async (pdf, places) => {
        await marked(pdf, places);
        await change(pdf, places);
      }),
    );
    expect(answer).toBe('-');
    expect(findings).not.toEqual([]);
  };

  it('is a word written upwards beside the other box', () =>
    isLeftToStaff(async (pdf, { notAssign }) => {
      const font = await pdf.embedFont(StandardFonts.Helvetica);
      notAssign.page.drawText('YES', { x: notAssign.x - 2, y: notAssign.y - 4, size: 8, font, rotate: degrees(90) });
    }));

  it('is a line through the chosen statement that goes far beyond its words', () =>
    isLeftToStaff((_, { assign }) => {
      const y = assign.y + 4.5;
      assign.page.drawLine({ start: { x: assign.x + 30, y }, end: { x: assign.x + 420, y }, color: RED });
    }));

  it('is a letter in the other box', () =>
    isLeftToStaff(async (pdf, { notAssign }) => {
      await type(pdf, notAssign, 'P', RED, 9);
    }));
});

describe('a box overwritten with a word', () => {
  it('goes to staff, though the other statement is marked', async () => {
    const list = readFileSync(new URL('../../../corpus/forms/pdf/list-with-bullets-fr.pdf', import.meta.url));
    const read = await pdfDocument({ name: 'list.pdf', bytes: list });
    const pdf = await PDFDocument.load(list);
    const at = spotOf(pdf, read.paragraphs.find((paragraph) => /^☐ habilite/.test(paragraphText(paragraph)))?.place);
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    for (const [text, size] of [
      ['approved', 8],
      ['ok', 5],
    ] as const) {
      const copy = await PDFDocument.load(list);
      const page = copy.getPage(0);
      page.drawText(text, { x: at.x + 1, y: at.y + at.height - 8, size, font: await copy.embedFont(font.name) });
      const { answers } = readDocument(await pdfDocument({ name: 'list.pdf', bytes: await copy.save() }));
      expect(answers['X.1150'], text).toBe('-');
    }
  });
});
