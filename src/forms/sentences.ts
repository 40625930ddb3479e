import type { Slot } from '../domain/evidence.ts';
import { type Sentences, sayer } from '../domain/saying.ts';

/** Why a file cannot be read, whatever its format. */
const FILE_SENTENCES = {
  'of-file': ({ file, what }: { file: string; what: string }) => `${file}: ${what}`,
  'file-is-empty': 'The file is empty. Ask the sender for it.',
  'file-is-locked': 'It is protected with a password. Ask the sender for a copy without one.',
  'file-is-no-text':
    'It is an old spreadsheet or a presentation, which is not read as a form. Open it, or ask for the form as Word or PDF.',
  'file-of-other-program':
    'It is a document of a program that is not read (such as Apple Pages or Numbers, Hangul, WordPerfect, OneNote, XPS). Open it, or ask for the form as Word or PDF.',
  'file-of-unknown-kind': 'It is of a kind that no reader knows. Look at it by hand.',
  'file-not-read': 'The file could not be read. Open it by hand.',
  'file-passed-over': ({ most }: { most: number }) => `Not looked at: the mail holds more than ${most} files.`,
  'file-too-much': ({ most, what }: { most: number; what: 'paragraphs' | 'characters' | 'boxes' | 'depth' }) =>
    `The file was not read: it has more than ${most} ${what}, far more than a form. Have it looked at by hand.`,
  'text-too-long': 'The text is too long for a form, so it was not searched: open it and look.',
  'container-damaged': ({ what }: { what: string }) =>
    `The file cannot be opened: ${what}. Open it by hand, or ask the sender to send it again.`,
  'container-too-large': ({ what }: { what: string }) => `The file was not opened: ${what}. Have it looked at by hand.`,
  'container-locked': 'The file is protected with a password. Ask the sender for a copy without one.',
  'zip-entries': ({ most }: { most: number }) => `it has more than ${most} entries`,
  'zip-entry-huge': 'an entry is larger than 4 GB',
  'zip-contents': ({ megabytes }: { megabytes: number }) => `its contents are larger than ${megabytes} MB`,
  'zip-bomb': ({ part, times }: { part: string; times: number }) =>
    `its part "${part}" is compressed more than ${times} times`,
  'zip-directory-cut': 'its directory is cut off',
  'zip-directory-moved': 'its directory is not where it should be',
  'zip-directory-broken': 'its directory is broken',
  'zip-entry-twice': ({ name }: { name: string }) => `it holds two entries named "${name}"`,
  'zip-method': ({ part }: { part: string }) => `its part "${part}" is compressed in an unknown way`,
  'zip-part-damaged': ({ part }: { part: string }) => `its part "${part}" is damaged`,
  'end-missing': 'its end is missing, as in a file that was not transferred completely',
  'file-damaged': ({ what }: { what: string }) =>
    `The file cannot be read: ${what}. Open it by hand, or ask the sender to send it again.`,
  'part-damaged': ({ part }: { part: string }) =>
    `The file cannot be read: its part "${part}" is damaged. Open it by hand, or ask the sender to send it again.`,
  'part-too-large': ({ part }: { part: string }) =>
    `The file was not read: its part "${part}" is nested too deeply or too large. Have it looked at by hand.`,
} satisfies Sentences;

