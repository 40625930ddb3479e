/** Control words that stand for a character. */
const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  bullet: '•',
  endash: '–',
  emdash: '—',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  enspace: '\u2002',
  emspace: '\u2003',
  qmspace: '\u2005',
};

const SYMBOLS: Readonly<Record<string, string>> = { '\\': '\\', '{': '{', '}': '}', '~': '\u00a0', _: '\u2011' };

export function characterOfWord(word: string): string | undefined {
  return CHARACTERS[word];
}

export function characterOfSymbol(symbol: string): string | undefined {
  return SYMBOLS[symbol];
}
