import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { interpretForm } from '../../../../src/forms/interpret-form.ts';
import { readForms } from '../../../../src/forms/read-forms.ts';
import { pdfDocument } from '../../../../src/forms/readers/pdf/pdf-document.ts';
import { circular142 } from '../../../support/circular-142.ts';
import { readDocument } from '../../../support/read-form.ts';

const CORPUS = new URL('../../../corpus/forms/pdf/', import.meta.url);

async function answersOf(name: string): Promise<{ answers: string[]; findings: string[] }> {
  const { answers, findings } = readDocument(await pdfDocument({ name, bytes: readFileSync(new URL(name, CORPUS)) }));
  return { answers: Object.values(answers), findings };
}

const ALL = Array.from({ length: 8 }, () => 'assign none');

describe('a form as a browser prints it', () => {
  it('is read where its rings are printed over the letters behind them', async () => {
    const { answers, findings } = await answersOf('rings-over-letters-struck-ar.pdf');
    const expected = ['assign attached', '-', 'assign none', 'assign attached', 'assign none', '-', 'assign attached'];
    expect(answers).toEqual([...expected, 'not-assign']);
    expect(findings).toEqual(['no-opinion X.1221', 'no-opinion X.1352']);
  });

  it('is read where a list draws its bullets before the circles', async () => {
    const { answers, findings } = await answersOf('list-with-bullets-fr.pdf');
    const expected = ['not-assign', '-', 'assign none', 'assign none', 'assign attached', 'assign none', 'assign none'];
    expect(answers).toEqual([...expected, '-']);
    expect(findings).toEqual(['no-opinion X.1221', 'no-opinion X.1818']);
  });

  it('is read where a narrow cell wraps the mark below its box, at the height of an option', async () => {
    const { answers, findings } = await answersOf('mark-below-its-box-zh.pdf');
    const [yes, no] = ['assign attached', 'not-assign'];
    expect(answers).toEqual([no, yes, 'assign none', yes, no, yes, 'assign none', no]);
    expect(findings).toEqual([]);
  });
});

describe('a form whose letters the page draws by itself', () => {
  it('goes to staff where a text has no mark: bold letters have the name of the others', async () => {
    const bytes = readFileSync(new URL('bold-in-letters-drawn-by-the-page.pdf', CORPUS));
    const { forms } = await readForms([{ name: 'Annex 2.pdf', bytes }], [], { consultations: [], issuedForms: [] });
    const findings = forms.flatMap(({ reading }) => interpretForm(reading, circular142).findings);
    const unclear = findings.filter(({ code }) => code === 'mark-unclear');
    expect(new Set(unclear.map(({ text }) => text))).toEqual(new Set(circular142.texts.map(({ ref }) => ref)));
  });

  it('goes to staff for the few texts that have bold letters beside ticked ones', async () => {
    const { findings } = await answersOf('bold-in-letters-drawn-by-the-page-beside-ticks.pdf');
    expect(findings).toEqual(['mark-unclear X.1280', 'mark-unclear X.1352', 'mark-unclear X.1373']);
  });
});

describe('a form as LibreOffice prints it', () => {
  it('gives no text the marks of the one before, whose label lacks its number where the page ends', async () => {
    const { answers, findings } = await answersOf('number-lacks-at-the-page-end-ru.pdf');
    expect(answers.slice(5)).toEqual(['-', 'not-assign', 'assign none']);
    expect(findings).toEqual(expect.arrayContaining(['text-unknown', 'text-missing X.1352', 'mark-unclear X.1373']));
  });
});

describe('a form as LibreOffice prints a web page', () => {
  it.each(['numbered-rows-over-the-page-en.pdf', 'statement-broken-over-the-page-en.pdf'])(
    'is read where a page ends within a row: %s',
    async (name) => {
      expect(await answersOf(name)).toEqual({ answers: ALL, findings: [] });
    },
  );

  it('is read where Wingdings was lost, and letters show for its boxes and circles', async () => {
    const { answers, findings } = await answersOf('wingdings-lost-fr.pdf');
    const expected = ['-', 'assign attached', 'assign attached', 'not-assign', 'assign attached', 'assign none'];
    expect(answers).toEqual([...expected, 'assign none', 'assign none']);
    expect(findings).toEqual(['no-opinion X.1150']);
  });
});

describe('a form as programs without a window print a web page', () => {
  const [assigned, attached, refused] = ['assign none', 'assign attached', 'not-assign'];

  it('is read where its rulings go on beyond the page, and an unmarked statement begins the next one', async () => {
    const answers = Array.from({ length: 8 }, () => assigned);
    expect(await answersOf('rulings-beyond-the-page-fr.pdf')).toEqual({ answers, findings: [] });
  });

  it('is read where a label stands on the page after its box', async () => {
    const answers = Array.from({ length: 8 }, () => assigned);
    expect(await answersOf('label-on-the-next-page-zh.pdf')).toEqual({ answers, findings: [] });
  });

  it('is read where a page begins within a narrow cell', async () => {
    const answers = [assigned, assigned, assigned, refused, assigned, assigned, assigned, assigned];
    expect(await answersOf('narrow-cell-over-the-page-ru.pdf')).toEqual({ answers, findings: [] });
  });

  it('is read where the signature stands on a page of its own', async () => {
    const answers = [refused, ...Array.from({ length: 7 }, () => assigned)];
    expect(await answersOf('signature-alone-on-its-page-ru.pdf')).toEqual({ answers, findings: [] });
  });

  it.each(['table-sides-in-short-pieces-ru.pdf', 'subject-as-long-as-its-line-fr.pdf'])('is read: %s', async (name) => {
    const answers = Array.from({ length: 8 }, () => assigned);
    expect(await answersOf(name)).toEqual({ answers, findings: [] });
  });

  it('is read where a working name is broken at its point', async () => {
    const answers = [assigned, assigned, assigned, assigned, assigned, refused, assigned, assigned];
    expect(await answersOf('working-name-broken-at-its-point-fr.pdf')).toEqual({ answers, findings: [] });
  });

  it('is read where a page ends within a statement that bears no mark', async () => {
    const answers = [assigned, refused, assigned, attached, attached, attached, attached, refused];
    expect(await answersOf('unmarked-statement-over-the-page-es.pdf')).toEqual({ answers, findings: [] });
  });
});

describe('a page with a column for each answer', () => {
  it('is read where texts are left blank: those alone go to staff', async () => {
    const { answers, findings } = await answersOf('column-an-answer-texts-left-blank-fr.pdf');
    expect(answers).toEqual(['assign attached', '-', '-', 'not-assign', 'not-assign', '-', '-', 'assign none']);
    const blank = ['X.1221', 'X.1222', 'X.1352', 'X.1373'];
    expect(findings).toEqual(blank.map((ref) => `mark-unclear ${ref}`));
  });
});

describe('a form as a viewer prints it anew', () => {
  it('is read where its tabs are signs without a name that show nothing', async () => {
    const { answers } = await answersOf('tabs-without-a-name-en.pdf');
    expect(answers).toEqual([
      'assign none',
      'assign none',
      '-',
      'assign attached',
      'assign attached',
      '-',
      'assign attached',
      'not-assign',
    ]);
  });
});
