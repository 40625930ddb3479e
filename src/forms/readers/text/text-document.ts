import type { FormDocument, Paragraph } from '../../document/form-document.ts';
import { ParagraphBuilder } from '../../document/paragraph-builder.ts';
import type { FormFile } from '../../reader.ts';
import { decodeText } from '../decode-text.ts';
import { leaveOutQuotes } from '../quoted/quoted-text.ts';
import { withoutFont } from '../word-marks.ts';
import { type DrawnTable, drawnTable } from './drawn-table.ts';
import { pipeTable } from './pipe-table.ts';
import { spacedTable } from './spaced-table.ts';

const LINE_END = /\r\n|[\r\n\f\u0085\u2028\u2029]/;
/** Quoted lines begin with one or more ">". */
const QUOTED = /^\s{0,3}>/;

/** Boxes and apostrophes as Markdown writes them where they are none of its own, with backslashes: "\[X\]", "l\'avis". */
const ESCAPED = /\\\[[^\\\]]{0,3}\\\]|\\\([^\\)]{0,3}\\\)|\p{L}\\'\p{L}/u;
const ESCAPES = /\\(?=[[\]()'"*_#.+~|<>$`-])/g;

/** The kinds of tables that plain text may hold, each told by its first lines. */
const TABLES = [drawnTable, pipeTable, spacedTable];

/**
 * Reads plain text, such as a mail's body into which a form was pasted; every line outside of tables is a paragraph.
 * @throws UnreadableFile `attachment-too-large`
 */
export function textDocument(file: FormFile): FormDocument {
  const builder = new ParagraphBuilder(file.name);
  const quoted = new Set<Paragraph>();
  const text = decodeText(file.bytes);
  const lines = text.split(LINE_END);
  // Only once its tables are told: they go by columns, which a backslash is one of.
  const isEscaped = ESCAPED.test(text);
  const shown = (line: string) => withoutFont(isEscaped ? line.replace(ESCAPES, '') : line);
  for (let at = 0; at < lines.length; at += 1) {
    const table = TABLES.reduce<DrawnTable | null>((found, read) => found ?? read(lines, at), null);
    if (table) {
      writeTable(builder, table, shown);
      at += table.lines - 1;
    } else {
      const line = lines[at] ?? '';
      builder.text(shown(line));
      const paragraph = builder.endParagraph();
      if (paragraph && QUOTED.test(line)) quoted.add(paragraph);
    }
  }
  return leaveOutQuotes({ ...builder.result(), inLines: true }, quoted);
}

function writeTable(builder: ParagraphBuilder, { cells }: DrawnTable, shown: (line: string) => string): void {
  builder.openTable();
  for (const { row, column, columns, rows, paragraphs } of cells) {
    builder.atCell(row, column);
    builder.spanRows(rows);
    if (columns > 1) builder.widenRow();
    for (const paragraph of paragraphs) {
      builder.text(shown(paragraph));
      builder.endParagraph();
    }
  }
  builder.closeTable();
}
