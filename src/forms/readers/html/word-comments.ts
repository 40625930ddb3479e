import { readFormData } from '../doc/form-field.ts';

/** Outlook hides Word's form boxes from other programs in conditional comments: the field, then its data. */
const FIELD = /\[if supportFields\][\s\S]*\bFORMCHECKBOX\b/;
const DATA = /<w:data>\s*([0-9a-f\s]+?)\s*<\/w:data>/i;
const LONGEST_COMMENT = 20_000;

export function beginsCheckbox(comment: string): boolean {
  return comment.length < LONGEST_COMMENT && FIELD.test(comment);
}

/** The state that the data in a comment give, "unclear" where they cannot be read, or null for a comment without data. */
export function checkboxData(comment: string): 'marked' | 'empty' | 'unclear' | null {
  const hex = comment.length < LONGEST_COMMENT ? DATA.exec(comment)?.[1] : undefined;
  if (hex === undefined) return null;
  const field = readFormData(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'));
  if (field?.kind !== 'checkbox') return 'unclear';
  return field.checked ? 'marked' : 'empty';
}

/** A condition of Microsoft's that browsers take for a comment, and what it shows where it holds. */
const CONDITION = /^\[if\s[^\]]*\]>(.*)<!\[endif\]$/is;
/** What gives the words around it a look. */
const LOOK = /<(?:s|strike|del|u|mark)\b|line-through|display\s*:\s*none|mso-hide/i;
const DRAWN = /<v:(?:line|polyline|curve|arc|oval|rect|roundrect)\b/i;

/** The words that a comment shows to some programs alone; empty for what shows none. */
export function wordsOfSome(comment: string): string {
  const shown = CONDITION.exec(comment.trim())?.[1] ?? '';
  const bare = shown.replace(/<(xml|style)\b.*?<\/\1>/gis, ' ');
  const text = bare
    .replace(/<[^>]*>|&[a-z]\w*;/gi, ' ')
    .replace(/&#(x?)([\da-f]+);?/gi, (_, isHex: string, code: string) => {
      const number = Number.parseInt(code, isHex ? 16 : 10);
      return number <= 0x10ffff ? String.fromCodePoint(number) : '';
    });
  const isWritten = /[\p{L}\p{S}\p{Co}]/u.test(text);
  return isWritten || LOOK.test(bare) ? text.replace(/\s+/gu, ' ').trim() || '…' : '';
}

/** The condition of words that Outlook shows, or does not, and other programs see; null for one that hides nothing of a form. */
export function conditionOfMany(comment: string): string | null {
  return /^!?\[if\s[^\]]*\bmso\b[^\]]*\](?:><!)?$/i.test(comment.trim()) ? comment.trim() : null;
}

/** Whether it draws a line or ring for them; of pictures it holds a copy that all programs show. */
export function drawsForSome(comment: string): boolean {
  return DRAWN.test(CONDITION.exec(comment.trim())?.[1] ?? '');
}
