import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../../src/domain/evidence.ts';
import type { FormDocument, Paragraph } from '../../../src/forms/document/form-document.ts';
import { locateRecords } from '../../../src/forms/locate-records.ts';
import { circular142 } from '../../support/circular-142.ts';
import { box, CIRCLE, flatForm, plainDocument, type RecordSpec, tableForm, text } from '../../support/form-document.ts';
import { WORDING } from '../../support/form-wording.ts';
import { fullForm, readDocument } from '../../support/read-form.ts';

type Spec = Omit<RecordSpec, 'label'>;
const yes: Spec = { signs: { assign: [box('marked')], 'no-comments': `X${CIRCLE}\t` } };
const no: Spec = { signs: { 'not-assign': [box('marked')] } };
const { assign, 'no-comments': none, comments, 'not-assign': refuse } = WORDING.en;
const circular = readFileSync(new URL('../../corpus/forms/text/circular-142.txt', import.meta.url), 'utf8');

describe('the form in a whole circular', () => {
  it('comes out blank, whatever the covering letter and Annex 1 say', () => {
    const reading = locateRecords(plainDocument(circular.split('\n')));
    expect(reading.circulars).toEqual([142]);
    expect(reading.records.map((record) => record.refs)).toEqual(circular142.texts.map(({ ref }) => [ref]));
    expect(reading.records.flatMap((record) => record.observations).filter((seen) => seen.state !== 'empty')).toEqual(
      [],
    );
    expect(reading.names).toEqual([]);
    expect(readDocument(plainDocument(circular.split('\n'))).findings).toEqual(['form-blank']);
  });

  it('is read in its Annex 2 only', () => {
    const letter = circular.slice(0, circular.indexOf('Annex 2')).split('\n');
    const form = fullForm([yes, no], yes, { before: letter });
    expect(readDocument(form).findings).toEqual([]);
    expect(locateRecords(form).names).toEqual([]);
  });

  it('is read with the sentence that tells whose opinion the form brings, where that is a company', () => {
    const opening = 'With respect to TSB Circular 142, I would like to advise you of the opinion of Safaricom Ltd.';
    const { freeText } = locateRecords(fullForm([yes, no], yes, { before: [opening] }));
    expect(freeText.map((each) => each.text)).toContain(opening);
  });

  it('is no form without Annex 2, nor is its subject', () => {
    const letter = circular.slice(0, circular.indexOf('Annex 2')).split('\n');
    expect(locateRecords(plainDocument(letter)).score).toBeLessThan(0.2);
    expect(
      locateRecords(plainDocument(['Re: Member State response to TSB Circular 142', 'Thank you.'])).score,
    ).toBeLessThan(0.2);
    expect(locateRecords(plainDocument([])).score).toBe(0);
  });
});

