import type { Place } from '../domain/evidence.ts';
import type { Emphasis, FormDocument, Item, Paragraph } from './document/form-document.ts';
import { detectFormat } from './formats/detect-format.ts';
import type { FormFile } from './reader.ts';
import { docFormDocument } from './readers/doc.ts';
import { docxDocument } from './readers/docx/docx-document.ts';
import { htmlDocument } from './readers/html/html-document.ts';
import { odtDocument } from './readers/odt/odt-document.ts';
import { rtfDocument } from './readers/rtf/rtf-document.ts';
import { sheetDocument } from './readers/sheet.ts';
import { textDocument } from './readers/text/text-document.ts';
import { wordXmlDocument } from './readers/word-xml/word-xml-document.ts';

/** A document without pages as a person may look at it: what was read of it, in plain data, and nothing else of it. */
export interface DrawnDocument {
  paragraphs: DrawnParagraph[];
  /** Whether there is more than is drawn. */
  cut: boolean;
}

export interface DrawnParagraph {
  place: Place;
  runs: DrawnRun[];
}

export interface DrawnRun {
  /** What stands there; empty for a box that knows its own state. */
  text: string;
  box?: 'marked' | 'empty' | 'unclear';
  /** Formatting that can bear a meaning on a form. */
  format: Emphasis[];
  change?: 'inserted' | 'deleted';
  /** Who made the change. */
  author?: string;
}

/** A form has a few hundred paragraphs; whoever sends a book has it opened by hand. */
const MOST_PARAGRAPHS = 2000;
const MOST_CHARACTERS = 200_000;

const DRAWERS: Partial<
  Record<ReturnType<typeof detectFormat>, (file: FormFile) => FormDocument | Promise<FormDocument>>
> = {
  docx: docxDocument,
  doc: docFormDocument,
  odt: odtDocument,
  rtf: rtfDocument,
  'word-xml': wordXmlDocument,
  spreadsheet: sheetDocument,
  html: htmlDocument,
  text: textDocument,
};

/** Whether `drawDocument` draws files of this format. */
export function isDrawn(format: ReturnType<typeof detectFormat>): boolean {
  return format in DRAWERS;
}

/**
 * Draws a document that has no pages of its own. Runs where hostile files are read.
 * @returns null for a format that is not drawn
 * @throws UnreadableFile if it cannot be read
 */
export async function drawDocument(file: FormFile): Promise<DrawnDocument | null> {
  const read = DRAWERS[detectFormat(file.bytes)];
  if (!read) return null;
  const { paragraphs } = await read(file);
  const drawn: DrawnParagraph[] = [];
  let characters = 0;
  for (const paragraph of paragraphs) {
    if (drawn.length >= MOST_PARAGRAPHS || characters >= MOST_CHARACTERS) return { paragraphs: drawn, cut: true };
    const next = drawParagraph(paragraph, MOST_CHARACTERS - characters);
    characters += next.runs.reduce((sum, run) => sum + run.text.length, 0);
    drawn.push(next);
  }
  return { paragraphs: drawn, cut: false };
}

function drawParagraph({ place, items }: Paragraph, room: number): DrawnParagraph {
  const runs: DrawnRun[] = [];
  let left = room;
  for (const item of items) {
    const run = drawItem(item, left);
    left -= run.text.length;
    if (run.box || run.text !== '') runs.push(run);
  }
  return { place, runs };
}

function drawItem(item: Item, room: number): DrawnRun {
  const change = item.change
    ? { change: item.change.type, ...(item.change.author ? { author: item.change.author.slice(0, 100) } : {}) }
    : {};
  if (item.kind === 'box') return { text: '', box: item.state, format: [], ...change };
  return { text: item.text.slice(0, Math.max(0, room)), format: [...item.format], ...change };
}
