import type { Sentences } from '../../domain/saying.ts';

/** Where something was seen, counted from one; null outside of tables. */
interface Row {
  table: number | null;
  row: number | null;
}

function inRow({ table, row }: Row): string {
  return table === null ? '' : ` (table ${table}, row ${row})`;
}

/** What Word, OpenDocument, RTF and HTML files say of themselves. */
export const DOCUMENT_SENTENCES = {
  'word-main-unknown': 'it does not say where its document is',
  'word-two-documents': 'it holds more than one document',
  'word-no-document': 'The Word file holds no document. Ask the sender to send it again.',
  'word-part-lost': ({ part }: { part: string }) => `The Word file lacks its part "${part}". Open it by hand.`,
  'word-locked': 'The Word file is protected with a password. Ask the sender for a copy without one.',
  'sheet-none': 'The workbook holds no sheet. Open it by hand.',
  'sheet-lost': 'The workbook lacks one of its sheets. Open it by hand.',
  'sheet-drawn-on': ({ name }: { name: string }) =>
    `On the sheet "${name}" there are drawings or controls, which are not read. Look at it.`,
  'sheet-looks-by-rule': ({ name }: { name: string }) =>
    `The sheet "${name}" shows cells by rules (conditional formatting), which may hide or strike a mark. Look at it.`,
  'office-no-word': 'This Office file is no Word document. Open it by hand.',
  'doc-converted': ({ why }: { why: string }) =>
    `LibreOffice converted the Word file, because ${why}. Compare what was read with the file.`,
  'doc-unreadable': ({ why, and }: { why: string; and: string }) =>
    `The Word file cannot be read (${why}); ${and}. Open it by hand, or ask for it as docx.`,
  'doc-text-cut': 'a part of its text is missing',
  'doc-styles': 'its styles are not as long as they say',
  'doc-no-header': 'no OLE header',
  'doc-no-root': 'no root storage',
  'doc-sector-size': 'unknown sector size',
  'doc-chain': 'a chain leaves the file',
  'doc-difat': 'the DIFAT is cut off',
  'doc-pieces-overlap': 'its pieces overlap',
  'doc-piece-missing': 'a piece of its text is missing',
  'doc-no-pieces': 'its piece table is missing',
  'doc-formatting-missing': 'the formatting of a part of its text is missing',
  'doc-no-document': 'no Word document in it',
  'doc-no-signature': 'no Word signature',
  'doc-old': 'it is older than Word 97',
  'doc-no-table': 'its table stream is missing',
  'doc-negative': 'a part of the text has a negative length',
  'doc-table-cut': 'its table stream is cut off',
  'doc-stream-cut': ({ name }: { name: string }) => `the stream ${name} is cut off`,
  'doc-not-converted': 'it could not be converted either',
  'doc-changes-lost': 'it has tracked changes, which a conversion would falsify',
  'document-includes-file': 'The document includes another file, which was not read. Open the document by hand.',
  'document-includes-document':
    'The document includes another document, which was not read. Open the document by hand.',
  'document-holds-file': 'The document holds another file, which was not opened. Open the document by hand.',
  'box-struck-or-hidden': ({ table, row }: Row) =>
    `A ticked box is struck through or hidden. Look at the form itself${inRow({ table, row })}.`,
  'box-shows-other': ({ sign, stored, table, row }: { sign: string; stored: string } & Row) =>
    `A check box shows "${sign}" but is stored as ${stored}. Look at the form itself${inRow({ table, row })}.`,
  'box-shows-nothing': ({ table, row }: Row) =>
    `A check box is stored as ticked but shows nothing. Look at the form itself${inRow({ table, row })}.`,
  'cell-crossed-out': ({ table, row }: Row) =>
    `A cell is crossed out by a diagonal border. Look at the form itself${inRow({ table, row })}.`,
  'cell-shows-other': ({ table, row }: Row) =>
    `A cell shows other words than it holds, by its number format. Look at the form itself${inRow({ table, row })}.`,
  'cell-not-worked-out': ({ table, row }: Row) =>
    `A cell holds a formula that was never worked out. Look at the form itself${inRow({ table, row })}.`,
  'formula-struck': ({ table, row }: Row) =>
    `A formula draws lines through what stands in it. Look at the form itself${inRow({ table, row })}.`,
  'field-unended': 'A field of the document does not end, so text after it may be missing. Look at the form itself.',
  'margin-comment': ({ author, text }: { author: string | null; text: string }) =>
    `A margin comment${author ? ` by ${author}` : ''} says: "${text}"`,
  'lines-off-page': ({ table, row }: Row) =>
    `A paragraph stands beside the page, where nobody sees it${inRow({ table, row })}.`,
  'row-flat': ({ table, row }: Row) => `A row is too low for its words to be seen${inRow({ table, row })}.`,
  'merged-cell-written': ({ table, row }: Row) =>
    `A cell that is merged with the one before it holds words that programs show differently${inRow({ table, row })}.`,
  'lines-flat': ({ table, row }: Row) => `A paragraph's lines are too low to be seen${inRow({ table, row })}.`,
  'table-style-hides': 'The style of a table strikes or hides some of its rows or columns. Look at the form itself.',
  'branches-differ': ({ table, row }: Row) =>
    `Programs show different words in one place, by what they understand${inRow({ table, row })}.`,
  'shows-other-than-data': ({ shown, stored, table, row }: { shown: string; stored: string } & Row) =>
    `A control shows "${shown}", while the data it is bound to say "${stored}"${inRow({ table, row })}.`,
  'drop-down': 'A drop-down field was chosen from; its choice was not read.',
  'letters-reversed': 'Letters are set in reverse order: what a person sees there is not what the file says.',
  'letters-off-line': ({ table, row }: Row) =>
    `Letters are raised or lowered to another line. Look at the form itself${inRow({ table, row })}.`,
  'mark-in-own-table': ({ text }: { text: string }) =>
    `A cell holds a table of its own with "${text}", which may be a mark. Look at the form itself.`,
  'box-ringed': 'A character of its own draws a ring or bar at a box, which may be a mark.',
  'shown-by-style': ({ text }: { text: string }) =>
    `A style gives "${text}" a look that cannot be told from the file. Look at the page as it is shown.`,
  'moved-by-style': ({ text }: { text: string }) =>
    `A style moves "${text}" away from where it stands in the file: what it belongs to, only the page as shown tells.`,
  'box-hidden': 'A box is in hidden text; it was not read.',
  'drawing-over': ({ table, row }: Row) =>
    `A drawing lies over the form; it may be a mark and was not read${inRow({ table, row })}.`,
  'drawn-on-form': ({ kind, name, table, row }: { kind: string; name: string } & Row) =>
    `Something is drawn on the form (${kind} "${name}") that may be a mark. Look at the form itself${inRow({ table, row })}.`,
  'written-by-style': ({ text }: { text: string }) =>
    `The page's style sheet writes "${text}" on the form, which was not read. Look at the form itself.`,
  'written-on-hover': ({ text }: { text: string }) => `Who points at a part of the form is shown "${text}".`,
  'written-by-condition': ({ text }: { text: string }) =>
    `Some mail programs show "${text}" on the form, which others do not. Look at it in Outlook.`,
  'cell-coloured': ({ row }: { row: number }) => `A cell in row ${row} is coloured, which may be a mark.`,
  'cell-framed': ({ row }: { row: number }) =>
    `A cell in row ${row} has a thick or coloured frame, which may be a mark.`,
  'cell-grey': ({ row }: { row: number }) => `A cell in row ${row} is grey, which may be a mark.`,
  'changes-may-be-lost':
    'The file has tracked changes near its boxes and may have put deleted boxes back. Open it and compare the boxes.',
  'quotation-left-out':
    'A quoted or forwarded mail in this text may hold a form. It was left out: see whether it was filled in there.',
  'rtf-beginning': 'it does not begin as an RTF file does',
  'rtf-too-deep': 'The file was not read: its groups are nested too deeply. Have it looked at by hand.',
  'row-changed':
    'A row of the table was changed with change tracking; it may be a deleted one. Open the file and look.',
  'rtf-states-lost':
    'LibreOffice wrote this RTF file and leaves out which form boxes are ticked. Ask for the form as Word, OpenDocument or PDF.',
  'odt-no-text': 'The OpenDocument file is not a text document. Open it by hand.',
  'odt-no-content': 'The OpenDocument file has no content. Ask the sender to send it again.',
  'odt-locked': 'The OpenDocument file is protected with a password. Ask the sender for a copy without one.',
  'odt-sign-differs': ({ sign }: { sign: string }) =>
    `A check box shows "${sign}", which is not the sign of its state.`,
  'page-too-large': 'The page was not read: it is larger than 10 MB. Have it looked at by hand.',
  'page-too-deep': 'The page was not read: it is nested too deeply or too large. Have it looked at by hand.',
} satisfies Sentences;
