import type { Sentences } from '../../domain/saying.ts';

/** What PDFs and pictures say of themselves. */
export const PAGE_SENTENCES = {
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
  'pdf-field-unprinted': ({ name }: { name: string }) =>
    `the field "${name}" is filled in and shows on the screen alone, as no other does.`,
  'pdf-annotation-draws': 'an annotation, link or field draws over the words or boxes of the form.',
  'pdf-field-shows-other': ({ name, shown, held }: { name: string; shown: string; held: string }) =>
    `the field "${name}" shows "${shown}" and holds "${held}".`,
  'pdf-drawn-letters': ({ text }: { text: string }) =>
    `${text}: no mark was found, but the file does not say which letters are bold. Look at the page.`,
  'pdf-redaction': 'A part of the form is marked to be blacked out.',
  'pdf-note': ({ author, text }: { author: string | null; text: string }) =>
    `a note${author ? ` by ${author}` : ''} says: "${text}"`,
  'pdf-stray-marks': ({ count }: { count: number }) => `${count} marks of a tick's size stand at no box.`,
  'pdf-not-rendered': ({ page }: { page: number }) =>
    `Page ${page} could not be rendered, so what the file says of its boxes was not compared with how it looks.`,
  'page-written-across': ({ page }: { page: number }) =>
    `Something is drawn across page ${page} in large letters, as a watermark or stamp is. Read it: it may change the answers.`,
  'said-in-picture': ({ text }: { text: string }) =>
    `A picture on the form says: "${text}". It may change the answers.`,
  'pictures-left': ({ most }: { most: number }) =>
    `The form holds more than ${most} pictures. The others were not read; look whether they say anything.`,
  'picture-within-unread': 'A picture on the form could not be read. Look whether it says anything.',
  'page-is-picture': ({ page, why }: { page: number; why: string }) =>
    `Page ${page} of the PDF is a picture ${why}. Look at it.`,
  'picture-not-read': 'not read',
  'picture-hardly-read': 'of which too little could be read',
  'picture-part-not-read': 'with a part of the form that could not be read',
  'picture-written-on': 'on which something is written by hand',
  'scanned-page-differs': ({ pages }: { pages: string }) =>
    `The form in text and the scanned page ${pages} show the same text with different marks. Look at both.`,
  'scan-page-damaged': ({ page }: { page: number }) => `Page ${page} cannot be decoded; ask for it again.`,
  'scan-page-unreadable': ({ page }: { page: number }) =>
    `Page ${page} bears so many specks that no words can be told; read it by hand, or ask for a better scan.`,
  'scan-page-too-long': ({ page }: { page: number }) =>
    `Recognising the words of page ${page} took too long, as on a busy machine. Process it again, or read it by hand.`,
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
  'scan-read-outside': ({ page, words }: { page: number; words: string }) =>
    `Page ${page} bears words outside the table that are not the form's: "${words}". They may change the answers.`,
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
