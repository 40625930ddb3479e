/** One token of an RTF file. Bytes come as characters U+0000 to U+00FF, to be decoded with the font's code page. */
export type Token =
  | { kind: 'open' }
  | { kind: 'close' }
  | { kind: 'word'; word: string; value: number | null }
  | { kind: 'symbol'; symbol: string }
  /** Text as it stands, or a single byte that was written in hexadecimal. */
  | { kind: 'bytes'; bytes: string };

const TOKEN = /([{}])|\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|[\r\n]+|([^\\{}\r\n]+)/giy;

/** @param source the file's bytes as characters. A byte that is no token (a lone backslash at the end) ends it. */
export function* readTokens(source: string): Generator<Token> {
  TOKEN.lastIndex = 0;
  const pattern = new RegExp(TOKEN);
  for (let match = pattern.exec(source); match; match = pattern.exec(source)) {
    const [, brace, word, value, hex, symbol, text] = match;
    if (brace) yield { kind: brace === '{' ? 'open' : 'close' };
    else if (word === 'bin') pattern.lastIndex += Math.max(0, Number(value ?? 0));
    else if (word) yield { kind: 'word', word, value: value === undefined ? null : Number(value) };
    else if (hex) yield { kind: 'bytes', bytes: String.fromCharCode(Number.parseInt(hex, 16)) };
    else if (symbol) yield { kind: 'symbol', symbol };
    else if (text) yield { kind: 'bytes', bytes: text };
  }
}
