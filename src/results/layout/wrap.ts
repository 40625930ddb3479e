/** Where a line may be broken: after a blank, a slash or a hyphen, and between Chinese characters. */
const BREAKS = /(?<=[\s/\-–,;])|(?<=\p{Script=Han})|(?=\p{Script=Han})/u;

/**
 * Breaks a text into lines no wider than `width`. A word that is wider than a whole line, such as a hash or a
 * stranger's file name, is cut.
 * @param measure the width of a stretch of text
 */
export function wrap(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split(/\r\n|[\r\n]/)) {
    let line = '';
    for (const piece of paragraph.split(BREAKS)) {
      if (measure((line + piece).trimEnd()) <= width) {
        line += piece;
        continue;
      }
      if (line.trim() !== '') lines.push(line.trimEnd());
      line = piece;
      while (measure(line.trimEnd()) > width && line.length > 1) {
        const kept = fitting(line, width, measure);
        lines.push(line.slice(0, kept));
        line = line.slice(kept);
      }
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

/** How many characters of a word fit, by halving; at least one, so that there is an end. */
function fitting(word: string, width: number, measure: (text: string) => number): number {
  let low = 1;
  let high = word.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(word.slice(0, middle)) <= width) low = middle;
    else high = middle - 1;
  }
  return low;
}
