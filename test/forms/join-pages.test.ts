import { describe, expect, test } from 'vitest';
import type { Slot } from '../../src/domain/evidence.ts';
import { chooseForms } from '../../src/forms/choose-forms.ts';
import type { FormInFile } from '../../src/forms/file-reading.ts';
import { fileOf } from '../../src/forms/join-pages.ts';
import type { FormRecord } from '../../src/forms/reader.ts';
import { say } from '../../src/forms/sentences.ts';

/** One record as a page shows it: the slots found, and which of them are marked. */
function record(
  ref: string,
  part: string,
  found: Slot[],
  marked: Slot[],
  state: 'marked' | 'unclear' = 'marked',
): FormRecord {
  return {
    label: ref,
    refs: [ref],
    place: { part },
    slotsFound: found,
    observations: found.map((slot) => ({
      slot,
      source: 'ink',
      state: marked.includes(slot) ? state : 'empty',
      place: { part },
      strength: 0.9,
    })),
  };
}

function picture(name: string, ...records: FormRecord[]): FormInFile {
  return {
    name,
    sha256: name.padEnd(64, '0'),
    size: 1,
    format: 'image',
    reader: 'scan',
    reading: { score: 0.5, language: 'en', circulars: [142], names: [], records, freeText: [], problems: [] },
    findings: [],
  };
}

const ALL: Slot[] = ['assign', 'no-comments', 'comments', 'not-assign'];

describe('a form photographed page by page', () => {
  const first = picture(
    '1.jpg',
    record('X.1150', '1.jpg', ALL, ['not-assign']),
    record('X.1221', '1.jpg', ['assign', 'no-comments'], ['assign']),
  );
  const second = picture(
    '2.jpg',
    record('X.1221', '2.jpg', ['comments', 'not-assign'], []),
    record('X.1222', '2.jpg', ALL, ['assign', 'comments']),
  );

  test('is one form, with a record that breaks over the pages put together', () => {
    const { forms } = chooseForms([first, second], []);
    expect(forms).toHaveLength(1);
    expect(forms[0]?.name).toBe('1.jpg + 2.jpg');
    expect(forms[0]?.reading.records.map(({ refs, slotsFound }) => [refs[0], slotsFound.length])).toEqual([
      ['X.1150', 4],
      ['X.1221', 4],
      ['X.1222', 4],
    ]);
  });

  test('has its mark on either page: the other half of the record bears none, and is not doubted for it', () => {
    const doubted = (page: FormInFile, ref: string): FormInFile => {
      const problem = { code: 'mark-unclear' as const, text: ref, ...say('scan-no-mark', { text: ref }) };
      return { ...page, reading: { ...page.reading, problems: [problem] } };
    };
    const blank = picture('3.jpg', record('X.1280', '3.jpg', ALL, []));
    const pages = [first, doubted(second, 'X.1221'), doubted(blank, 'X.1280')];
    const [form] = chooseForms(pages, []).forms;
    expect(form?.reading.problems.map(({ text }) => text)).toEqual(['X.1280']);
  });

  test('every mark leads back to its picture', () => {
    const [form] = chooseForms([first, second], []).forms;
    expect(form && fileOf(form, '2.jpg')).toEqual({ name: '2.jpg', sha256: second.sha256 });
  });

  test('may hold the same page twice', () => {
    const again = { ...first, name: 'again.jpg', sha256: 'other' };
    const { forms } = chooseForms([first, second, again], []);
    expect(forms).toHaveLength(1);
    expect(forms[0]?.reading.records).toHaveLength(3);
  });

  test('is not put together from pages that disagree', () => {
    const other = picture('3.jpg', record('X.1150', '3.jpg', ALL, ['assign']));
    expect(chooseForms([first, second, other], []).forms.length).toBeGreaterThan(1);
  });

  test('is not put together where a mark on both is unclear', () => {
    const unclear = (name: string) => picture(name, record('X.1150', name, ALL, ['assign'], 'unclear'));
    expect(chooseForms([unclear('1.jpg'), unclear('2.jpg')], []).forms).toHaveLength(2);
  });

  test('joins pictures only: a document beside them is a form of its own', () => {
    const document: FormInFile = {
      ...picture('form.docx', record('X.1222', 'form.docx', ALL, ['not-assign'])),
      format: 'docx',
      reader: 'docx',
    };
    expect(chooseForms([first, second, document], []).forms).toHaveLength(2);
  });
});
