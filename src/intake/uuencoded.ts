/** A file that an old mail program put into the text itself, and the text without it. */
export interface Uuencoded {
  text: string;
  files: { name: string; bytes: Uint8Array }[];
}

/** "begin 644 Annex 2.docx", lines of at most 45 bytes, a line without bytes, "end" (POSIX uuencode). */
const BLOCK = /^begin [0-7]{3,4} +(\S[^\n]{0,200})\n((?:[ -`]{1,80}\n){1,60000}?)(?:[ `]?\n)?end[ ]*(?:\n|$)/gm;
/** The same in base64 (POSIX.1-2001). */
const BLOCK_64 = /^begin-base64 [0-7]{3,4} +(\S[^\n]{0,200})\n([A-Za-z0-9+/=\n]+?)\n====[ ]*(?:\n|$)/gm;
const SPACE = 32;
const BITS = 63;

/** Takes uuencoded files out of a mail's text. What is no such file to its last line stays text. */
export function takeUuencoded(text: string): Uuencoded {
  const files: Uuencoded['files'] = [];
  const others = takeBase64(text, files);
  if (!others.includes('begin ')) return { text: others, files };
  const rest = others.replace(BLOCK, (whole, name: string, lines: string) => {
    const parts = lines.split('\n').filter(Boolean).map(decodeLine);
    if (parts.some((part) => part === null)) return whole;
    files.push({ name, bytes: Buffer.concat(parts.filter((part) => part !== null)) });
    return '';
  });
  return { text: rest, files };
}

function takeBase64(text: string, files: Uuencoded['files']): string {
  if (!text.includes('begin-base64 ')) return text;
  return text.replace(BLOCK_64, (_, name: string, lines: string) => {
    files.push({ name, bytes: Buffer.from(lines, 'base64') });
    return '';
  });
}

/** The bytes of a line: their number, then four characters for three of them. Blanks at its end may be lost. */
function decodeLine(line: string): Uint8Array | null {
  const [length = 0, ...values] = Array.from(line, (letter) => (letter.charCodeAt(0) - SPACE) & BITS);
  const missing = Math.ceil(length / 3) * 4 - values.length;
  // One character more is a checksum that some programs write.
  if (missing > 4 || missing < -1) return null;
  const padded = [...values, 0, 0, 0, 0];
  const bytes: number[] = [];
  for (let at = 0; bytes.length < length; at += 4) {
    const [first = 0, second = 0, third = 0, fourth = 0] = padded.slice(at, at + 4);
    const triple = (first << 18) | (second << 12) | (third << 6) | fourth;
    bytes.push(triple >> 16, (triple >> 8) & 255, triple & 255);
  }
  return Uint8Array.from(bytes.slice(0, length));
}
