import { ASSIGN, type CaseKit, CHECKED, type DocxCase, OFF } from './case-kit.ts';
import * as odd from './odd-parts.ts';
import { PHRASES } from './phrases.ts';
import { contentControl, formCheckBox, run } from './word-xml.ts';

/** Marks drawn on the page instead of typed. */
export function drawnMarks({ first, expect }: CaseKit): Record<string, DocxCase> {
  return {
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
  };
}

/** Boxes of other kinds, or signs that stand nowhere in the text. */
export function controls({ form, first, expect, rest }: CaseKit): Record<string, DocxCase> {
  return {
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
            ? { ...parts, noComments: run(PHRASES.en.noComments), commentsAttached: run(PHRASES.en.commentsAttached) }
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
  };
}
