/** A line of plain text at least so long, without a sentence's end, goes on in the next one. */
const WRAPPED = 50;
const SENTENCE_END = /[.!?:;。！？；؟]\s*$/u;

/** Plain text and recognised print come line by line: a sentence may run over several. */
export function joinWrapped<Line extends { text: string }>(
  lines: readonly Line[],
  join: (one: Line, other: Line) => Line,
): Line[] {
  const paragraphs: Line[] = [];
  let isOpen = false;
  for (const line of lines) {
    const before = isOpen ? paragraphs.pop() : undefined;
    paragraphs.push(before ? join(before, line) : line);
    isOpen = line.text.length >= WRAPPED && !SENTENCE_END.test(line.text);
  }
  return paragraphs;
}

/** Lines of plain text as paragraphs. */
export function paragraphsOf(lines: readonly string[]): string[] {
  const wrapped = lines.map((text) => ({ text }));
  return joinWrapped(wrapped, (one, other) => ({ text: `${one.text} ${other.text}` })).map(({ text }) => text);
}
