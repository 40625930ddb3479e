import { SLOTS, type Slot } from '../domain/evidence.ts';
import type { Language } from '../domain/language.ts';
import { type FormDocument, paragraphText } from './document/form-document.ts';
import { optionsExchanged, rowsExchanged } from './locate/asking-order.ts';
import { Assembler } from './locate/assemble.ts';
import { type Block, readRows, type View } from './locate/blocks.ts';
import { joinViews, trackedChanges } from './locate/changes.ts';
import { findMatrices } from './locate/columns/matrix.ts';
import { untoldUnderNo } from './locate/columns/refusing-columns.ts';
import type { DraftRecord } from './locate/draft.ts';
import { coveringLetter, findCirculars, findNames, findRegion } from './locate/header.ts';
import { observe } from './locate/observe.ts';
import { scoreForm } from './locate/score.ts';
import { colouredSlots } from './locate/signs/coloured-slots.ts';
import { withLostCircles } from './locate/signs/lost-font.ts';
import { wordsOf } from './locate/words/extra-words.ts';
import { findFreeText } from './locate/words/free-text.ts';
import { type IssuedStatements, statementsIn } from './locate/words/issued-words.ts';
import { numberedCirculars } from './phrases/numbered-circulars.ts';
import { isSalutation } from './phrases/salutations.ts';
import type { FormReading, ReadingProblem } from './reader.ts';
import { say } from './sentences.ts';

/** Beyond this a document is no form, and searching it would take too long. */
const LARGEST_TEXT = 2_000_000;
/** More own lines than anybody writes around a form; what comes after them is not looked at, and a problem says so. */
const MOST_LINES = 1000;
const MOST_RECORDS = 200;
/** A letter greets whom it is written to within so many lines. */
const LETTERHEAD = 30;

/** What is known of the form before it is looked for. */
export interface LocateOptions {
  /** One part of a container, to which the search is restricted; without it all parts are read in their order. */
  part?: string;
  /** The order in which the form asks within each record. */
  order?: readonly Slot[];
  /** Languages whose wording is known from the blank form: what is not there was removed. */
  known?: ReadonlySet<Language>;
  /** What the form says that a document names, if it is at hand. */
  issued?: IssuedLookup;
}

/** The form that a document says to be. */
export interface NamedForm {
  language: Language;
  circulars: readonly number[];
  /** The texts of its records. */
  refs: readonly string[];
}

/** What a blank form says: its statements, and around its table. */
export interface IssuedWords {
  statements: IssuedStatements;
  around: readonly string[];
}

export type IssuedLookup = (named: NamedForm) => IssuedWords | undefined;

const NOTHING_KNOWN: ReadonlySet<Language> = new Set();
const NONE_AT_HAND: IssuedLookup = () => undefined;

/**
 * Finds the Annex 2 form in a document of any format: its records, what was seen at each of their slots, the circular
 * it names, who may have sent it, and what was written beside its fields. It observes and never decides.
 */
export function locateRecords(document: FormDocument, options: LocateOptions = {}): FormReading {
  const { part, order = SLOTS, known = NOTHING_KNOWN, issued = NONE_AT_HAND } = options;
  const form = { order, known, issued };
  const paragraphs = document.paragraphs.filter((paragraph) => part === undefined || paragraph.place.part === part);
  const size = paragraphs.reduce(
    (sum, { items }) => sum + items.reduce((all, item) => all + (item.kind === 'text' ? item.text.length : 1), 0),
    0,
  );
  if (size > LARGEST_TEXT) return tooLarge(document);
  const kept = withLostCircles({ ...document, paragraphs });
  const accepted = readView(kept, 'accepted', form);
  const changes = trackedChanges(kept);
  const rejected = changes.length === 0 ? accepted : readView(kept, 'rejected', form);
  if (!accepted || !rejected) return tooLarge(document);
  const records = changes.length === 0 ? accepted.records : joinViews(accepted.records, rejected.records, changes);
  const { region, outside, drafts, settled, around } = accepted;
  const circulars = findCirculars(region.rows);
  const freeText = findFreeText(drafts, [...coveringLetter(region), ...outside], {
    inLines: document.inLines === true,
    around,
    circulars,
  });
  const problems = document.problems.filter((each) => !settled.has(each)).map((problem) => ({ ...problem }));
  return {
    score: scoreForm(region, records),
    language: mainLanguage(drafts),
    circulars,
    names: findNames(
      region,
      outside.filter((line) => line.where === 'after'),
    ),
    records,
    freeText: freeText.slice(0, MOST_LINES),
    problems: freeText.length > MOST_LINES ? [...problems, TOO_LONG] : problems,
    ...toldOfLetter(paragraphs.map(paragraphText)),
    ...(document.passedOn && { passedOn: document.passedOn }),
  };
}