describe('records', () => {
  it.each([1, 20])('may be %i', (count) => {
    const records = Array.from({ length: count }, (_, index) => ({
      label: WORDING.en.label(`Y.${3000 + index}`),
      ...(index % 2 ? no : yes),
    }));
    const reading = locateRecords(tableForm({ records }));
    expect(reading.records.map((record) => record.refs[0])).toEqual(records.map((_, index) => `Y.${3000 + index}`));
    expect(reading.records.every((record) => record.slotsFound.length === 4)).toBe(true);
    expect(reading.score).toBe(1);
  });

  it.each([
    'Draft new Recommendation ITU-T X.1150 (X.saf-dfs)',
    'Draft revised Recommendation ITU\u2011T\u00a0X1150',
    'Draft Amendment 1 to X.1150',
    'X.1150',
    'ITU-T X 1150',
    'Проект новой Рекомендации МСЭ-T Х.1150',
    'ITU-T X.1150新建议书草案',
    '1. Draft new Recommendation ITU-T X.1150 - Security assurance framework for digital financial services',
  ])('are known by their number: %s', (label) => {
    expect(locateRecords(tableForm({ records: [{ label, ...yes }] })).records[0]?.refs).toEqual(['X.1150']);
  });

  it('keep their answers in any order', () => {
    const records = circular142.texts.map(({ ref }, index) => ({
      label: WORDING.en.label(ref),
      ...(index % 3 ? yes : no),
    }));
    expect(readDocument(tableForm({ records: [...records].reverse() }))).toEqual(readDocument(tableForm({ records })));
  });

  it('that are unknown, missing or repeated are findings', () => {
    const label = WORDING.en.label;
    const { answers, findings } = readDocument(
      tableForm({
        records: [
          { label: label('X.1150'), ...yes },
          { label: label('X.1150'), ...no },
          { label: label('X.9999'), ...yes },
          { label: label('X.1221'), ...no },
          { label: label('X.1221'), ...no },
        ],
      }),
    );
    expect(answers['X.1150']).toBe('-');
    expect(answers['X.1221']).toBe('not-assign');
    expect(findings).toEqual(
      expect.arrayContaining(['text-unknown', 'text-repeated X.1150', 'text-repeated X.1221', 'text-missing X.1818']),
    );
  });

  it('keep a sign in its place behind half a character', () => {
    const wording = { 'no-comments': [text('\uD83D'), text('\uDE00'), text(`\uD83D ${WORDING.en['no-comments']}`)] };
    const records = circular142.texts.map(({ ref }) => ({ label: WORDING.en.label(ref), ...yes, wording }));
    const [record] = locateRecords(flatForm({ records })).records;
    expect(record?.slotsFound).toHaveLength(4);
    expect(record?.observations.filter(({ mark }) => mark === '\uFFFD').map(({ state }) => state)).toContain('unclear');
  });

  it('without label never take over a neighbour', () => {
    const records = circular142.texts.map(({ ref }, index) => ({
      label: index === 2 ? '' : WORDING.en.label(ref),
      ...(index === 2 ? no : yes),
    }));
    for (const form of [tableForm({ records }), flatForm({ records })]) {
      const { answers, findings } = readDocument(form);
      expect(answers['X.1221']).toBe('assign none');
      expect(answers['X.1222']).toBe('-');
      expect(findings).toEqual(expect.arrayContaining(['text-unknown', 'text-missing X.1222']));
      const others = circular142.texts.filter(({ ref }) => ref !== 'X.1222');
      expect(findings).toEqual(expect.arrayContaining(others.map(({ ref }) => `mark-unclear ${ref}`)));
    }
  });

  it('whose label names another draft are left to staff', () => {
    const form = tableForm({ records: [{ label: 'Draft new Recommendation ITU-T X.1150 (X.stie)', ...yes }] });
    expect(readDocument(form).findings).toContain('text-unknown');
  });

  it('are found where lines run on and break anywhere', () => {
    const lines = [
      'Member State response to TSB Circular 142',
      'Draft new Recommendation ITU-T X.1150',
      '(X.saf-dfs)',
      '☒ assigns authority to SG17 to',
      'consider this text for approval (in which',
      `case, select one of the two options ${CIRCLE}):`,
      `● ${none}`,
      `${CIRCLE} Comments and suggested`,
      'changes are attached',
      '☐ does not assign authority to',
      'SG17 to consider this text for approval (reasons',
      'for this opinion and an outline of possible changes that would enable the work to progress are attached)',
    ];
    expect(readDocument(plainDocument(lines)).answers['X.1150']).toBe('assign none');
    const one = [lines[0] ?? '', `X.1150: ☒ ${assign} ${CIRCLE} ${none} ● ${comments} ☐ ${refuse}`];
    expect(readDocument(plainDocument(one)).answers['X.1150']).toBe('assign attached');
  });

  it('are found where the label stands beside the lines of its statement', () => {
    const lines = [
      'Member State response to TSB Circular 142',
      `Draft new Recommendation ☒ ${assign.slice(0, 60)}`,
      `ITU-T X.1150 ${assign.slice(60)}`,
      `● ${none}`,
      `${CIRCLE} ${comments}`,
      `☐ ${refuse}`,
    ];
    const { answers } = readDocument(plainDocument(lines));
    expect(['assign none', '-']).toContain(answers['X.1150']);
  });
});

