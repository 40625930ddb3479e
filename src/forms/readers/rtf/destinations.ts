/** Groups of text that is not the document's, or that the document shows in another way as well. */
const IGNORED = new Set([
  'stylesheet',
  'info',
  'nonshppict',
  'shprslt',
  'objdata',
  'nonesttables',
  'xe',
  'tc',
  'rxe',
  'txe',
  'atnid',
  'atnauthor',
  'atndate',
  'atnref',
  'ftnsep',
  'ftnsepc',
  'ftncn',
  'aftnsep',
  'aftnsepc',
  'aftncn',
  'filetbl',
  'ffdeftext',
  'ffformat',
  'fname',
  'falt',
  'panose',
]);

/** Starred groups that this reader knows; all other starred groups are to be skipped (RTF 1.9.1, "\*"). */
const KNOWN_STARRED = new Set([
  'fldinst',
  'formfield',
  'ffname',
  'revtbl',
  'generator',
  'shpinst',
  'shppict',
  'objclass',
  'nesttableprops',
  'annotation',
  'do',
  'ud',
]);

export const PAGE_PARTS = new Set([
  'header',
  'headerl',
  'headerr',
  'headerf',
  'footer',
  'footerl',
  'footerr',
  'footerf',
]);

/** What a list shows before a paragraph, told as text for programs that know no lists. */
export const LIST_LABELS = new Set(['listtext', 'pntext']);

/** Groups with paragraphs of their own inside a paragraph: text boxes, notes, comments. */
export const FRAMES = new Set(['shptxt', 'dptxbxtext', 'footnote']);

export function isIgnored(word: string, starred: boolean): boolean {
  return IGNORED.has(word) || (starred && !KNOWN_STARRED.has(word));
}