const TOO_LONG: ReadingProblem = { code: 'attachment-too-large', ...say('text-too-long') };

/** What tells a letter's lines: whom it greets, and to which circulars it answers. */
function toldOfLetter(lines: readonly string[]): Pick<FormReading, 'salutes' | 'numbered'> {
  const numbered = lines.map(numberedCirculars).filter((numbers) => numbers.length > 0);
  return {
    ...(lines.slice(0, LETTERHEAD).some(isSalutation) && { salutes: true }),
    ...(numbered.length > 0 && { numbered }),
  };
}

/** What a blank form says at each slot. */
export function locateStatements(document: FormDocument): IssuedStatements {
  const { rows } = findRegion(readRows(document, 'accepted'));
  return statementsIn(assembleEitherWay(rows, SLOTS).drafts, wordsOf);
}

/** Null where there are more records than any form has. */
function readView(document: FormDocument, view: View, form: Required<Omit<LocateOptions, 'part'>>) {
  const rows = readRows(document, view);
  const region = findRegion(rows);
  const { drafts, outside, order } = assembleEitherWay(region.rows, form.order);
  if (drafts.length > MOST_RECORDS) return null;
  untoldUnderNo(drafts, rows);
  const { observations, settled } = colouredSlots(drafts, document.problems);
  const language = mainLanguage(drafts);
  const refs = drafts.flatMap((draft) => draft.refs);
  const issued = language ? form.issued({ language, circulars: findCirculars(region.rows), refs }) : undefined;
  const records = observe(drafts, { known: form.known, order, issued: issued?.statements }, observations);
  return { region, drafts, outside, records, settled, around: issued?.around ?? [] };
}

/**
 * The records in the form's own order; where that leaves any incomplete and another order of the two statements or options
 * leaves none, someone exchanged them at every text.
 */
function assembleEitherWay(rows: Block[][], order: readonly Slot[]) {
  const usual = assemble(rows, order);
  if (usual.drafts.every(isComplete)) return usual;
  const refusalFirst = rowsExchanged(order);
  // An order that was learnt from a blank form tells its options apart: there another one is not to be trusted.
  const others =
    order === SLOTS ? [refusalFirst, optionsExchanged(order), optionsExchanged(refusalFirst)] : [refusalFirst];
  for (const other of others) {
    const exchanged = assemble(rows, other);
    if (exchanged.drafts.length > 1 && exchanged.drafts.every(isComplete)) return exchanged;
  }
  return usual;
}

function assemble(rows: Block[][], order: readonly Slot[]) {
  const matrices = findMatrices(rows);
  const assembler = new Assembler(order);
  for (const row of rows) {
    const matrix = matrices.get(row);
    if (matrix) assembler.addMatrix(matrix);
    else assembler.addRow(row);
  }
  const { records: drafts, outside } = assembler.finish();
  return { drafts, outside, order };
}

function isComplete({ refs, slots }: DraftRecord): boolean {
  return refs.length > 0 && slots.size === SLOTS.length;
}

/** The language of most statements. */
function mainLanguage(drafts: readonly DraftRecord[]): Language | null {
  const counts = new Map<Language, number>();
  for (const { slots } of drafts) {
    for (const { language } of slots.values()) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return [...counts].sort((left, right) => right[1] - left[1])[0]?.[0] ?? null;
}

function tooLarge(document: FormDocument): FormReading {
  const problems: FormReading['problems'] = [...document.problems, TOO_LONG];
  return { score: 0, language: null, circulars: [], names: [], records: [], freeText: [], problems };
}
