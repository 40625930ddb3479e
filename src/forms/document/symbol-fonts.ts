/**
 * What symbol fonts show at their codes. Word stores such characters as the code, or as the code in the private use
 * area (U+F0xx); only the font's name tells the picture. The tables hold the signs that can bear a meaning on a form.
 */

const WINGDINGS: Record<number, string> = {
  43: '🖎',
  108: '●',
  109: '❍',
  110: '■',
  111: '□',
  112: '🞐',
  113: '❑',
  114: '❒',
  115: '⬧',
  116: '⧫',
  117: '◆',
  118: '❖',
  119: '⬥',
  120: '⌧',
  158: '·',
  159: '•',
  160: '▪',
  161: '⚪',
  162: '🞆',
  163: '🞈',
  164: '◉',
  165: '◎',
  166: '🔿',
  167: '▪',
  168: '◻',
  170: '✦',
  171: '★',
  172: '✶',
  232: '➔',
  224: '→',
  216: '➢',
  251: '🗶',
  252: '✔',
  253: '☒',
  254: '☑',
};

const WINGDINGS_2: Record<number, string> = {
  79: '✖',
  80: '✓',
  81: '☒',
  82: '☑',
  83: '☒',
  84: '☒',
  85: '⊗',
  163: '□',
};

const WEBDINGS: Record<number, string> = {
  97: '✔',
  99: '□',
  103: '■',
  110: '⚫',
  114: '✖',
};

const SYMBOL: Record<number, string> = {
  42: '*',
  43: '+',
  45: '−',
  111: 'ο',
  168: '♦',
  180: '×',
  183: '•',
  196: '⊗',
  197: '⊕',
  198: '∅',
  214: '√',
  215: '⋅',
  224: '◊',
  86: 'ς',
  88: 'Ξ',
  120: 'ξ',
  79: 'Ο',
  118: 'ϖ',
};

const ZAPF_DINGBATS: Record<number, string> = {
  51: '✓',
  52: '✔',
  53: '✕',
  54: '✖',
  55: '✗',
  56: '✘',
  108: '●',
  109: '❍',
  110: '■',
  111: '❏',
  112: '❐',
  113: '❑',
  114: '❒',
  117: '◆',
  118: '❖',
  72: '★',
  73: '✩',
};

const FONTS: [RegExp, Record<number, string>][] = [
  [/^wingdings2$/, WINGDINGS_2],
  [/^wingdings$/, WINGDINGS],
  [/^webdings$/, WEBDINGS],
  [/^(standardsymbols\w*|symbol\w*)$/, SYMBOL],
  [/^(itc)?(zapf)?dingbats$|^d050000l$/, ZAPF_DINGBATS],
];

/** A sign of a symbol font that is in no table: never a mark by itself, never an empty box. */
export const UNKNOWN_SYMBOL = '\uFFFD';

/** PDF subsets carry a prefix of six letters ("ABCDEF+Wingdings-Regular"), styles follow a hyphen or comma. */
function plainName(font: string): string {
  return font
    .replace(/^[A-Z]{6}\+/u, '')
    .replace(/[-,](regular|normal|bold|italic|roman|oblique|mt)*$/iu, '')
    .replace(/(std|mt|ps)$/iu, '')
    .replace(/[\s_-]/gu, '')
    .toLowerCase();
}

/** A page asks for every letter, in a handful of fonts. */
const known = new Map<string, Record<number, string> | null>();
const MOST_KNOWN = 1_000;

function tableOf(font: string): Record<number, string> | null {
  const before = known.get(font);
  if (before !== undefined) return before;
  const name = plainName(font);
  const table = FONTS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(font, table);
  return table;
}

/**
 * The Unicode characters that a symbol font shows at a code, which may lie in the private use area (U+F0xx).
 * Null where the font is no symbol font: the code is then an ordinary character. `UNKNOWN_SYMBOL` where it is one but
 * the sign is not known.
 */
export function symbolToUnicode(font: string, codePoint: number): string | null {
  const table = tableOf(font);
  if (!table) return null;
  const code = codePoint >= 0xf000 && codePoint <= 0xf0ff ? codePoint - 0xf000 : codePoint;
  if (code <= 0x20) return ' ';
  // Already Unicode: PDF producers map some of these fonts by their ToUnicode table.
  if (code > 0xff) return String.fromCodePoint(codePoint);
  return table[code] ?? UNKNOWN_SYMBOL;
}
