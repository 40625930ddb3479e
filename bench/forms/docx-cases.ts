import type { Consultation } from '../../src/domain/consultation.ts';
import { Layout, type RecordParts } from './annex-2.ts';
import { type FilledForm, type MarkedAnswer, type Respondent, writeForm } from './docx-writer.ts';
import { AUTHOR } from './marking-styles.ts';
import * as odd from './odd-parts.ts';
import { CIRCLE, PHRASES } from './phrases.ts';
import { contentControl, deleted, formCheckBox, inserted, paragraph, run, W } from './word-xml.ts';

/** What the reader must see in a document: every box's state in order (1, 0 or ?) and what it must report. */
export interface ExpectedDocument {
  boxes?: string;
  problems: string[];
  /** Texts that must be among the paragraphs as accepted. */
  shows?: string[];
  /** Texts that must not be among them. */
  showsNot?: string[];
}

/** What must come of the form: an answer for each text, or `staff` where nobody but a person may tell. */
export type ExpectedAnswers = Record<string, MarkedAnswer | 'staff'>;

export interface DocxCase {
  bytes: Uint8Array;
  answers: ExpectedAnswers;
  document: ExpectedDocument;
}

const RESPONDENT: Respondent = {
  name: 'Anna Example',
  role: 'Director, International Affairs',
  state: 'Switzerland',
  address: ['Federal Office of Communications', 'Zukunftstrasse 44', '2501 Biel/Bienne'],
  email: 'anna@ofcom.example.ch',
  date: 'Biel/Bienne, 15 January 2024',
};

const ASSIGN: MarkedAnswer = { decision: 'assign', comments: 'none' };
const TICKED = '<w:default w:val="0"/><w:checked/>';
const OFF = '<w:default w:val="0"/>';
const CHECKED = '10'.repeat(8);

type Change = (parts: RecordParts) => Partial<RecordParts>;

/**
 * Forms on which something odd was done to the first text, X.1150; every other text is ticked "assign" and marked
 * "no comments" in the plainest way.
 */
