import { readFileSync } from 'node:fs';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { pdfDocument } from '../../../../src/forms/readers/pdf/pdf-document.ts';
import { annotate, appearance, type Spot, spotOf } from '../../../support/pdf-overlay.ts';
import { linesOfFirstText, PRINTED } from '../../../support/printed-form.ts';
import { readDocument } from '../../../support/read-form.ts';

const WANTED = [
  'assign attached',
  'assign attached',
  'assign none',
  'assign none',
  'assign attached',
  'assign none',
  'assign none',
  'assign attached',
];

/** Around a place, so many points away from it. */
function around(at: Spot, x: number, y: number, width = at.width): Spot {
  return { ...at, x: at.x - x, y: at.y - y, width: width + 2 * x, height: at.height + 2 * y };
}

/** A ring as a pen draws it: so much of a round. */
function ring({ x, y, width, height }: Spot, round = 1.03): string {
  const points = Array.from({ length: 30 }, (_, at) => {
    const angle = -1.5 + (2 * Math.PI * round * at) / 29;
    const wobble = 1 - 0.04 * (at % 3);
    return [x + (width / 2) * (1 + wobble * Math.cos(angle)), y + (height / 2) * (1 + wobble * Math.sin(angle))];
  });
  return `1 0 0 RG 1.5 w ${points.map(([left, up], at) => `${left} ${up} ${at === 0 ? 'm' : 'l'}`).join(' ')} S`;
}

function zigzag({ x, y, width, height }: Spot): string {
  const points = Array.from({ length: 12 }, (_, at) => `${x + (at * width) / 11} ${y + (at % 2) * height}`);
  return `1 0 0 RG 1.5 w ${points.map((point, at) => `${point} ${at === 0 ? 'm' : 'l'}`).join(' ')} S`;
}

interface Places {
  box: Spot;
  words: Spot;
  option: Spot;
  midst: Spot;
  refusal: Spot;
}

/** What is read for the first text of a printed form with these lines of a pen over it. */
async function read(lines: (places: Places) => [Spot, string][], subtype = 'Ink') {
  const document = await PDFDocument.load(PRINTED);
  const places = linesOfFirstText();
  const spot = (index: number) => spotOf(document, places[index]?.box ?? places[index]?.place);
  const line = (index: number) => spotOf(document, places[index]?.place);
  const [box, option, refusal] = [spot(0), line(1), spot(3)];
  const words = { ...box, x: option.x - 20, width: 90 };
  const found: Places = {
    box,
    words,
    option: { ...option, x: option.x - 12, width: 110 },
    midst: { ...option, x: option.x + 80, width: 60 },
    refusal,
  };
  for (const [at, drawn] of lines(found)) annotate(document, at, subtype, appearance(document, at, drawn));
  const { answers, findings } = readDocument(await pdfDocument({ name: 'ringed.pdf', bytes: await document.save() }));
  return { answer: answers['X.1150'], findings: findings.filter((finding) => finding.endsWith('X.1150')) };
}

const ringed = (at: Spot, round?: number): [Spot, string] => [at, ring(around(at, -2, -2), round)];

describe('a ring drawn as an annotation', () => {
  it.each(['Ink', 'PolyLine'])('round the box and the option marks them (%s)', async (subtype) => {
    const lines = ({ box, option }: Places) => [ringed(around(box, 6, 6)), ringed(around(option, 5, 4))];
    expect(await read(lines, subtype)).toEqual({ answer: 'assign none', findings: [] });
  });

  it('marks what it encloses where it is not quite closed, or was drawn twice round', async () => {
    const lines = ({ box, option }: Places) => [ringed(around(box, 6, 6), 0.9), ringed(around(option, 5, 4), 1.9)];
    expect(await read(lines)).toEqual({ answer: 'assign none', findings: [] });
  });

  it('marks the lines that it encloses, and is no ink in the boxes through which it passes', async () => {
    const bytes = readFileSync(new URL('../../../corpus/forms/pdf/ringed-lines-en.pdf', import.meta.url));
    const { answers, findings } = readDocument(await pdfDocument({ name: 'ringed.pdf', bytes }));
    expect(Object.values(answers)).toEqual(WANTED);
    expect(findings).toEqual([]);
  });
});

describe('what goes to staff', () => {
  it.each<[string, (places: Places) => [Spot, string][]]>([
    ['a ring round a word in the midst of an option', ({ box, midst }) => [ringed(around(box, 6, 6)), ringed(midst)]],
    [
      'a ring round words, and boxes left empty, on a form whose boxes were ticked',
      ({ words, option }) => [ringed(around(words, 4, 4)), ringed(around(option, 5, 4))],
    ],
    ['a ring round either box', ({ box, refusal }) => [ringed(around(box, 6, 6)), ringed(around(refusal, 6, 6))]],
    [
      'a ring round both boxes',
      ({ box, refusal }) => [ringed(around({ ...refusal, height: box.y + box.height - refusal.y }, 6, 6))],
    ],
    ['half a ring', ({ words, option }) => [ringed(around(words, 4, 4), 0.5), ringed(around(option, 5, 4))]],
    ['a scribble over an option', ({ box, option }) => [ringed(around(box, 6, 6)), [option, zigzag(option)]]],
  ])('%s', async (_, lines) => {
    expect((await read(lines)).findings).not.toEqual([]);
  });
});
