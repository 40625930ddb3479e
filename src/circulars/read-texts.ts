import type { DeterminedText } from '../domain/consultation.ts';
import type { Saying } from '../domain/saying.ts';
import { findTextRefs, parseTextRef } from '../domain/text-ref.ts';
import { isFormReading } from '../forms/choose-forms.ts';
import type { FormReading } from '../forms/reader.ts';
import type { DraftText } from './draft.ts';
import { type PresentedText, readAnnex1 } from './read-annex-1.ts';
import type { Sections } from './sections.ts';
import { say } from './sentences.ts';
import { isA5, parseTextName, spellingsOf, type TextName } from './text-name.ts';
import type { CircularWords } from './words/circular-words.ts';

export interface ReadTexts {
  texts: DraftText[];
  doubts: Saying[];
}

/** A text of the form, or of Annex 1 where there is no form. */
interface ListedText extends TextName {
  printed: string;
  /** The text's key in the consultation. */
  key: string;
}

/**
 * The texts on which Member States are consulted: those that the form asks about, in its order, with what Annex 1 says
 * of them. Subject, Annex 1 and form must list the same.
 */
export function readTexts(sections: Sections, form: FormReading, words: CircularWords): ReadTexts {
  const subjectRefs = findTextRefs(sections.subject.text.replace(/\[[^\]]*\]/gu, '')).filter((ref) => !isA5(ref));
  const records = isFormReading(form) ? form.records : [];
  const onForm = records.flatMap((record) => named(record.label.replace(/\s+/gu, ' ').trim(), words));
  const known = [...new Set([...onForm.map(({ ref }) => ref), ...subjectRefs])];
  const presented = readAnnex1(sections.annex1, known, words);
  const listed = withKeys(
    onForm.length > 0 ? onForm : presented.map((text) => ({ ...text, printed: plainHeading(text.heading) })),
  );
  const doubts = [
    ...formDoubts(records, onForm.length),
    ...disagreement('subject', subjectRefs, listed, subjectRefs.length > 0),
    ...disagreement(
      'annex-1',
      presented.map(({ ref }) => ref),
      listed,
      onForm.length > 0,
    ),
  ];
  const texts = listed.map((text) => {
    const presentation = presentationOf(text, presented);
    doubts.push(...contradictions(text, presentation));
    return toDraft(text, presentation, sections);
  });
  return { texts, doubts };
}

function named(printed: string, words: CircularWords): Omit<ListedText, 'key'>[] {
  const name = parseTextName(printed, words);
  return name ? [{ ...name, printed }] : [];
}

/** A heading of Annex 1 without its running number and document. */
function plainHeading(heading: string): string {
  return heading
    .replace(/^\(?\d{1,2}[.)]?\s+/u, '')
    .replace(/,?\s*\[[^\]]*\]\s*$/u, '')
    .trim();
}

/** Where one number has several texts (an amendment and a corrigendum), the part's number tells them apart. */
function withKeys(texts: readonly Omit<ListedText, 'key'>[]): ListedText[] {
  return texts.map((text) => {
    const shared = texts.filter(({ ref }) => ref === text.ref).length > 1;
    const sign = text.type === 'amendment' ? 'Amd.' : text.type === 'corrigendum' ? 'Cor.' : null;
    return { ...text, key: shared && sign ? `${text.ref} ${sign}${text.part ?? 1}` : text.ref };
  });
}

function formDoubts(records: FormReading['records'], understood: number): Saying[] {
  if (records.length === 0) return [say('form-absent')];
  const doubts: Saying[] = [];
  if (understood < records.length) doubts.push(say('form-parts-unnamed', { count: records.length - understood }));
  for (const { label: printed, slotsFound, observations } of records) {
    const label = printed.replace(/\s+/gu, ' ').trim();
    if (slotsFound.length < 4) doubts.push(say('form-part-incomplete', { label }));
    if (observations.some(({ state }) => state !== 'empty')) doubts.push(say('form-part-filled', { label }));
  }
  return doubts;
}

function disagreement(
  where: 'subject' | 'annex-1',
  refs: readonly string[],
  listed: readonly ListedText[],
  comparable: boolean,
): Saying[] {
  if (!comparable) return [];
  const missing = [...new Set(listed.map(({ ref }) => ref))].filter((ref) => !refs.includes(ref));
  const extra = [...new Set(refs)].filter((ref) => !listed.some((text) => text.ref === ref));
  return [
    ...(missing.length > 0 ? [say('texts-lacking', { where, texts: missing.join(', ') })] : []),
    ...(extra.length > 0 ? [say('texts-beside', { where, texts: extra.join(', ') })] : []),
  ];
}

/** What Annex 1 says of a text: by number, and by kind where one number has several texts. */
function presentationOf(text: ListedText, presented: readonly PresentedText[]): PresentedText | null {
  const same = presented.filter(({ ref }) => ref === text.ref);
  if (same.length <= 1) return same[0] ?? null;
  return same.find(({ type, part }) => type === text.type && (text.part === null || part === text.part)) ?? null;
}

function contradictions(text: ListedText, presentation: PresentedText | null): Saying[] {
  if (!presentation) return [];
  const doubts: Saying[] = [];
  if (text.type && presentation.type && text.type !== presentation.type)
    doubts.push(say('type-differs', { text: text.key, inAnnex: presentation.type, onForm: text.type }));
  if (text.alias && presentation.alias && text.alias !== presentation.alias)
    doubts.push(say('alias-differs', { text: text.key, inAnnex: presentation.alias, onForm: text.alias }));
  return doubts;
}

function toDraft(text: ListedText, presentation: PresentedText | null, sections: Sections): DraftText {
  const type: DeterminedText['type'] = text.type ?? presentation?.type ?? 'new';
  const printedIn = [sections.subject.text, presentation?.heading ?? '', text.printed];
  const spellings = printedIn.flatMap(spellingsOf).filter((spelling) => parseTextRef(spelling) === text.ref);
  return {
    ref: text.key,
    type,
    printed: text.printed,
    alias: text.alias ?? presentation?.alias ?? null,
    title: presentation?.title ?? text.title ?? undefined,
    document: presentation?.document ?? text.document,
    summary: presentation?.summary ?? null,
    spellings: [...new Set(spellings)],
  };
}
