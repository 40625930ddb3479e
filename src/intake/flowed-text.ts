interface FlowedLine {
  /** How many ">" stand before it. */
  depth: number;
  words: string;
}

/**
 * Puts the lines of a flowed text together (RFC 3676): one that ends in a blank goes on in the next, as far as both are
 * quoted alike. What a mail quotes and what is written below it never become one line.
 *
 * @param dropsBlank whether the blank at the end only marks the line (`DelSp=yes`, as Chinese needs)
 */
export function joinFlowed(text: string, dropsBlank: boolean): string {
  const joined: FlowedLine[] = [];
  let goesOn = false;
  for (const line of text.split('\n').map(readLine)) {
    const last = joined.at(-1);
    const isSignature = line.words === '-- ';
    if (goesOn && last?.depth === line.depth && !isSignature) last.words += line.words;
    else joined.push(line);
    goesOn = line.words.endsWith(' ') && !isSignature;
    const open = joined.at(-1);
    if (goesOn && dropsBlank && open) open.words = open.words.slice(0, -1);
  }
  return joined.map(({ depth, words }) => (depth === 0 ? words : `${'>'.repeat(depth)} ${words}`)).join('\n');
}

/** A blank before the words keeps a line from looking like another kind of line, and is none of its own. */
function readLine(line: string): FlowedLine {
  const depth = /^>*/.exec(line)?.[0].length ?? 0;
  return { depth, words: line.slice(depth).replace(/^ /, '') };
}
