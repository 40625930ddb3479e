/** A line of plain text at least so long, without a sentence's end, goes on in the next one. */
const WRAPPED = 50;
const SENTENCE_END = /[.!?:;。！？；؟]\s*$/u;

/** Plain text and recognised print come line by line: a sentence may run over several. */
export function joinWrapped<Line extends { text: string }>(
  lines: readonly Line[],
  join: (one: Line, other: Line) => Line,
): Line[] {
  const paragraphs: Line[] = [];
  let last = '';
  let width = 0;
  for (const line of lines) {
    const before = goesOn(last, line.text, width) ? paragraphs.pop() : undefined;
    paragraphs.push(before ? join(before, line) : line);
    last = line.text;
    width = before ? Math.max(width, last.length) : last.length;
  }
  return paragraphs;
}

/** @param width of the paragraph so far: a shorter line of it was broken where the next one's first word had no room */
function goesOn(line: string, next: string, width: number): boolean {
  if (line === '' || SENTENCE_END.test(line)) return false;
  if (line.length >= WRAPPED) return true;
  const [word = ''] = next.trim().split(/\s/u);
  return width >= WRAPPED && line.length + 1 + word.length > width;
}

/** Lines of plain text as paragraphs. */
export function paragraphsOf(lines: readonly string[]): string[] {
  const wrapped = lines.map((text) => ({ text }));
  return joinWrapped(wrapped, (one, other) => ({ text: `${one.text} ${other.text}` })).map(({ text }) => text);
}
