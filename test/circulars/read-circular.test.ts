import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { consultation142 } from '../../bench/circulars/circular-142.ts';
import { writeCircular } from '../../bench/circulars/circular-writer.ts';
import { syntheticCirculars } from '../../bench/circulars/synthetic.ts';
import { complete } from '../../src/circulars/draft.ts';
import { readCircular } from '../../src/circulars/read-circular.ts';
import { checkDates } from '../../src/circulars/self-check.ts';
import { CONFIG_DIR } from '../../src/config.ts';
import type { Consultation, DeterminedText } from '../../src/domain/consultation.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import type { Saying } from '../../src/domain/saying.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';
import { circular142 } from '../support/circular-142.ts';

const memberStates = loadMemberStates(CONFIG_DIR);
const CORPUS = join(import.meta.dirname, '../corpus/circulars');

async function read(name: string, bytes: Uint8Array = readFileSync(join(CORPUS, name))) {
  const { draft, doubts, open, language } = await readCircular({ name, bytes }, memberStates);
  const { consultation, faults } = complete(draft);
  const dates = consultation ? checkDates(consultation) : [];
  const words = (sayings: readonly Saying[]) => sayings.map(({ message }) => message);
  return { language, consultation, faults: words(faults), doubts: words([...doubts, ...dates]), open };
}

/** What every language version says alike. */
function facts({ subject: _s, notes: _n, texts, ...rest }: Consultation) {
  return { ...rest, texts: texts.map(textFacts) };
}

/** A town has its own name in every language. */
function withoutPlace({ meeting, ...rest }: ReturnType<typeof facts>) {
  return { ...rest, opens: meeting.opens, closes: meeting.closes };
}

function textFacts({ ref, type, alias, document, a5Justification }: DeterminedText) {
  return { ref, type, alias, document, a5Justification };
}

describe('TSB Circular 142', () => {
  it.each(LANGUAGES)('is understood in %s as it is in every language', async (language) => {
    const found = await read(`circular-142.${language}.docx`);
    expect(found).toMatchObject({ language, faults: [], doubts: [], open: [] });
    expect(found.consultation && facts(found.consultation)).toEqual(facts(circular142));
    expect(found.consultation?.texts.map(({ summary }) => summary)).toEqual(
      consultation142.texts.map(({ summary }) => summary),
    );
    expect(found.consultation?.texts.every(({ iprStatement }) => iprStatement === false)).toBe(true);
  });

  it('gives titles and labels in the words of its language', async () => {
    const { consultation } = await read('circular-142.fr.docx');
    expect(consultation?.texts[6]).toMatchObject({
      printed: 'Projet de Recommandation révisée UIT-T X.1373',
      title: expect.stringContaining('mise à jour sécurisée'),
    });
    expect(consultation?.subject).toMatch(/^Consultation des Etats Membres/);
  });

  it('is understood from the text that was extracted of the issued one, dots missing and bookmarks left', async () => {
    const { consultation, ...found } = await read('circular-142-as-extracted-text.txt');
    expect(found).toEqual({ language: 'en', faults: [], doubts: [], open: [] });
    expect(consultation && facts(consultation)).toEqual(facts(circular142));
    expect(consultation?.texts.map(({ printed, title }) => ({ printed, title }))).toEqual(
      circular142.texts.map(({ printed, title }) => ({ printed, title })),
    );
    expect(consultation?.texts.find(({ ref }) => ref === 'X.1373')?.spellings).toEqual(['X1373', 'X.1373']);
    expect(consultation?.texts[0]?.summary).toMatch(/^Digital financial service.*clause 13 of this Recommendation\.$/s);
    expect(consultation?.notes).toHaveLength(2);
  });

  it('is understood in the old Word format', { timeout: 90_000 }, async () => {
    const { consultation, doubts } = await read('old-word-format.doc');
    expect(doubts).toEqual([]);
    expect(consultation && facts(consultation)).toEqual(facts(circular142));
  });
});

describe('circulars of other study groups', () => {
  const circulars = syntheticCirculars().map((spec) => [spec.consultation.key, spec] as const);
  it.each(circulars)('%s', async (_, spec) => {
    const expected = spec.consultation;
    const { language, consultation, faults } = await read(expected.key, writeCircular(spec));
    expect({ language, faults }).toEqual({ language: spec.language, faults: [] });
    expect(consultation && facts(consultation)).toEqual(facts(expected));
    expect(consultation?.texts.map(({ title, summary }) => ({ title, summary }))).toEqual(
      expected.texts.map(({ title, summary }) => ({ title, summary })),
    );
  });

  it.each(circulars)('%s says the same in every language', async (_, spec) => {
    const expected = withoutPlace(facts(spec.consultation));
    for (const language of LANGUAGES) {
      const found = await read(language, writeCircular({ ...spec, language }));
      expect(found).toMatchObject({ language, faults: [], open: [] });
      expect(found.consultation && withoutPlace(facts(found.consultation)), language).toEqual(expected);
    }
  });

  it('are twenty, of which only those raise doubts that are unusual', async () => {
    const doubts = await Promise.all(
      circulars.map(async ([key, spec]) => [key, (await read(key, writeCircular(spec))).doubts]),
    );
    expect(doubts).toHaveLength(20);
    expect(Object.fromEntries(doubts.filter(([, found]) => found?.length))).toEqual({
      'T25/3': [expect.stringContaining('does it belong to T25?')],
      'T25/26': ['The letter names a threshold of 80 %, not 70 %.'],
    });
  });
});

describe('the self check', () => {
  it.each([
    ['annex-1-lacks-a-text', /Annex 1 lacks X\.1281, which the form lists/],
    ['annex-1-lacks-a-text', /Annex 1 names X\.1282, which the form does not list/],
    ['another-circular-on-the-form', /form names Circular 124, the letter 142/],
    ['deadline-too-near-the-meeting', /lie 5 working days, not 7/],
    ['form-filled-already', /"Draft new Recommendation ITU-T X\.1150 \(X\.saf-dfs\)" is not blank/],
    ['without-a-form', /No form \(Annex 2\) was found/],
  ])('%s', async (name, doubt) => {
    expect((await read(`${name}.docx`)).doubts).toContainEqual(expect.stringMatching(doubt));
  });

  it('does not guess what is missing', async () => {
    expect((await read('without-a-deadline.docx')).faults).toEqual(['deadline: not found']);
    expect((await read('annex-1-lacks-a-text.docx')).faults).toEqual(['X.1281:title: not found']);
  });

  it('asks who is consulted where the letter restricts the consultation without naming the States', async () => {
    expect((await read('some-states-consulted-who-are-not-named.docx')).open).toMatchObject([{ field: 'electorate' }]);
  });
});
