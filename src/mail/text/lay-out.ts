import type { Language } from '../../domain/language.ts';

/** A mail before it has a form: plain text in blocks, laid out as text and as HTML from the same words. */
export interface MailDocument {
  language: Language;
  direction: 'ltr' | 'rtl';
  subject: string;
  blocks: Block[];
}

export type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'facts'; rows: { label: string; value: string }[] }
  | { kind: 'table'; headers: string[]; rows: string[][] };

/** The text part. A table becomes one entry a row: "X.1150 – title", and below it, indented, the remaining cell. */
export function layOutText(document: MailDocument): string {
  return `${document.blocks.map(blockText).join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.text;
    case 'heading':
      return `${block.text}\n${'-'.repeat([...block.text].length)}`;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'facts':
      return block.rows.map(({ label, value }) => `${label}: ${value}`).join('\n');
    case 'table':
      return block.rows.map(rowText).join('\n');
  }
}

function rowText(cells: string[]): string {
  const [first = '', second = '', ...rest] = cells;
  return [`${first} – ${second}`, ...rest.map((cell) => `    ${cell}`)].join('\n');
}

/**
 * The HTML part: a real table with headers, inline styles only, no colours of text or ground, so that light and dark
 * displays both keep their own, and nothing loaded from elsewhere.
 */
export function layOutHtml(document: MailDocument): string {
  const start = document.direction === 'rtl' ? 'right' : 'left';
  const blocks = document.blocks.map((block) => blockHtml(block, start)).join('\n');
  return `<!DOCTYPE html>
<html lang="${document.language}" dir="${document.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(document.subject)}</title>
</head>
<body style="margin:0;padding:16px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5">
<div lang="${document.language}" dir="${document.direction}" style="max-width:680px;margin:0 auto;text-align:${start}">
${blocks}
</div>
</body>
</html>
`;
}

const LINE = 'border-bottom:1px solid #8a8a8a';

function blockHtml(block: Block, start: 'left' | 'right'): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p style="margin:0 0 16px">${escapeHtml(block.text)}</p>`;
    case 'heading':
      return `<h2 style="margin:24px 0 8px;font-size:18px;line-height:1.3">${escapeHtml(block.text)}</h2>`;
    case 'list':
      return `<ul style="margin:0 0 16px;padding-${start}:24px">${block.items.map(itemHtml).join('')}</ul>`;
    case 'facts':
      return tableHtml(block.rows.map(({ label, value }) => rowHtml([label, value], start)).join('\n'));
    case 'table':
      return tableHtml(
        `<thead><tr>${block.headers.map((header) => headerHtml(header, 'col', start)).join('')}</tr></thead>\n` +
          `<tbody>\n${block.rows.map((cells) => rowHtml(cells, start)).join('\n')}\n</tbody>`,
      );
  }
}

function itemHtml(item: string): string {
  return `<li style="margin:0 0 4px">${escapeHtml(item)}</li>`;
}

function tableHtml(rows: string): string {
  return `<table style="width:100%;margin:0 0 16px;border-collapse:collapse;font-size:15px">\n${rows}\n</table>`;
}

function rowHtml([head = '', ...cells]: string[], start: string): string {
  const style = `padding:6px 8px;text-align:${start};vertical-align:top;${LINE}`;
  return `<tr>${headerHtml(head, 'row', start)}${cells.map((cell) => `<td style="${style}">${escapeHtml(cell)}</td>`).join('')}</tr>`;
}

function headerHtml(text: string, scope: 'col' | 'row', start: string): string {
  const style = `padding:6px 8px;text-align:${start};vertical-align:top;${LINE}`;
  return `<th scope="${scope}" style="${style}">${escapeHtml(text)}</th>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that may stand in HTML, also within an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
