import type { Place } from '../../domain/evidence.ts';
import type { FormDocument, Paragraph } from '../document/form-document.ts';
import { locateForm } from '../locate-form.ts';
import { openZip } from '../packages/open-zip.ts';
import type { FormFile, Reader } from '../reader.ts';
import { odtDocument } from './odt/odt-document.ts';
import { xlsxDocument } from './sheet/xlsx-document.ts';

/** Spreadsheets in which a form was typed: Excel since 2007, and OpenDocument. */
export const sheetReader: Reader = {
  name: 'sheet',
  formats: ['spreadsheet'],
  read: async (file, context) => locateForm(sheetDocument(file), context),
};

/** @throws UnreadableFile */
export function sheetDocument(file: FormFile): FormDocument {
  const isExcel = file.bytes[0] === 0x50 && openZip(file.bytes).names.includes('[Content_Types].xml');
  const { paragraphs, problems } = isExcel ? xlsxDocument(file) : odtDocument(file);
  return { paragraphs: closeBelow(paragraphs), problems };
}

/** On a sheet everything is in cells. The lines in its first column below all others are the close of the letter. */
function closeBelow(paragraphs: readonly Paragraph[]): Paragraph[] {
  const sheets = Map.groupBy(paragraphs, ({ place }) => sheetOf(place));
  return [...sheets.values()].flatMap((cells) => {
    const first = Math.min(...cells.map(({ place }) => place.column ?? 0));
    const last = Math.max(-1, ...cells.map(({ place }) => ((place.column ?? 0) > first ? (place.row ?? 0) : -1)));
    return cells.map((cell) => ((cell.place.row ?? 0) > last ? { ...cell, place: outsideTable(cell.place) } : cell));
  });
}

function sheetOf({ part, table }: Place): string {
  return `${part} ${table}`;
}

function outsideTable({ part, paragraph }: Place): Place {
  return { part, ...(paragraph !== undefined && { paragraph }) };
}
