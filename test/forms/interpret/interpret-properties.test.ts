import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation, ObservationSource, Slot } from '../../../src/domain/evidence.ts';
import { SLOTS } from '../../../src/domain/evidence.ts';
import { needsStaff } from '../../../src/domain/finding.ts';
import { interpretForm } from '../../../src/forms/interpret-form.ts';
import type { FormReading, FormRecord } from '../../../src/forms/reader.ts';
import { circular142 } from '../../support/circular-142.ts';
import { box, CIRCLE, type Content, type RecordSpec, tableForm, text } from '../../support/form-document.ts';
import { WORDING } from '../../support/form-wording.ts';
import { readDocument } from '../../support/read-form.ts';

const SOURCES: ObservationSource[] = [
  'form-field',
  'content-control',
  'active-x',
  'acroform',
  'glyph',
  'typed-mark',
  'vector-box',
  'annotation',
  'strike',
  'emphasis',
  'tracked-change',
  'deletion',
  'ink',
];
const MARKS = new Set<ObservationSource>(SOURCES.slice(0, 8).concat('ink'));
const place = { part: 'test' };

const observation: fc.Arbitrary<Observation> = fc.record({
  slot: fc.constantFrom(...SLOTS),
  source: fc.constantFrom(...SOURCES),
  state: fc.constantFrom('marked', 'empty', 'unclear'),
  place: fc.constant(place),
  mark: fc.constantFrom('X', 'highlight', 'bold'),
  strength: fc.double({ min: 0, max: 1, noNaN: true }),
});

const record = (ref: string): fc.Arbitrary<FormRecord> =>
  fc.record({
    label: fc.constant(ref),
    refs: fc.constant([ref]),
    place: fc.constant(place),
    slotsFound: fc.subarray([...SLOTS], { minLength: 2 }),
    observations: fc.array(observation, { maxLength: 8 }),
  });

const refs = circular142.texts.map((each) => each.ref);
const readings: fc.Arbitrary<FormReading> = fc.tuple(...refs.map(record)).map((records) => formReading(records));

function formReading(records: FormRecord[]): FormReading {
  return { score: 1, language: 'en', circulars: [142], names: [], records, freeText: [], problems: [] };
}

/** What a marked slot says against an answer. */
const CONTRARY: Record<'assign none' | 'assign attached' | 'assign' | 'not-assign', Slot[]> = {
  'assign none': ['not-assign', 'comments'],
  'assign attached': ['not-assign', 'no-comments'],
  assign: ['not-assign'],
  'not-assign': ['assign', 'no-comments', 'comments'],
};

