import { type Paragraph, paragraphText } from '../../document/form-document.ts';
import { glyphKind } from '../../document/glyphs.ts';

/** Signs of quoting before a line: two of them quote what was quoted already. */
const SIGNS = /^\s{0,3}(?:>[ \u00A0]?)+/;
const NESTED = /^\s{0,3}>\s?>/;

/** A quoted line without the signs before it. */
export function withoutSigns(paragraph: Paragraph): Paragraph {
  const [first, ...others] = paragraph.items;
  if (first?.kind !== 'text' || !SIGNS.test(first.text)) return paragraph;
  return { ...paragraph, items: [{ ...first, text: first.text.replace(SIGNS, '') }, ...others] };
}

/** Whether a line quotes what was quoted already. */
export function isNested(paragraph: Paragraph): boolean {
  return NESTED.test(paragraphText(paragraph));
}

/** "[X]", "( )": boxes and circles as they are typed. */
const TYPED_BOX = /[[(]\s?[xX✓✔●]?\s?[\])]/u;

/** Whether a line holds a box or circle, as a form does. */
export function hasFormSign(paragraph: Paragraph): boolean {
  if (TYPED_BOX.test(paragraphText(paragraph))) return true;
  return paragraph.items.some(
    (item) => item.kind === 'box' || Array.from(item.text).some((each) => /^(box|circle)/.test(glyphKind(each) ?? '')),
  );
}