describe('who sent the form', () => {
  it('is read from the signature and the From side, never from the To side', () => {
    const form = fullForm([yes], yes, {
      from: ['Jane Roe', 'Federal Office of Communications', 'Bern, Switzerland'],
      closing: ['Yours faithfully,', 'Jane Roe', 'Administration of Switzerland'],
    });
    const names = locateRecords(form).names.map(({ role, text: name }) => `${role}: ${name}`);
    expect(names).toEqual([
      'administration: Administration of Switzerland',
      'signature: Jane Roe',
      'from: Jane Roe',
      'from: Federal Office of Communications',
      'from: Bern, Switzerland',
    ]);
  });

  it('may begin like a label: Paraguay is not "Para"', () => {
    const form = fullForm([yes], yes, { from: ['Ana Ejemplo', 'Paraguay', 'Asunción'] });
    expect(locateRecords(form).names.map(({ text: name }) => name)).toContain('Paraguay');
  });

  it('are initials with their points too', () => {
    const form = fullForm([], {}, { closing: ['Yours faithfully,', 'Jane Roe', 'Administration of U.S.A.'] });
    expect(locateRecords(form).names.map(({ text: name }) => name)).toContain('Administration of U.S.A.');
  });

  it('is read from lines without a table', () => {
    const lines = [
      'Ministry of Posts, Republic of Palau',
      'Member State response to TSB Circular 142',
      'From: Ministry of Posts, Palau',
      WORDING.en.label('X.1150'),
      `☒ ${assign}`,
      `● ${none}`,
      `○ ${comments}`,
      `☐ ${refuse}`,
      'Administration of Palau',
    ];
    const names = locateRecords(plainDocument(lines)).names;
    expect(names.map(({ role }) => role)).toEqual(['administration', 'from', 'letterhead']);
  });

  it('is read where From: stands beside To:, and not from the address under To:', () => {
    const lines = [
      'Member State response to TSB Circular 142',
      'To: Director of the TSB\tFrom: Jane Roe',
      'Geneva, Switzerland',
      'Place de la Gare\tMinistry of Posts',
      'Administration of Palau',
      '',
      WORDING.en.label('X.1150'),
      `☒ ${assign}`,
      `● ${none}`,
      `○ ${comments}`,
      `☐ ${refuse}`,
    ];
    const names = locateRecords(plainDocument(lines)).names.map(({ text: name }) => name);
    expect(names).toEqual(['Jane Roe', 'Ministry of Posts', 'Administration of Palau']);
  });

  it('names no other circular than the heading and the opening sentence do', () => {
    const form = fullForm([yes], yes, {
      closing: ['As stated in our reply to TSB Circular 99, thank you.', 'Administration of Palau'],
    });
    expect(locateRecords(form).circulars).toEqual([142]);
    expect(locateRecords(fullForm([yes], yes, { heading: null })).circulars).toEqual([142]);
  });
});