export function docxCases(consultation: Consultation): Record<string, DocxCase> {
  const answers = Object.fromEntries(consultation.texts.map((text) => [text.ref, ASSIGN]));
  const form = (more: Partial<FilledForm>): Uint8Array =>
    writeForm({ consultation, language: 'en', respondent: RESPONDENT, answers, style: 'form-field', ...more });
  const first = (change: Change, more: Partial<FilledForm> = {}): Uint8Array =>
    form({ ...more, record: (text, parts) => (text.ref === 'X.1150' ? { ...parts, ...change(parts) } : parts) });
  const expect = (one: MarkedAnswer | 'staff', document: ExpectedDocument) => ({
    answers: { ...answers, 'X.1150': one },
    document,
  });
  const rest = '10'.repeat(7);
  const layout = new Layout('en');
  const words = PHRASES.en;

  return {
    'both-boxes-ticked': {
      bytes: first(() => ({ notAssignBox: formCheckBox('Check2', TICKED) })),
      ...expect('staff', { boxes: `11${rest}`, problems: [] }),
    },
    'box-ticked-and-x-at-the-other': {
      bytes: first(() => ({ notAssignBox: formCheckBox('Check2', OFF) + run(' X') })),
      ...expect('staff', { boxes: CHECKED, problems: [], shows: [' X'] }),
    },
    'box-ticked-and-struck': {
      bytes: first(() => ({
        assignBox: formCheckBox('Check1', TICKED).replaceAll('<w:r>', '<w:r><w:rPr><w:strike/></w:rPr>'),
      })),
      ...expect('staff', { boxes: `?0${rest}`, problems: ['mark-unclear'] }),
    },
    'box-ticked-and-hidden': {
      bytes: first(() => ({
        assignBox: formCheckBox('Check1', TICKED).replaceAll('<w:r>', '<w:r><w:rPr><w:vanish/></w:rPr>'),
      })),
      ...expect('staff', { boxes: `?0${rest}`, problems: ['mark-unclear'] }),
    },
    'box-without-data': {
      bytes: first(() => ({ assignBox: '<w:fldSimple w:instr=" FORMCHECKBOX "/>' })),
      ...expect('staff', { boxes: `?0${rest}`, problems: [] }),
    },
    'two-authors-disagree-by-tracked-changes': {
      bytes: first(() => ({
        assignBox: inserted(deleted(run('X'), 'B. Superior'), 'A. Official') + formCheckBox('Check1', OFF),
        notAssignBox: inserted(run('X'), 'B. Superior') + formCheckBox('Check2', OFF),
      })),
      ...expect('staff', { boxes: `00${rest}`, problems: [] }),
    },
    'row-deleted-by-tracked-change': {
      bytes: form({
        record: (text, parts) => (text.ref === 'X.1150' ? { ...parts, assignBox: formCheckBox('Check1', OFF) } : parts),
        rows: (text, rows) =>
          text.ref === 'X.1150' ? rows.assign + odd.deletedRow(rows.notAssign, AUTHOR) : rows.assign + rows.notAssign,
      }),
      ...expect(ASSIGN, { boxes: `00${rest}`, problems: [] }),
    },
    'mark-moved-by-tracked-change': {
      bytes: first(() => ({
        assignBox: odd.movedTo(run('X'), AUTHOR) + formCheckBox('Check1', OFF),
        notAssignBox: odd.movedFrom(run('X'), AUTHOR) + formCheckBox('Check2', OFF),
      })),
      ...expect('staff', { boxes: `00${rest}`, problems: [] }),
    },
    'hidden-x-at-the-other-box': {
      bytes: first(() => ({ notAssignBox: run('X', '<w:vanish/>') + formCheckBox('Check2', OFF) })),
      ...expect('staff', { boxes: CHECKED, problems: [] }),
    },
    'white-x-at-the-other-box': {
      bytes: first(() => ({ notAssignBox: run('X', '<w:color w:val="FFFFFF"/>') + formCheckBox('Check2', OFF) })),
      ...expect('staff', { boxes: CHECKED, problems: [] }),
    },
    'text-box-with-x-over-the-other-box': {
      bytes: first(() => ({ notAssignBox: formCheckBox('Check2', OFF) + odd.textBox('X') })),
      ...expect('staff', { boxes: CHECKED, problems: ['mark-unclear'] }),
    },
    'oval-drawn-at-an-option': {
      bytes: first((parts) => ({ commentsAttached: parts.commentsAttached + odd.oval() })),
      ...expect('staff', { boxes: CHECKED, problems: ['mark-unclear'] }),
    },
    'vml-oval-drawn-at-an-option': {
      bytes: first((parts) => ({ commentsAttached: parts.commentsAttached + odd.vmlOval() })),
      ...expect('staff', { boxes: CHECKED, problems: ['mark-unclear'] }),
    },
    'ink-drawn-at-a-box': {
      bytes: first((parts) => ({ notAssignBox: parts.notAssignBox + odd.ink() })),
      ...expect('staff', { boxes: CHECKED, problems: ['mark-unclear'] }),
    },
    'picture-of-a-tick-in-a-cell': {
      bytes: first((parts) => ({ notAssignBox: parts.notAssignBox + odd.picture() })),
      ...expect('staff', { boxes: CHECKED, problems: ['mark-unclear'] }),
    },
    'cell-crossed-by-a-diagonal-border': {
      bytes: form({
        rows: (text, rows) =>
          text.ref === 'X.1150'
            ? odd.inFirstStatementCell(rows.assign, '<w:tcBorders><w:tl2br w:val="single" w:sz="8"/></w:tcBorders>') +
              rows.notAssign
            : rows.assign + rows.notAssign,
      }),
      ...expect('staff', { boxes: CHECKED, problems: ['mark-unclear'] }),
    },
    'cell-coloured-instead-of-ticked': {
      bytes: form({
        answers: { ...answers, 'X.1150': { decision: null, comments: null } },
        rows: (text, rows) =>
          text.ref === 'X.1150'
            ? odd.inFirstStatementCell(rows.assign, '<w:shd w:val="clear" w:color="auto" w:fill="92D050"/>') +
              rows.notAssign
            : rows.assign + rows.notAssign,
      }),
      ...expect('staff', { boxes: `00${rest}`, problems: ['mark-unclear'] }),
    },
    'control-shows-other-than-it-stores': {
      bytes: first(() => ({
        assignBox: contentControl(true, '\u2610'),
        notAssignBox: contentControl(false, '\u2612'),
      })),
      ...expect('staff', { boxes: `??${rest}`, problems: ['marks-disagree', 'marks-disagree'] }),
    },
    'control-around-a-cell-and-a-paragraph': {
      bytes: form({
        record: (text, parts) =>
          text.ref === 'X.1150' ? { ...parts, assignBox: run('\u2612'), notAssignBox: run('\u2610') } : parts,
        rows: (text, rows) =>
          text.ref === 'X.1150'
            ? odd.controlAroundBoxCell(rows.assign, true) + odd.controlAroundBoxParagraph(rows.notAssign, false)
            : rows.assign + rows.notAssign,
      }),
      ...expect(ASSIGN, { boxes: CHECKED, problems: [] }),
    },
    'symbol-by-a-field': {
      bytes: first(() => ({
        assignBox: odd.field(' SYMBOL 254 \\f Wingdings \\s 11 '),
        notAssignBox: odd.field(' SYMBOL 168 \\f Wingdings \\s 11 '),
      })),
      ...expect(ASSIGN, { boxes: rest, problems: [], shows: ['☑', '◻'] }),
    },
    'choice-read-once-and-not-with-its-fallback': {
      bytes: first(() => ({ assignBox: odd.alternatives(run('\u2612'), run('\u2612')), notAssignBox: run('\u2610') })),
      ...expect(ASSIGN, { boxes: rest, problems: [], shows: ['\u2612'], showsNot: ['\u2612\u2612'] }),
    },
    'options-marked-by-list-bullets': {
      bytes: form({
        record: (text, parts) =>
          text.ref === 'X.1150'
            ? { ...parts, noComments: run(words.noComments), commentsAttached: run(words.commentsAttached) }
            : parts,
        rows: (text, rows) =>
          (text.ref === 'X.1150' ? odd.bulletsAtOptions(rows.assign) : rows.assign) + rows.notAssign,
        file: { parts: [odd.numberingWithTickBullets()] },
      }),
      ...expect(ASSIGN, { boxes: CHECKED, problems: [], shows: ['☑\tNo comments', '◻\tComments'] }),
    },
    'activex-boxes': {
      bytes: first(
        () => ({ assignBox: odd.activeX('rIdX1', 'CheckBox1'), notAssignBox: odd.activeX('rIdX2', 'CheckBox2') }),
        {
          file: { parts: [odd.activeXPart('rIdX1', 1, '1'), odd.activeXPart('rIdX2', 2, '0')] },
        },
      ),
      ...expect(ASSIGN, { boxes: CHECKED, problems: [] }),
    },
    'activex-box-whose-state-is-not-stored': {
      bytes: first(
        () => ({ assignBox: odd.activeX('rIdX1', 'CheckBox1'), notAssignBox: odd.activeX('rIdX2', 'CheckBox2') }),
        {
          file: { parts: [odd.activeXPart('rIdX2', 2, '0')] },
        },
      ),
      ...expect('staff', { boxes: `?0${rest}`, problems: [] }),
    },
    'main-part-at-another-name': {
      bytes: form({ file: { main: 'office/main1.xml' } }),
      ...expect(ASSIGN, { boxes: CHECKED, problems: [] }),
    },
    'strict-namespaces': {
      bytes: odd.toStrict(form({})),
      ...expect(ASSIGN, { boxes: CHECKED, problems: [] }),
    },
    'document-with-macros': {
      bytes: form({ file: { mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml' } }),
      ...expect(ASSIGN, { boxes: CHECKED, problems: [] }),
    },
    'namespace-prefixes-of-another-program': {
      bytes: odd.renamePrefix(form({}), W),
      ...expect(ASSIGN, { boxes: CHECKED, problems: [] }),
    },
    'form-inside-a-layout-table': {
      bytes: odd.insideLayoutTable(form({})),
      ...expect(ASSIGN, { boxes: CHECKED, problems: [] }),
    },
    'cover-letter-before-the-form': {
      bytes: form({
        before: layout.paragraphs([
          'Dear Mr Onoe,',
          'Please find below the reply of the Swiss administration, which assigns authority to SG17 to consider these texts for approval.',
        ]),
      }),
      ...expect(ASSIGN, { boxes: CHECKED, problems: [] }),
    },
    'condition-in-a-footnote': {
      bytes: form({ file: { parts: [odd.footnotes('Provided that clause 8 is brought into line with X.1051.')] } }),
      answers: Object.fromEntries(consultation.texts.map((text) => [text.ref, 'staff' as const])),
      document: { boxes: CHECKED, problems: [], shows: ['Provided that clause 8 is brought into line with X.1051.'] },
    },
    'condition-in-a-margin-comment': {
      bytes: form({ file: { parts: [odd.comments('We agree only if clause 8 is deleted.')] } }),
      answers: Object.fromEntries(consultation.texts.map((text) => [text.ref, 'staff' as const])),
      document: { boxes: CHECKED, problems: [], shows: ['We agree only if clause 8 is deleted.'] },
    },
    'another-file-included': {
      bytes: form({ after: '<w:altChunk r:id="rId99"/>' }),
      answers: Object.fromEntries(consultation.texts.map((text) => [text.ref, 'staff' as const])),
      document: { boxes: CHECKED, problems: ['attachment-skipped'] },
    },
    'field-that-never-ends': {
      bytes: form({ after: paragraph(run('before') + odd.fieldBegin() + run('lost')) }),
      answers: Object.fromEntries(consultation.texts.map((text) => [text.ref, 'staff' as const])),
      document: { boxes: CHECKED, problems: ['attachment-damaged'], shows: ['before'] },
    },
    'circle-and-ring-typed-as-o': {
      bytes: first((parts) => ({ commentsAttached: parts.commentsAttached.replace(CIRCLE, `${CIRCLE} O`) })),
      ...expect('staff', { boxes: CHECKED, problems: [] }),
    },
  };
}
