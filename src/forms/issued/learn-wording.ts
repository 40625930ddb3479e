import type { DeterminedText } from '../../domain/consultation.ts';
import { SLOTS, type Slot } from '../../domain/evidence.ts';
import { rememberedOf } from '../../domain/remembered.ts';
import { findTextRefs } from '../../domain/text-ref.ts';
import { fold } from '../document/fold.ts';
import { type FormDocument, paragraphText } from '../document/form-document.ts';
import { locateRecords } from '../locate-records.ts';
import { circularNumbers, classifyPhrase, isHeading } from '../phrases/index.ts';
import { foreignWords } from '../phrases/vocabulary.ts';
import type { IssuedForm } from '../reader.ts';
import { type IssuedRecord, issuedRecords } from './form-parts.ts';
import { issuedDocument } from './issued-document.ts';
import { lettersOf, type PhraseWord, wordsOfLetters } from './phrase-words.ts';
import { slotRoles } from './slot-roles.ts';

/** A stretch of the form's wording, and the wording known to the readers that says the same. */
export interface IssuedPhrase {
  words: readonly string[];
  known: string;
}

/** What a blank form says where the phrase tables do not know it, and the order in which it asks. */
export interface IssuedWording {
  form: IssuedForm;
  /** Longest first, so that no phrase is taken for the shorter one within it. */
  phrases: readonly IssuedPhrase[];
  order: readonly Slot[];
  /** The wording of each slot, as issued. */
  statements: Readonly<Record<Slot, string>>;
}

/** The wording of each slot that the readers know, and what may stand in brackets behind it. */
const KNOWN: Record<Slot, readonly [string, string]> = {
  assign: ['assigns authority to SG to consider this text for approval', 'select one of the two options'],
  'not-assign': [
    'does not assign authority to SG to consider this text for approval',
    'reasons for this opinion and an outline of possible changes that would enable the work to progress are attached',
  ],
  'no-comments': ['No comments or suggested changes', ''],
  comments: ['Comments and suggested changes are attached', ''],
};

const KNOWN_LABEL: Record<DeterminedText['type'], string> = {
  new: 'Draft new Recommendation',
  revised: 'Draft revised Recommendation',
  amendment: 'Draft Amendment',
  corrigendum: 'Draft Corrigendum',
  deletion: 'Deletion of Recommendation',
};

const KNOWN_HEADING = 'Member State response to TSB Circular';
const KNOWN_NAME = 'TSB Circular';
/** "X.1150", "X1373", "X.saf-dfs". */
const TEXT_NAME = /(?<![\p{L}\p{N}])[A-Z](?:[.\s]\s?)?(?:\d|(?<=\.)\p{L})[\p{L}\p{N}.-]*/gu;

/**
 * What the form's own wording means, learnt from its layout: null where the phrase tables read the form as it stands,
 * and where it cannot be told. `siblings` are the same circular's forms in other languages.
 */
export const issuedWording = rememberedOf((form: IssuedForm, siblings: readonly IssuedForm[]): IssuedWording | null => {
  const document = issuedDocument(form);
  if (!document) return null;
  const records = alikeRecords(document, form);
  const [first] = records;
  const roles = first && slotRoles(first.parts, optionsOrder(siblings));
  if (!first || !roles || (roles.join() === SLOTS.join() && isKnownForm(form))) return null;
  const phrases = [
    ...roles.flatMap((slot, at) => slotPhrases(first.parts[at]?.wording ?? '', KNOWN[slot])),
    ...records.flatMap((record) => labelPhrases(record, form)),
    ...otherPhrases(document, records, form),
  ];
  const unique = new Map(
    phrases.filter(({ words }) => words.length > 0).map((phrase) => [phrase.words.join(' '), phrase]),
  );
  return {
    form,
    order: roles,
    statements: statementsOf(first, roles),
    phrases: [...unique.values()].sort((left, right) => right.words.length - left.words.length),
  };
});

/** The form's records, if every text of the consultation has one and all of them say the same; else none. */
function alikeRecords(document: FormDocument, { consultation }: IssuedForm): IssuedRecord[] {
  const refs = consultation.texts.flatMap(({ ref }) => findTextRefs(ref));
  const records = issuedRecords(document, refs);
  const named = new Set(records.flatMap((record) => record.refs));
  const wordings = new Set(records.map(({ parts }) => parts.map(({ wording }) => fold(wording)).join('\n')));
  const isWhole =
    wordings.size === 1 && refs.every((ref) => named.has(ref)) && records.length >= consultation.texts.length;
  return isWhole ? records : [];
}

