import type { Consultation, DeterminedText } from '../domain/consultation.ts';
import type { Language } from '../domain/language.ts';

/** A consultation with one more language version of its circular, and what that version says otherwise. */
export interface Joined {
  consultation: Consultation;
  /** One line each. The stored values stay: a person changes them by a correction with its reason. */
  differences: string[];
}

/** What every language version of a circular must say alike. */
const FACTS: readonly [string, (consultation: Consultation) => unknown][] = [
  ['study group', ({ studyGroup }) => studyGroup],
  ['date of the circular', ({ announced }) => announced],
  ['deadline', ({ deadline }) => deadline],
  ['opening of the meeting', ({ meeting }) => meeting.opens],
  ['end of the meeting', ({ meeting }) => meeting.closes],
  ['threshold', ({ thresholdPercent }) => `${thresholdPercent} %`],
  ['reply address', ({ replyAddress }) => replyAddress],
  ['Member States consulted', ({ electorate }) => electorate?.join(', ') ?? 'all'],
];

const TEXT_FACTS = ['type', 'alias', 'document', 'a5Justification', 'iprStatement'] as const;

/**
 * Joins a language version with the consultation that is there already. Facts stay as they are stored, differences are
 * told; what the store leaves open is filled in. The wording is that of the English version, or of the first one.
 * @param stored the languages whose versions were imported before
 */
export function joinVersion(
  existing: Consultation,
  version: Consultation,
  language: Language,
  stored: readonly Language[],
): Joined {
  const speaks = language === 'en' || stored.every((each) => each === language);
  const texts = existing.texts.map((text) => {
    const same = version.texts.find(({ ref }) => ref === text.ref);
    return same ? joinText(text, same, speaks) : text;
  });
  const { subject, notes } = version;
  const joined = { ...existing, texts, notes: existing.notes.length > 0 ? existing.notes : notes };
  return {
    consultation: speaks ? { ...joined, subject, notes } : joined,
    differences: [...factDifferences(existing, version), ...textDifferences(existing, version)],
  };
}

function joinText(text: DeterminedText, version: DeterminedText, speaks: boolean): DeterminedText {
  const { printed, title, summary } = version;
  return {
    ...text,
    ...(speaks ? { printed, title, summary: summary ?? text.summary } : {}),
    alias: text.alias ?? version.alias,
    document: text.document ?? version.document,
    iprStatement: text.iprStatement ?? version.iprStatement,
    spellings: [...new Set([...text.spellings, ...version.spellings])],
  };
}

function factDifferences(existing: Consultation, version: Consultation): string[] {
  return FACTS.flatMap(([name, of]) =>
    of(existing) === of(version) ? [] : [`${name}: ${of(existing)} is stored, this file says ${of(version)}`],
  );
}

function textDifferences(existing: Consultation, version: Consultation): string[] {
  const has = ({ texts }: Consultation, ref: string) => texts.some((text) => text.ref === ref);
  const missing = existing.texts.filter(({ ref, withdrawn }) => withdrawn === null && !has(version, ref));
  const added = version.texts.filter(({ ref }) => !has(existing, ref));
  return [
    ...missing.map(({ ref }) => `${ref} is stored, this file lacks it`),
    ...added.map(({ ref }) => `${ref} is in this file and not stored`),
    ...existing.texts.flatMap((text) => {
      const same = version.texts.find(({ ref }) => ref === text.ref);
      return same ? TEXT_FACTS.flatMap((fact) => textDifference(text, same, fact)) : [];
    }),
  ];
}

function textDifference(stored: DeterminedText, version: DeterminedText, fact: (typeof TEXT_FACTS)[number]): string[] {
  const [before, after] = [stored[fact], version[fact]];
  if (before === after || before === null || after === null) return [];
  return [`${stored.ref} ${fact}: ${before} is stored, this file says ${after}`];
}
