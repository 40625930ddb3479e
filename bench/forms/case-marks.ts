import { ASSIGN, type CaseKit, CHECKED, type DocxCase, OFF, TICKED } from './case-kit.ts';
import { AUTHOR } from './marking-styles.ts';
import * as odd from './odd-parts.ts';
import { CIRCLE } from './phrases.ts';
import { deleted, formCheckBox, inserted, run } from './word-xml.ts';

/** Boxes in a state that no box should have, or beside which something else stands. */
export function oddBoxes({ first, expect, rest }: CaseKit): Record<string, DocxCase> {
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
    'x-in-a-text-field': {
      bytes: first(() => ({ assignBox: odd.textField('X'), notAssignBox: odd.textField('\u2002\u2002') })),
      ...expect(ASSIGN, { boxes: rest, problems: [], shows: ['X'] }),
      mayGoToStaff: true,
    },
    'chosen-from-a-drop-down-list': {
      bytes: first(() => ({ assignBox: odd.dropDown(['No', 'Yes'], 1), notAssignBox: odd.dropDown(['No', 'Yes'], 0) })),
      ...expect('staff', { boxes: rest, problems: [], shows: ['Yes', 'No'] }),
    },
  };
}

/** Marks made, moved and taken back with change tracking. */
export function trackedChanges({ form, first, expect, rest }: CaseKit): Record<string, DocxCase> {
  return {
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
      mayGoToStaff: true,
    },
    'mark-moved-by-tracked-change': {
      bytes: first(() => ({
        assignBox: odd.movedTo(run('X'), AUTHOR) + formCheckBox('Check1', OFF),
        notAssignBox: odd.movedFrom(run('X'), AUTHOR) + formCheckBox('Check2', OFF),
      })),
      ...expect('staff', { boxes: `00${rest}`, problems: [] }),
    },
  };
}

/** Marks that a program finds and a person does not see, or the other way round. */
export function unseenMarks({ form, first, expect, rest, answers }: CaseKit): Record<string, DocxCase> {
  return {
    'hidden-x-at-the-other-box': {
      bytes: first(() => ({ notAssignBox: run('X', '<w:vanish/>') + formCheckBox('Check2', OFF) })),
      ...expect('staff', { boxes: CHECKED, problems: [] }),
    },
    'white-x-at-the-other-box': {
      bytes: first(() => ({ notAssignBox: run('X', '<w:color w:val="FFFFFF"/>') + formCheckBox('Check2', OFF) })),
      ...expect('staff', { boxes: CHECKED, problems: [] }),
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
      ...expect('staff', { boxes: `00${rest}`, problems: [] }),
    },
    'circle-and-ring-typed-as-o': {
      bytes: first((parts) => ({ commentsAttached: parts.commentsAttached.replace(CIRCLE, `${CIRCLE} O`) })),
      ...expect('staff', { boxes: CHECKED, problems: [] }),
    },
  };
}