/** The order of the two options on a form of the same circular that the phrase tables know. */
function optionsOrder(siblings: readonly IssuedForm[]): Slot[] | null {
  for (const sibling of siblings) {
    const document = issuedDocument(sibling);
    const [first] = document ? alikeRecords(document, sibling) : [];
    const roles = first && slotRoles(first.parts, null);
    if (roles) return roles.filter((slot) => slot === 'no-comments' || slot === 'comments');
  }
  return null;
}

function statementsOf({ parts }: IssuedRecord, roles: readonly Slot[]): Record<Slot, string> {
  const wording = (slot: Slot) => parts[roles.indexOf(slot)]?.wording ?? '';
  return {
    assign: wording('assign'),
    'no-comments': wording('no-comments'),
    comments: wording('comments'),
    'not-assign': wording('not-assign'),
  };
}

/** Whether the phrase tables read the blank form whole. */
export const isKnownForm = rememberedOf((form: IssuedForm): boolean => {
  const document = issuedDocument(form);
  if (!document) return false;
  const { records, circulars } = locateRecords(document);
  const isWhole = records.every(({ refs, slotsFound }) => refs.length > 0 && slotsFound.length === SLOTS.length);
  return isWhole && records.length >= form.consultation.texts.length && circulars.includes(form.consultation.circular);
});

/** A statement's wording parted by its brackets: what stands before them says which it is. */
function slotPhrases(wording: string, [head, bracket]: readonly [string, string]): IssuedPhrase[] {
  return segments(wording).map((words, at) => ({ words, known: at === 0 ? head : bracket }));
}

/** The words around the number that names the text. */
function labelPhrases({ label, refs }: IssuedRecord, { consultation }: IssuedForm): IssuedPhrase[] {
  const text = consultation.texts.find(({ ref }) => findTextRefs(ref).some((each) => refs.includes(each)));
  const first = label.search(/(?<![\p{L}\p{N}])[A-Z][.\s]{0,2}\d/u);
  return linePhrases(label.slice(0, Math.max(0, first)), text ? KNOWN_LABEL[text.type] : '');
}

/** The form's other lines that the tables do not know. They name the circular, or say nothing that a reply depends on. */
function otherPhrases(
  document: FormDocument,
  records: readonly IssuedRecord[],
  { consultation }: IssuedForm,
): IssuedPhrase[] {
  const own = new Set(records.flatMap(({ label, parts }) => [label, ...parts.map(({ wording }) => wording)]).map(fold));
  const all = document.paragraphs.map(paragraphText);
  const number = new RegExp(`(?<!\\d)${consultation.circular}(?!\\d)`, 'u');
  const heading = all.find((line) => isHeading(fold(line))) ?? all.find((line) => number.test(line));
  return all
    .filter((line) => !own.has(fold(line)) && !isKnownLine(line))
    .flatMap((line) =>
      number.test(line)
        ? namingPhrases(line.split(number), line === heading ? KNOWN_HEADING : KNOWN_NAME)
        : linePhrases(line, ''),
    );
}

function isKnownLine(line: string): boolean {
  return foreignWords(line) === 0 || classifyPhrase(line) !== null || circularNumbers(fold(line)).length > 0;
}

/** The words before the circular's number name it, whatever the number is. */
function namingPhrases([before = '', ...behind]: readonly string[], known: string): IssuedPhrase[] {
  const said = linePhrases(before, '');
  const name = said.at(-1);
  return [
    ...said.slice(0, -1),
    ...(name ? [{ ...name, known }] : []),
    ...behind.flatMap((part) => linePhrases(part, '')),
  ];
}

function linePhrases(text: string, known: string): IssuedPhrase[] {
  const phrases = segments(text).map((words) => ({ words, known }));
  return phrases.filter(({ words }) => known !== '' || foreignWords(words.join(' ')) > 0);
}

/** Stretches of the form's own words. The texts' working names are no wording. */
function segments(text: string): string[][] {
  const own = text.replace(TEXT_NAME, '(');
  const letters = lettersOf({ place: { part: '' }, items: [{ kind: 'text', text: own, format: new Set() }] });
  return groups(wordsOfLetters(letters, 0)).map((words) => words.map(({ folded }) => folded));
}

/** Words that no sign, box or bracket parts. */
function groups(words: readonly PhraseWord[]): PhraseWord[][] {
  const found: PhraseWord[][] = [];
  for (const word of words) {
    const last = found.at(-1);
    if (last && !word.apart) last.push(word);
    else found.push([word]);
  }
  return found;
}
