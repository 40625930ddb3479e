import type { Consultation, DeterminedText } from '../domain/consultation.ts';
import type { Language } from '../domain/language.ts';
import type { Saying } from '../domain/saying.ts';
import { say } from './sentences.ts';

/** A consultation with one more language version of its circular, and what that version says otherwise. */
export interface Joined {
  consultation: Consultation;
  /** One line each. The stored values stay: a person changes them by a correction with its reason. */
  differences: Saying[];
}

/** What every language version of a circular must say alike. */
const FACTS = [
  ['fact-study-group', ({ studyGroup }) => String(studyGroup)],
  ['fact-announced', ({ announced }) => announced],
  ['fact-deadline', ({ deadline }) => deadline],
  ['fact-meeting-opens', ({ meeting }) => meeting.opens],
  ['fact-meeting-closes', ({ meeting }) => meeting.closes],
  ['fact-threshold', ({ thresholdPercent }) => `${thresholdPercent} %`],
  ['fact-reply-address', ({ replyAddress }) => replyAddress],
  ['fact-electorate', ({ electorate }) => electorate?.join(', ') ?? null],
] as const satisfies readonly [string, (consultation: Consultation) => string | null][];

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

function factDifferences(existing: Consultation, version: Consultation): Saying[] {
  const told = (value: string | null) => value ?? say('fact-everybody');
  return FACTS.flatMap(([name, of]) => {
    const [stored, says] = [of(existing), of(version)];
    return stored === says ? [] : [say('fact-differs', { fact: say(name), stored: told(stored), says: told(says) })];
  });
}

function textDifferences(existing: Consultation, version: Consultation): Saying[] {
  const has = ({ texts }: Consultation, ref: string) => texts.some((text) => text.ref === ref);
  const missing = existing.texts.filter(({ ref, withdrawn }) => withdrawn === null && !has(version, ref));
  const added = version.texts.filter(({ ref }) => !has(existing, ref));
  return [
    ...missing.map(({ ref }) => say('text-lacking', { text: ref })),
    ...added.map(({ ref }) => say('text-beside', { text: ref })),
    ...existing.texts.flatMap((text) => {
      const same = version.texts.find(({ ref }) => ref === text.ref);
      return same ? TEXT_FACTS.flatMap((fact) => textDifference(text, same, fact)) : [];
    }),
  ];
}

function textDifference(stored: DeterminedText, version: DeterminedText, fact: (typeof TEXT_FACTS)[number]): Saying[] {
  const [before, after] = [stored[fact], version[fact]];
  if (before === after || before === null || after === null) return [];
  return [say('text-differs', { text: stored.ref, field: fact, stored: String(before), says: String(after) })];
}
