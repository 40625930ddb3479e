import { describe, expect, it } from 'vitest';
import { isShortNote } from '../../../src/forms/phrases/short-notes.ts';
import { box, type RecordSpec } from '../../support/form-document.ts';
import { WORDING } from '../../support/form-wording.ts';
import { fullForm, readDocument } from '../../support/read-form.ts';

const marked: Omit<RecordSpec, 'label'> = { signs: { assign: [box('marked')], 'no-comments': 'X\t' } };
const { closing, administration, label } = WORDING.en;

/** What is doubtful about a form marked plainly that says this below its table. */
function doubtsBelow(line: string): string[] {
  return readDocument(fullForm([], marked, { closing: [line, closing, administration] })).findings;
}

describe('short notes on a form', () => {
  it.each([
    'NO to X.1221',
    'X.1221 ✗',
    'Row 2: second box please',
    '2nd text: NO',
    'Error in row 2',
    'no to second',
    'Correction',
    'Comments to follow',
    'This is the opinion of the company, not of the Administration.',
    'Wrong box at the last one',
    'Veto X.1221',
    'This form is filled in for training purposes.',
    'Draft, do not send',
    'Not official.',
    'Subject to the attached comments.',
    'Erreur à la deuxième ligne',
    'Fila 2: la otra casilla',
    'Вторая строка: неверно',
    '第二行有误',
    'خطأ في السطر الثاني',
    'P.T.O.',
    'Unsigned copy',
    'See our letter',
    'Please see our letter of 5 January 2024',
    'Voir notre lettre',
    'Véase la carta',
    'См. письмо',
    '见附函',
    'انظر الرسالة',
  ])('"%s" is for staff', (line) => {
    expect(doubtsBelow(line)).toEqual(['condition-in-text']);
  });

  it('a line on one text is asked about at that text, where its boxes announce nothing', () => {
    expect(doubtsBelow('X.1221: see attached.')).toEqual(['condition-in-text X.1221']);
    expect(doubtsBelow(label('X.1221'))).toEqual([]);
  });

  it('a letter that lists the texts is no such line, unless it says that something is attached', () => {
    const doubtsAbove = (line: string) => readDocument(fullForm([], marked, { before: [line] })).findings;
    expect(doubtsAbove('X.1221: see attached')).toEqual(['condition-in-text X.1221']);
    expect(doubtsAbove('X.1221: Structured Threat Information eXpression')).toEqual([]);
  });

  it('a letter pointed at above a form may hold the comments that its boxes announce, and no others', () => {
    const announcing = { signs: { assign: [box('marked')], comments: 'X\t' } };
    const above = (first: typeof marked) => readDocument(fullForm([first], marked, { before: ['See our letter'] }));
    expect(above(announcing).findings.filter((finding) => finding.startsWith('condition'))).toEqual([]);
    expect(above(marked).findings).toEqual(['condition-in-text']);
  });

  it.each([
    'P.O. Box 12',
    'Direct line 022 730 51 11',
    'Casilla 123',
    'Case postale 12',
    'Your Ref. No: 3',
    'Annex: none',
  ])('"%s" is none', (line) => {
    expect(isShortNote(line)).toBe(false);
  });

  it('a label that is denied, removed or said to be enclosed is for staff, and one that is numbered is not', () => {
    const form = (text: string, rest = label('X.1150')) => {
      const document = fullForm([], marked);
      const first = document.paragraphs.find(
        ({ items }) => items[0]?.kind === 'text' && items[0].text === label('X.1150'),
      );
      if (first?.items[0]?.kind === 'text') first.items[0].text = `${text} ${rest}`.trim();
      return readDocument(document).findings;
    };
    expect(form('NOT:')).toEqual(['condition-in-text X.1150']);
    expect(form('', `${label('X.1150')}\nattached`)).toEqual(['condition-in-text X.1150']);
    expect(form('', label('X.1150').replace('Draft new', 'Deletion of'))).toEqual(['condition-in-text X.1150']);
    expect(form('No. 1')).toEqual([]);
  });
});
