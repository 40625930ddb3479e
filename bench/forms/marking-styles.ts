import { CIRCLE } from './phrases.ts';
import { contentControl, deleted, formCheckBox, inserted, run, symbol, wrapRun } from './word-xml.ts';

/** Who appears as the author of tracked changes. */
export const AUTHOR = 'A. Official';

const WINGDINGS_FONT = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings" w:cs="Wingdings"/>';
const OFF = '<w:default w:val="0"/>';

/** Word's "enclose characters", common in Chinese documents: a field that lays one sign over another. */
const ENCLOSED_TICK = [
  wrapRun('<w:fldChar w:fldCharType="begin"/>'),
  wrapRun('<w:instrText xml:space="preserve"> EQ \\o\\ac(○,√)</w:instrText>'),
  wrapRun('<w:fldChar w:fldCharType="end"/>'),
].join('');

/** How people mark the two boxes: what stands in the box's cell. `blank` is the unticked form field of that name. */
export const BOX_MARKS = {
  'form-field': (ticked: boolean, name: string) => formCheckBox(name, OFF + (ticked ? '<w:checked/>' : '')),
  'form-field-value': (ticked: boolean, name: string) =>
    formCheckBox(name, `${OFF}<w:checked w:val="${ticked ? 1 : 0}"/>`),
  'form-field-default': (ticked: boolean, name: string) => formCheckBox(name, `<w:default w:val="${ticked ? 1 : 0}"/>`),
  'content-control': (ticked: boolean) => contentControl(ticked),
  'content-control-tracked': (ticked: boolean) =>
    ticked
      ? contentControl(true, '').replace(
          '<w:sdtContent>',
          `<w:sdtContent>${deleted(run('\u2610'), AUTHOR)}${inserted(run('\u2612'), AUTHOR)}`,
        )
      : contentControl(false),
  'ballot-cross': (ticked: boolean) => run(ticked ? '\u2612' : '\u2610'),
  'ballot-check': (ticked: boolean) => run(ticked ? '\u2611' : '\u2610'),
  'x-instead': (ticked: boolean, name: string) => (ticked ? run('X') : formCheckBox(name, OFF)),
  'x-or-nothing': (ticked: boolean) => (ticked ? run('X') : ''),
  'x-bold': (ticked: boolean, name: string) => (ticked ? run('X', '<w:b/>') : formCheckBox(name, OFF)),
  'x-beside': (ticked: boolean, name: string) => formCheckBox(name, OFF) + (ticked ? run(' X') : ''),
  'x-before': (ticked: boolean, name: string) => (ticked ? run('x ') : '') + formCheckBox(name, OFF),
  'x-cyrillic': (ticked: boolean, name: string) => (ticked ? run('Х') : formCheckBox(name, OFF)),
  'x-full-width': (ticked: boolean, name: string) => (ticked ? run('Ｘ') : formCheckBox(name, OFF)),
  'x-in-brackets': (ticked: boolean) => run(ticked ? '[X]' : '[ ]'),
  'x-tracked': (ticked: boolean, name: string) => (ticked ? inserted(run('X'), AUTHOR) : '') + formCheckBox(name, OFF),
  'x-tracked-instead': (ticked: boolean, name: string) =>
    ticked ? deleted(formCheckBox(name, OFF), AUTHOR) + inserted(run('X'), AUTHOR) : formCheckBox(name, OFF),
  'tick-instead': (ticked: boolean, name: string) => (ticked ? run('✓') : formCheckBox(name, OFF)),
  'root-sign': (ticked: boolean, name: string) => (ticked ? run('√') : formCheckBox(name, OFF)),
  'wingdings-symbol': (ticked: boolean) => symbol(ticked ? 'F0FE' : 'F0A8'),
  'wingdings-cross': (ticked: boolean) => symbol(ticked ? 'F0FD' : 'F06F'),
  'wingdings-letters': (ticked: boolean) => run(ticked ? 'þ' : 'o', WINGDINGS_FONT),
  'wingdings-style': (ticked: boolean) => run(ticked ? 'þ' : 'o', '<w:rStyle w:val="Boxsign"/>'),
  'enclosed-tick': (ticked: boolean, name: string) => (ticked ? ENCLOSED_TICK : formCheckBox(name, OFF)),
} as const satisfies Record<string, (ticked: boolean, name: string) => string>;

/** How people mark one of the two options at their circles: what stands before the option's wording. */
export const CIRCLE_MARKS = {
  'x-instead': (chosen: boolean) => run(chosen ? 'X' : CIRCLE),
  'x-after': (chosen: boolean) => run(chosen ? `${CIRCLE} X` : CIRCLE),
  'x-before': (chosen: boolean) => run(chosen ? `X ${CIRCLE}` : CIRCLE),
  'x-enclosed': (chosen: boolean) => run(chosen ? `X${CIRCLE}` : CIRCLE),
  'x-tracked-instead': (chosen: boolean) =>
    chosen ? deleted(run(CIRCLE), AUTHOR) + inserted(run('X'), AUTHOR) : run(CIRCLE),
  'filled-circle': (chosen: boolean) => run(chosen ? '●' : CIRCLE),
  fisheye: (chosen: boolean) => run(chosen ? '◉' : '○'),
  'tick-instead': (chosen: boolean) => run(chosen ? '✓' : CIRCLE),
  'ballot-cross': (chosen: boolean) => run(chosen ? '☒' : '☐'),
  'content-control': (chosen: boolean) => contentControl(chosen),
  'wingdings-tick': (chosen: boolean) => (chosen ? symbol('F0FC') : run(CIRCLE)),
  'form-field': (chosen: boolean) => formCheckBox('Option', OFF + (chosen ? '<w:checked/>' : '')),
  unmarked: () => run(CIRCLE),
} as const satisfies Record<string, (chosen: boolean) => string>;

