import { Parser } from 'htmlparser2';
import { StyleSheet, sheetIn } from './style-sheet.ts';

/** The style sheets that a page holds, wherever they stand in it. */
export function styleSheetOf(page: string): StyleSheet {
  const sheet = new StyleSheet();
  if (!/<style|<link/i.test(page)) return sheet;
  let css: string | null = null;
  const parser = new Parser(
    {
      onopentag: (name, { rel = '', href = '' }) => {
        if (name === 'style') css = '';
        // A sheet that its own address holds.
        if (name === 'link' && /stylesheet/i.test(rel)) sheet.add(sheetIn(href));
      },
      ontext: (data) => {
        if (css !== null) css += data;
      },
      onclosetag: (name) => {
        if (name !== 'style' || css === null) return;
        sheet.add(css);
        css = null;
      },
    },
    { recognizeSelfClosing: false },
  );
  parser.end(page);
  return sheet;
}
