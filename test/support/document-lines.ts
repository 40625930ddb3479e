import type { FormDocument, Item, Paragraph } from '../../src/forms/document/form-document.ts';

/** The states of all boxes in reading order: 1 marked, 0 empty, ? unclear. */
export function boxStates(document: FormDocument): string {
  const signs = { marked: '1', empty: '0', unclear: '?' };
  return items(document)
    .map((item) => (item.kind === 'box' ? signs[item.state] : ''))
    .join('');
}

/** One line a paragraph: boxes as [x], [ ], [?], formatting and changes in braces after the text they apply to. */
export function lines(document: FormDocument): string[] {
  return document.paragraphs.map((paragraph) => line(paragraph));
}

/** The same, with "table.row.column" before paragraphs in cells. */
export function cellLines(document: FormDocument): string[] {
  return document.paragraphs.map((paragraph) => {
    const { table, row, column } = paragraph.place;
    return (table === undefined ? '' : `${table}.${row}.${column} `) + line(paragraph);
  });
}

export function items(document: FormDocument): Item[] {
  return document.paragraphs.flatMap((paragraph) => paragraph.items);
}

function line(paragraph: Paragraph): string {
  return paragraph.items.map(show).join('');
}

function show(item: Item): string {
  const notes = item.kind === 'text' ? [...item.format] : [];
  if (item.change) notes.push(`${item.change.type} by ${item.change.author}` as never);
  const shown = item.kind === 'text' ? item.text : { marked: '[x]', empty: '[ ]', unclear: '[?]' }[item.state];
  return notes.length > 0 ? `${shown}{${notes.join()}}` : shown;
}