/** How people mark wording instead of a sign: properties of the chosen wording and of the other. */
export const WORDING_MARKS = {
  'strike-other': { chosen: '', other: '<w:strike/>' },
  'double-strike-other': { chosen: '', other: '<w:dstrike/>' },
  'highlight-chosen': { chosen: '<w:highlight w:val="yellow"/>', other: '' },
  'shade-chosen': { chosen: '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>', other: '' },
  'bold-chosen': { chosen: '<w:b/>', other: '' },
  'underline-chosen': { chosen: '<w:u w:val="single"/>', other: '' },
  'colour-chosen': { chosen: '<w:color w:val="FF0000"/>', other: '' },
  'delete-other': 'delete',
  'tracked-delete-other': 'tracked-delete',
} as const;

export interface MarkingStyle {
  boxes: keyof typeof BOX_MARKS | keyof typeof WORDING_MARKS;
  options: keyof typeof CIRCLE_MARKS | keyof typeof WORDING_MARKS;
}

/** Ways of marking as they come together on one form, by the name of the way. */
export const MARKING_STYLES = {
  'form-field': { boxes: 'form-field', options: 'x-instead' },
  'form-field-value': { boxes: 'form-field-value', options: 'filled-circle' },
  'form-field-default': { boxes: 'form-field-default', options: 'x-after' },
  'form-field-and-tick': { boxes: 'form-field', options: 'tick-instead' },
  'form-field-and-enclosed-x': { boxes: 'form-field', options: 'x-enclosed' },
  'form-field-and-strike': { boxes: 'form-field', options: 'strike-other' },
  'form-field-and-highlight': { boxes: 'form-field', options: 'highlight-chosen' },
  'form-field-and-bold': { boxes: 'form-field', options: 'bold-chosen' },
  'form-field-and-underline': { boxes: 'form-field', options: 'underline-chosen' },
  'form-field-and-deletion': { boxes: 'form-field', options: 'delete-other' },
  'form-field-and-tracked-deletion': { boxes: 'form-field', options: 'tracked-delete-other' },
  'form-fields-throughout': { boxes: 'form-field', options: 'form-field' },
  'form-field-options-unmarked': { boxes: 'form-field', options: 'unmarked' },
  'content-control': { boxes: 'content-control', options: 'content-control' },
  'content-control-tracked': { boxes: 'content-control-tracked', options: 'x-tracked-instead' },
  'ballot-cross': { boxes: 'ballot-cross', options: 'ballot-cross' },
  'ballot-check': { boxes: 'ballot-check', options: 'fisheye' },
  'x-instead': { boxes: 'x-instead', options: 'x-instead' },
  'x-or-nothing': { boxes: 'x-or-nothing', options: 'x-instead' },
  'x-bold': { boxes: 'x-bold', options: 'x-before' },
  'x-beside': { boxes: 'x-beside', options: 'x-before' },
  'x-before': { boxes: 'x-before', options: 'x-after' },
  'x-cyrillic': { boxes: 'x-cyrillic', options: 'x-instead' },
  'x-full-width': { boxes: 'x-full-width', options: 'filled-circle' },
  'x-in-brackets': { boxes: 'x-in-brackets', options: 'x-instead' },
  'x-tracked': { boxes: 'x-tracked', options: 'x-tracked-instead' },
  'x-tracked-instead': { boxes: 'x-tracked-instead', options: 'x-tracked-instead' },
  'tick-instead': { boxes: 'tick-instead', options: 'tick-instead' },
  'root-sign': { boxes: 'root-sign', options: 'filled-circle' },
  'wingdings-symbol': { boxes: 'wingdings-symbol', options: 'wingdings-tick' },
  'wingdings-cross': { boxes: 'wingdings-cross', options: 'wingdings-tick' },
  'wingdings-letters': { boxes: 'wingdings-letters', options: 'filled-circle' },
  'wingdings-style': { boxes: 'wingdings-style', options: 'fisheye' },
  'enclosed-tick': { boxes: 'enclosed-tick', options: 'tick-instead' },
  'strike-other': { boxes: 'strike-other', options: 'strike-other' },
  'double-strike-other': { boxes: 'double-strike-other', options: 'double-strike-other' },
  'highlight-chosen': { boxes: 'highlight-chosen', options: 'highlight-chosen' },
  'shade-chosen': { boxes: 'shade-chosen', options: 'shade-chosen' },
  'bold-chosen': { boxes: 'bold-chosen', options: 'bold-chosen' },
  'underline-chosen': { boxes: 'underline-chosen', options: 'underline-chosen' },
  'colour-chosen': { boxes: 'colour-chosen', options: 'colour-chosen' },
  'delete-other': { boxes: 'delete-other', options: 'delete-other' },
  'tracked-delete-other': { boxes: 'tracked-delete-other', options: 'tracked-delete-other' },
} as const satisfies Record<string, MarkingStyle>;

export type MarkingStyleName = keyof typeof MARKING_STYLES;
