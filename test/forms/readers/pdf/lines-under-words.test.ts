import { readFileSync } from 'node:fs';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../../../src/domain/evidence.ts';
import { pdfDocument } from '../../../../src/forms/readers/pdf/pdf-document.ts';
import { annotate, appearance, spotOf } from '../../../support/pdf-overlay.ts';
import { PRINTED, printed } from '../../../support/printed-form.ts';
import { readDocument } from '../../../support/read-form.ts';

const UNRULED = readFileSync(
  new URL('../../../corpus/forms/pdf/unruled-marks-in-place-of-boxes-en.pdf', import.meta.url),
);
const unruled = await pdfDocument({ name: 'unruled.pdf', bytes: UNRULED });

/** What is read where a thin line was laid under words that stand at this place, so many points below them. */
async function underlined(form: Uint8Array, place: Place | undefined, below: number) {
  const document = await PDFDocument.load(form);
  const words = spotOf(document, place);
  const at = { ...words, y: words.y - below - 1, height: 2 };
  const line = `1 0 0 RG 0.75 w ${at.x} ${at.y + 1} m ${at.x + at.width} ${at.y + 1} l S`;
  annotate(document, at, 'Line', { ...appearance(document, at, line), L: [at.x, at.y + 1, at.x + at.width, at.y + 1] });
  return readDocument(await pdfDocument({ name: 'underlined.pdf', bytes: await document.save() }));
}

describe('a line laid under words by a PDF program', () => {
  it('is seen under the last statement, below the table', async () => {
    const last = printed.paragraphs.findLast(({ place }) => place.table !== undefined);
    const { findings } = await underlined(PRINTED, last?.place, 4);
    expect(findings).toContain('mark-unclear X.1818');
  });

  it('is seen where no table is', async () => {
    const refusal = unruled.paragraphs.findLast(({ items }) =>
      items.some((item) => item.kind === 'text' && item.text.includes('does not assign')),
    );
    const { findings } = await underlined(UNRULED, refusal?.place, 2);
    expect(findings.filter((finding) => finding.startsWith('mark-unclear'))).toHaveLength(1);
  });
});