describe('free text', () => {
  it.each<[string, Spec]>([
    ['under the options', { ...yes, under: ['provided that clause 7 is revised'] }],
    [
      'inside the statement',
      {
        ...yes,
        wording: { assign: assign.replace('for approval', 'for approval subject to the deletion of Annex A') },
      },
    ],
    ['inside an option', { ...yes, wording: { 'no-comments': `${none} as long as the editor removes clause 8` } }],
    ['as a remark', { ...yes, under: ['The editor promised our delegation to delete Figure 3.'] }],
  ])('that makes a condition %s goes to staff', (_, spec) => {
    const { findings } = readDocument(fullForm([spec], yes));
    expect(findings).toContain('condition-in-text X.1150');
    // A letter or number in it may be told besides, as one that limits what is marked there.
    expect(findings.filter((finding) => !finding.endsWith(' X.1150'))).toEqual([]);
  });

  it.each([
    'Our authority for X.1150 is given on condition that clause 7 is revised.',
    "Cette habilitation est donnée sous réserve de la modification de l'Annexe A.",
    'El voto es afirmativo siempre que se elimine el anexo A.',
    'Согласие дается при условии исключения Приложения А.',
    '我国同意的前提是删除附件A。',
    'نوافق بشرط حذف الملحق ألف.',
    'Please note that we withdraw our earlier support for the text on mobile devices and oppose it.',
  ])('after the table goes to staff: %s', (sentence) => {
    const { findings } = readDocument(fullForm([yes], yes, { closing: [sentence, 'Administration of Palau'] }));
    expect(findings).toEqual(['condition-in-text']);
  });

  it('behind a label goes to staff', () => {
    const form = fullForm([yes], yes);
    const ref = 'X.1221';
    const cell = form.paragraphs.find(({ items }) =>
      items.some((item) => item.kind === 'text' && item.text.includes(ref)),
    );
    for (const words of [
      'only if clause 7 is revised',
      'wrong box, please disregard',
      'NOT',
      'n/a',
      'authority',
      '不',
    ]) {
      const items = [...(cell?.items ?? []), text(` ${words}`)];
      const changed = form.paragraphs.map((paragraph) => (paragraph === cell ? { ...paragraph, items } : paragraph));
      expect(readDocument({ ...form, paragraphs: changed }).findings).toEqual([`condition-in-text ${ref}`]);
    }
  });

  it.each(['Q3/17', 'SG17', '(1)', 'draft'])('is none behind a label where it says nothing: %s', (words) => {
    const label = (ref: string) => `${WORDING.en.label(ref)}${ref === 'X.1221' ? ` ${words}` : ''}`;
    const records = circular142.texts.map(({ ref }) => ({ label: label(ref), ...yes }));
    expect(readDocument(tableForm({ records })).findings).toEqual([]);
  });

  it('is not the title of each text, where the labels give it', () => {
    const titled = circular142.texts.map(({ ref, title }) => ({ label: `${WORDING.en.label(ref)}: ${title}`, ...yes }));
    expect(readDocument(tableForm({ records: titled })).findings).toEqual([]);
  });

  it('that is the same behind every label is no title', () => {
    const label = (ref: string) => `${WORDING.en.label(ref)} withdrawn`;
    const records = circular142.texts.map(({ ref }) => ({ label: label(ref), ...yes }));
    const refs = circular142.texts.map(({ ref }) => `condition-in-text ${ref}`);
    expect(readDocument(tableForm({ records })).findings).toEqual(refs);
  });

  it('behind a title goes to staff', () => {
    const records = circular142.texts.map(({ ref, title }) => {
      const label = `${WORDING.en.label(ref)}: ${title}`;
      return { label: ref === 'X.1222' ? `${label} (withdrawn)` : label, ...yes };
    });
    expect(readDocument(tableForm({ records })).findings).toEqual(['condition-in-text X.1222']);
  });

  it.each(['This one!', 'No', 'select this text'])(
    "under a statement goes to staff, even in the form's own words: %s",
    (line) => {
      const form = fullForm([yes], yes);
      const paragraphs = afterFirstRefusal(form, (place) => ({ place, items: [text(line)] }));
      expect(readDocument({ ...form, paragraphs }).findings).toEqual(['condition-in-text X.1150']);
    },
  );

  it.each(['- 3 -', 'TSB Circular 142', 'International Telecommunication Union', 'Annex 2'])(
    'does not count the head and foot that a page repeats: %s',
    (line) => {
      const form = fullForm([yes], yes);
      const paragraphs = afterFirstRefusal(form, ({ part }) => ({ place: { part }, items: [text(line)] }));
      expect(readDocument({ ...form, paragraphs }).findings).toEqual([]);
    },
  );

  it('after the table may begin with a number, as a label does', () => {
    const form = fullForm([yes], yes, {
      closing: ['X.1222: provided that clause 7 is revised', 'Administration of Palau'],
    });
    expect(readDocument(form).findings).toEqual(['condition-in-text']);
  });

  it('in a letter before the form goes to staff', () => {
    const letter = ['Dear Director,', 'We support X.1150 on condition that clause 7 is revised.', 'Regards'];
    expect(readDocument(fullForm([yes], yes, { before: letter })).findings).toEqual(['condition-in-text']);
    const courtesy = ['Dear Director,', 'Please find attached the reply of our Administration.', 'Regards'];
    expect(readDocument(fullForm([yes], yes, { before: courtesy })).findings).toEqual([]);
  });

  it.each([
    'See attached document',
    'John Smith',
    'Ngerulmud, 5 February 2024',
    'Ministry of Posts and Telecommunications, Department of Spectrum and Standards',
    'Tel: +680 123 456',
  ])('that is harmless stays so: %s', (line) => {
    expect(
      readDocument(fullForm([yes], yes, { closing: ['Yours faithfully,', line, 'Administration of Palau'] })).findings,
    ).toEqual([]);
  });
});

