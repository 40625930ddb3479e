/** Where commands write: results to standard output, remarks to standard error. */
export const out = {
  line: (text: string): void => void process.stdout.write(`${text}\n`),
  json: (value: unknown): void => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
  jsonLine: (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`),
  remark: (text: string): void => void process.stderr.write(`${text}\n`),
};

/** Rows under a header, columns as wide as their widest cell. Cells may hold what strangers wrote: see `printable`. */
export function table(header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  const cells = [header, ...rows].map((row) => row.map((cell) => printable(String(cell ?? '–'))));
  const widths = header.map((_, column) => Math.max(...cells.map((row) => [...(row[column] ?? '')].length)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - [...cell].length)))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

/** A stranger's text for a terminal: without control characters, which could move the cursor or change what is shown. */
export function printable(text: string, longest = 100): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]+/gu, ' ').trim();
  const characters = [...clean];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : clean;
}

/** "2024-01-22 09:00:00Z" */
export function instant(at: Date | null): string {
  return at === null ? '–' : at.toISOString().replace('T', ' ').replace('.000', '');
}
