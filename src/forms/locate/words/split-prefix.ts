import type { Char } from '../chars.ts';
import { scanSigns } from '../signs.ts';

const OPEN = /[([{（［【]/u;
const CLOSE = /[)\]}）］】]/u;
/** It ends the phrase as its bracket does. */
const COLON = /[:：]/u;

/**
 * Parts what stands before a statement in its line into the end of the phrase before it (`leading`) and the signs that
 * belong to the statement (`prefix`). The circle inside the bracket "(... two options ⃝):" stays with its phrase.
 */
export function splitPrefix(chars: readonly Char[]): { leading: Char[]; prefix: Char[] } {
  const words = scanSigns(chars).words;
  let cut = words.at(-1)?.end ?? 0;
  if (cut > 0) {
    let depth = 0;
    for (let at = cut; at < chars.length; at++) {
      const codePoint = chars[at]?.codePoint ?? '';
      if (OPEN.test(codePoint)) depth++;
      else if (CLOSE.test(codePoint)) {
        if (depth > 0) depth--;
        else cut = COLON.test(chars[at + 1]?.codePoint ?? '') ? at + 2 : at + 1;
      }
    }
  }
  return { leading: chars.slice(0, cut), prefix: chars.slice(cut) };
}