describe('limits', () => {
  it('survives a document that repeats the form without end', () => {
    const line = `${WORDING.en.label('X.1150')} ☒ ${assign} ${none} ${refuse} `;
    const reading = locateRecords(plainDocument([line.repeat(2000)]));
    expect(reading.problems.map(({ code }) => code)).toEqual(['attachment-too-large']);
  });

  it('does not search a text that is far too long', () => {
    const reading = locateRecords(plainDocument(['x'.repeat(2_000_001)]));
    expect(reading.problems.map(({ code }) => code)).toEqual(['attachment-too-large']);
  });

  it('reads one part only where asked to', () => {
    const form = fullForm([yes], yes);
    expect(locateRecords(form, { part: 'word/document.xml' }).records).toHaveLength(8);
    expect(locateRecords(form, { part: 'word/footer1.xml' }).records).toHaveLength(0);
    expect(
      locateRecords({
        ...form,
        paragraphs: [...form.paragraphs, { place: { part: 'word/footer1.xml' }, items: [text('page 1')] }],
      }).records,
    ).toHaveLength(8);
  });
});

/** The form's paragraphs with one more behind the first negative statement. */
function afterFirstRefusal(form: FormDocument, add: (place: Place) => Paragraph): Paragraph[] {
  const at = form.paragraphs.findIndex(({ items }) =>
    items.some((item) => item.kind === 'text' && item.text.includes('does not assign')),
  );
  const statement = form.paragraphs[at];
  if (!statement) throw new Error('the form has no negative statement');
  return [...form.paragraphs.slice(0, at + 1), add(statement.place), ...form.paragraphs.slice(at + 1)];
}

describe('two statements side by side', () => {
  const { assign, 'not-assign': refusal, label } = WORDING.en;
  const statesOf = (cells: string[]) => {
    const paragraphs = cells.flatMap((content, column) =>
      content === ''
        ? []
        : {
            place: { part: 'word/document.xml', table: 0, row: 0, column, paragraph: column },
            items: [text(content)],
          },
    );
    const [record] = locateRecords({ paragraphs, problems: [] }).records;
    return record?.observations.map(({ slot, state }) => `${slot} ${state}`);
  };

  it('have their boxes before them where the row begins with one', () => {
    expect(statesOf([label('X.1150'), 'X', assign, '☐', refusal])).toEqual(['assign marked', 'not-assign empty']);
  });

  it('have them there where the first of them is empty', () => {
    expect(statesOf([label('X.1150'), '', assign, 'X', refusal])).toContain('not-assign marked');
  });

  it('share a mark between them that stands before neither for certain', () => {
    const states = statesOf([label('X.1150'), assign, 'X', refusal]);
    expect(states).toEqual(['assign unclear', 'not-assign unclear']);
  });
});