describe('interpretForm, over any observations', () => {
  it('never gives an answer silently that a mark contradicts or that stands on something unclear', () => {
    fc.assert(
      fc.property(readings, (reading) => {
        const { answers, findings } = interpretForm(reading, circular142);
        for (const each of reading.records) {
          const ref = each.refs[0] ?? '';
          const { decision, comments } = answers[ref] ?? {};
          if (!decision || findings.some((finding) => finding.text === ref && needsStaff(finding))) continue;
          const said = [decision, comments].filter(Boolean).join(' ') as keyof typeof CONTRARY;
          const marked = each.observations.filter((seen) => MARKS.has(seen.source) && seen.state === 'marked');
          expect(marked.filter((seen) => CONTRARY[said].includes(seen.slot))).toEqual([]);
          expect(said).not.toBe('assign');
          const slots: Slot[] = [decision, ...(decision === 'assign' ? (['no-comments', 'comments'] as const) : [])];
          expect(each.observations.filter((seen) => slots.includes(seen.slot) && seen.state === 'unclear')).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never says "no opinion" where something was marked, unclear or not seen', () => {
    fc.assert(
      fc.property(readings, (reading) => {
        const { findings } = interpretForm(reading, circular142);
        for (const { text: ref } of findings.filter((finding) => finding.code === 'no-opinion')) {
          const each = reading.records.find((candidate) => candidate.refs[0] === ref);
          expect(each?.observations.filter((seen) => seen.state !== 'empty' && seen.source !== 'deletion')).toEqual([]);
          for (const slot of SLOTS)
            expect(each?.observations.some((seen) => seen.slot === slot && seen.state === 'empty')).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order of records or observations', () => {
    fc.assert(
      fc.property(readings, fc.integer(), (reading, seed) => {
        const shuffled = shuffle(reading.records, seed).map((each) => ({
          ...each,
          observations: shuffle(each.observations, seed),
        }));
        const [left, right] = [interpretForm(reading, circular142), interpretForm(formReading(shuffled), circular142)];
        const said = ({ answers }: typeof left) =>
          refs.map((ref) => [answers[ref]?.decision, answers[ref]?.comments, answers[ref]?.confidence]);
        expect(said(right)).toEqual(said(left));
        expect(right.findings.map(({ code, text: ref }) => `${code} ${ref}`).sort()).toEqual(
          left.findings.map(({ code, text: ref }) => `${code} ${ref}`).sort(),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('never turns an answer round by a further observation', () => {
    fc.assert(
      fc.property(readings, observation, fc.nat(7), (reading, more, at) => {
        const added = reading.records.map((each, index) =>
          index === at ? { ...each, observations: [...each.observations, more] } : each,
        );
        const [left, right] = [interpretForm(reading, circular142), interpretForm(formReading(added), circular142)];
        const ref = refs[at] ?? '';
        const [before, after] = [left.answers[ref]?.decision, right.answers[ref]?.decision];
        if (before && after) expect(after).toBe(before);
      }),
      { numRuns: 300 },
    );
  });
});

const boxSigns: Content[] = [
  [box()],
  [box('marked')],
  [box(), text('X')],
  '☐',
  '☒',
  'X',
  'O',
  'yes',
  '',
  '[ ]',
  '[x]',
  [box('unclear')],
];
const circleSigns: Content[] = [
  `${CIRCLE}\t`,
  `X${CIRCLE}\t`,
  `${CIRCLE}X\t`,
  'X\t',
  '● ',
  '○ ',
  'O ',
  '',
  '( ) ',
  '(x) ',
  '✓ ',
  'no: ',
];
const MARKED = new Set<Content>(
  [boxSigns[1], boxSigns[2], '☒', 'X', '[x]', ...[1, 2, 3, 4, 9, 10].map((at) => circleSigns[at])].filter(
    (each): each is Content => each !== undefined,
  ),
);

describe('whole forms with any signs', () => {
  const spec = fc.record({
    assign: fc.constantFrom(...boxSigns),
    'no-comments': fc.constantFrom(...circleSigns),
    comments: fc.constantFrom(...circleSigns),
    'not-assign': fc.constantFrom(...boxSigns),
  });

  it('are read as marked, or not at all', () => {
    fc.assert(
      fc.property(fc.array(spec, { minLength: 8, maxLength: 8 }), (all) => {
        const records: RecordSpec[] = refs.map((ref, index) => ({
          label: WORDING.en.label(ref),
          signs: all[index] ?? {},
        }));
        const { answers, findings } = readDocument(tableForm({ records }));
        refs.forEach((ref, index) => {
          const answer = answers[ref] ?? '-';
          const signs = all[index];
          if (!signs || answer === '-' || findings.some((finding) => finding.endsWith(` ${ref}`))) return;
          const marked = SLOTS.filter((slot) => MARKED.has(signs[slot]));
          const expected: Record<string, Slot[]> = {
            'assign none': ['assign', 'no-comments'],
            'assign attached': ['assign', 'comments'],
            'not-assign': ['not-assign'],
          };
          expect(marked, JSON.stringify(signs)).toEqual(expected[answer]);
        });
      }),
      { numRuns: 150 },
    );
  });
});

function shuffle<T>(list: readonly T[], seed: number): T[] {
  return list
    .map((item, index) => ({ item, key: Math.sin(seed + index * 7919) }))
    .sort((left, right) => left.key - right.key)
    .map(({ item }) => item);
}