/** What Word, OpenDocument, RTF and HTML files say of themselves. */
const DOCUMENT_SENTENCES = {
  'word-main-unknown': 'it does not say where its document is',
  'word-two-documents': 'it holds more than one document',
  'word-no-document': 'The Word file holds no document. Ask the sender to send it again.',
  'word-part-lost': ({ part }: { part: string }) => `The Word file lacks its part "${part}". Open it by hand.`,
  'word-locked': 'The Word file is protected with a password. Ask the sender for a copy without one.',
  'sheet-none': 'The workbook holds no sheet. Open it by hand.',
  'sheet-lost': 'The workbook lacks one of its sheets. Open it by hand.',
  'sheet-drawn-on': ({ name }: { name: string }) =>
    `On the sheet "${name}" there are drawings or controls, which are not read. Look at it.`,
  'office-no-word': 'This Office file is no Word document. Open it by hand.',
  'doc-converted': ({ why }: { why: string }) =>
    `LibreOffice converted the Word file, because ${why}. Compare what was read with the file.`,
  'doc-unreadable': ({ why, and }: { why: string; and: string }) =>
    `The Word file cannot be read (${why}); ${and}. Open it by hand, or ask for it as docx.`,
  'doc-text-cut': 'a part of its text is missing',
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
  'field-unended': 'A field of the document does not end, so text after it may be missing. Look at the form itself.',
  'margin-comment': ({ author, text }: { author: string | null; text: string }) =>
    `A margin comment${author ? ` by ${author}` : ''} says: "${text}"`,
  'drop-down': 'A drop-down field was chosen from; its choice was not read.',
  'box-hidden': 'A box is in hidden text; it was not read.',
  'drawing-over': ({ table, row }: Row) =>
    `A drawing lies over the form; it may be a mark and was not read${inRow({ table, row })}.`,
  'drawn-on-form': ({ kind, name, table, row }: { kind: string; name: string } & Row) =>
    `Something is drawn on the form (${kind} "${name}") that may be a mark. Look at the form itself${inRow({ table, row })}.`,
  'cell-coloured': ({ row }: { row: number }) => `A cell in row ${row} is coloured, which may be a mark.`,
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

/** Where something was seen, counted from one; null outside of tables. */
interface Row {
  table: number | null;
  row: number | null;
}

function inRow({ table, row }: Row): string {
  return table === null ? '' : ` (table ${table}, row ${row})`;
}

/** What PDFs and pictures say of themselves. */
const PAGE_SENTENCES = {
  'pdf-empty': 'The PDF is empty. Ask for the form again.',
  'pdf-too-large': 'The PDF is larger than 64 MB.',
  'pdf-too-many-pages': ({ pages, most }: { pages: number; most: number }) =>
    `The PDF has ${pages} pages, more than ${most}.`,
  'pdf-draws-too-much': 'A page of the PDF draws far more than any form does.',
  'pdf-page-draws-too-much': ({ page }: { page: number }) =>
    `Page ${page} of the PDF draws far more than any form does.`,
  'pdf-locked': 'The PDF needs a password. Ask for a copy without one.',
  'pdf-damaged': 'The PDF is damaged and cannot be opened. Ask for the form again.',
  'pdf-page-damaged': 'The PDF is damaged: a page cannot be read.',
  'pdf-xfa':
    'The PDF is a dynamic XFA form, which only Adobe programs show. Open it there, or ask for the form as a plain PDF or Word file.',
  'on-page': ({ page, what }: { page: number; what: string }) => `Page ${page}: ${what}`,
  'pdf-unseen-text': ({ text, how }: { text: string; how: string }) =>
    `"${text}" beside a box is in the file but cannot be seen (${how}).`,
  'pdf-unseen-drawing': ({ how }: { how: string }) =>
    `a drawing beside a box is in the file but cannot be seen (${how}).`,
  'pdf-annotation-hidden': ({ kind }: { kind: string }) => `a ${kind} annotation is not shown or not printed.`,
  'pdf-annotation-unseen': ({ kind, text }: { kind: string; text: string }) =>
    `a ${kind} annotation is not drawn by every program${text ? `; it says: "${text}"` : ''}.`,
  'pdf-field-hidden': ({ name }: { name: string }) => `the hidden field "${name}" is filled in.`,
  'pdf-note': ({ author, text }: { author: string | null; text: string }) =>
    `a note${author ? ` by ${author}` : ''} says: "${text}"`,
  'pdf-stray-marks': ({ count }: { count: number }) => `${count} marks of a tick's size stand at no box.`,
  'pdf-not-rendered': ({ page }: { page: number }) =>
    `Page ${page} could not be rendered, so what the file says of its boxes was not compared with how it looks.`,
  'page-is-picture': ({ page, why }: { page: number; why: string }) =>
    `Page ${page} of the PDF is a picture ${why}. Look at it.`,
  'picture-not-read': 'not read',
  'picture-hardly-read': 'of which too little could be read',
  'picture-part-not-read': 'with a part of the form that could not be read',
  'picture-written-on': 'on which something is written by hand',
  'scanned-page-differs': ({ pages }: { pages: string }) =>
    `The form in text and the scanned page ${pages} show the same text with different marks. Look at both.`,
  'scan-empty': 'The file is empty; ask for it again.',
  'scan-page-damaged': ({ page }: { page: number }) => `Page ${page} cannot be decoded; ask for it again.`,
  'scan-page-unreadable': ({ page }: { page: number }) =>
    `Page ${page} bears so many specks that no words can be told; read it by hand, or ask for a better scan.`,
  'scan-pages-left': ({ first, last }: { first: number; last: number }) => `Pages ${first} to ${last} were not read.`,
  'scan-doubtful': ({ text, why }: { text: string; why: string }) => `${text}: ${why}.`,
  'scan-ink-outside': 'ink outside the boxes and circles',
  'scan-wording-struck': 'a line runs through the wording',
  'scan-ink-pale': 'something pale is written or drawn there',
  'scan-wording-washed': 'the wording of an option without a mark is highlighted',
  'scan-written-across': 'something is written across the page in large letters',
  'scan-print-lost': 'words that the form prints there are missing: they may be painted over or covered',
  'scan-line-along-rule': 'a line is drawn along a ruled one',
  'scan-lines-untold': 'its lines on this page cannot be told',
  'scan-words-carried': 'words stand at its end, on the next page',
  'scan-lies-otherwise': 'the page does not lie as the issued form does',
  'scan-too-pale': 'the scan is too pale for the lines that cross a box',
  'scan-label-contradicts': 'a label on the page names another text than its place',
  'scan-labels-few': 'too few labels could be read to be sure which texts these are',
  'scan-written-outside': ({ page }: { page: number }) =>
    `Something is written by hand on page ${page}, outside the table. Read it: it may change the answers.`,
  'scan-page-hardly-read': ({ page }: { page: number }) =>
    `Page ${page} is full of writing of which too little could be read. Look whether it changes the answers.`,
  'scan-record-unread': ({ page }: { page: number }) =>
    `Page ${page} shows a text's boxes that could not be read, although the file has that text elsewhere. Compare them.`,
  'scan-no-mark': ({ text }: { text: string }) =>
    `${text}: no mark was found; whether there is none, or a faint one, is for a person to see.`,
  'picture-too-large': ({ width, height }: { width: number; height: number }) =>
    `The picture has ${width} × ${height} pixels; scan it again at 200 to 300 dpi.`,
  'picture-damaged': 'The picture cannot be opened; ask for it again.',
  'photo-damaged': 'The photo cannot be opened; ask for it again, best as JPEG.',
  'scan-locked': 'The PDF needs a password; ask for it without one.',
  'scan-damaged': 'The PDF cannot be opened; ask for it again.',
  'page-absent': ({ page }: { page: number }) => `The file has no page ${page}.`,
  'pages-absent': 'The file has no pages to show; open it by hand.',
} satisfies Sentences;

/** What is doubtful about the marks on a form. */
const ANSWER_SENTENCES = {
  'text-not-on-form': ({ text }: { text: string }) => `The form has no part for ${text}.`,
  'text-twice-agreeing': ({ text, times }: { text: string; times: number }) =>
    `${text} stands on the form ${times} times; they agree.`,
  'text-twice-disagreeing': ({ text, times }: { text: string; times: number }) =>
    `${text} stands on the form ${times} times; they disagree.`,
  'form-without-mark': 'The form came back without any mark.',
  'part-without-number': ({ label }: { label: string }) => `A part of the form has no text number: "${label}".`,
  'text-not-consulted': ({ label }: { label: string }) => `The form names a text that is not consulted: "${label}".`,
  'label-of-two-texts': ({ text, other, label }: { text: string; other: string; label: string }) =>
    `The label names two texts, ${text} and ${other}: "${label}".`,
  'written-beside-fields': ({ text }: { text: string }) => `Written beside the form's own fields: "${text}"`,
  'written-beside-label': ({ text }: { text: string }) => `Written beside the label: "${text}"`,
  'written-in-mail': ({ text }: { text: string }) => `Written in the mail beside the form: "${text}"`,
  'written-in-subject': ({ text }: { text: string }) => `Written in the mail's subject: "${text}"`,
  'mail-refuses': 'The mail beside the form speaks of not assigning authority.',
  'written-in-file': ({ file, text }: { file: string; text: string }) =>
    `Written in "${file}", which came with the form: "${text}"`,
  'both-boxes-marked': 'Both boxes are marked.',
  'both-options-marked': 'Authority is assigned, but both options are marked.',
  'no-option-marked': 'Authority is assigned, but neither option is marked.',
  'option-under-refusal': 'Authority is not assigned, but an option under "assigns" is marked.',
  'option-beside-no-box': 'An option is marked, but neither box.',
  'nothing-marked': 'Nothing is marked for this text.',
  'boxes-untold': ({ why }: { why: string }) => `The boxes cannot be told: ${why}.`,
  'options-untold': ({ why }: { why: string }) => `The options cannot be told: ${why}.`,
  'options-untold-refused': ({ why }: { why: string }) =>
    `Authority is not assigned, but the options cannot be told: ${why}.`,
  'options-untold-no-box': ({ why }: { why: string }) =>
    `Neither box is marked, and the options cannot be told: ${why}.`,
  'options-not-all-found': 'the options were not all found',
  'beside-mark': ({ marks }: { marks: string }) => `beside the mark there is ${marks}`,
  'there-is': ({ marks }: { marks: string }) => `there is ${marks}`,
  'wording-absent': ({ slot }: { slot: Slot }) => `the wording of "${slot}" was not found`,
  'marked-and-struck': ({ slot }: { slot: Slot }) => `"${slot}" is marked and struck out`,
  'marked-other-emphasised': ({ slot, other }: { slot: Slot; other: Slot }) =>
    `"${slot}" is marked, but "${other}" is emphasised`,
  'neighbour-unseen': ({ slot }: { slot: Slot }) => `whether "${slot}" is marked too was not seen`,
  'marked-and-empty': ({ slot, marks, empty }: { slot: Slot; marks: string; empty: string }) =>
    `"${slot}" is marked (${marks}) and empty (${empty})`,
  'sign-missing': 'a box or circle is missing',
  'no-sign-seen': ({ slot, other }: { slot: Slot; other: Slot }) =>
    `no box or circle was seen at "${slot}" and "${other}"`,
  'only-looks-different': 'other texts are marked, this one only looks different',
  'emphasised-and-struck': 'some wording is emphasised and some is struck',
  'both-look-alike': 'both are emphasised or struck',
  'look-of-form': "the emphasis is the same on every text and may be the form's own",
  'both-struck': 'both are struck',
} satisfies Sentences;

/** What staff are told of a file and the form in it, in English. */
export const FORM_SENTENCES = {
  ...FILE_SENTENCES,
  ...DOCUMENT_SENTENCES,
  ...PAGE_SENTENCES,
  ...ANSWER_SENTENCES,
};

export const say = sayer(FORM_SENTENCES);
