import type { BoxItem } from '../../document/form-document.ts';
import { symbolToUnicode } from '../../document/glyphs.ts';
import { child, childElements, type XmlElement } from '../../packages/parse-xml.ts';
import { untoldResult } from '../word-fields.ts';
import { isOn } from './on-off.ts';

/** A complex field between its begin and its end (w:fldChar). */
export interface OpenField {
  /** While the field's code is read, nothing of it shows on the page. */
  phase: 'code' | 'result';
  code: string;
  data: XmlElement | undefined;
  /** Something stood in its result: it shows that, and not what its code draws. */
  hasResult: boolean;
}

/**
 * The box that a legacy form field draws: `checked`, where it is absent `default`, and an element without a value
 * means ticked (17.16.8).
 */
export function legacyCheckBox(data: XmlElement | undefined): Pick<BoxItem, 'source' | 'state' | 'mark'> | null {
  const box = child(data, 'w:checkBox');
  if (!box) return null;
  const ticked = isOn(child(box, 'w:checked') ?? child(box, 'w:default'));
  const name = child(data, 'w:name')?.attributes['w:val'];
  return { source: 'form-field', state: ticked ? 'marked' : 'empty', ...(name && { mark: name }) };
}

/** Fields of which Word shows nothing, or what their code draws, whatever stands in their results. */
const WITHOUT_RESULT = /^\s*(?:XE|TC|TA|RD|PRIVATE|SET|ASK|ADVANCE|EQ|MACROBUTTON|GOTOBUTTON)\b/i;

/** Whether programs show different things where such a field holds words as its result. */
export function hidesResult({ code, hasResult }: Pick<OpenField, 'code' | 'hasResult'>): boolean {
  return hasResult && WITHOUT_RESULT.test(code);
}

/** The entry that a legacy drop-down list shows, or null if the field is none. */
export function legacyDropDown(data: XmlElement | undefined): string | null {
  const list = child(data, 'w:ddList');
  if (!list) return null;
  const chosen = child(list, 'w:result') ?? child(list, 'w:default');
  return childElements(list, 'w:listEntry')[Number(chosen?.attributes['w:val'] ?? 0)]?.attributes['w:val'] ?? '';
}

/**
 * What a field without a result shows by its code alone: signs put together by EQ (Word's "enclose characters"), a
 * SYMBOL, the text of a MACROBUTTON.
 */
export function shownByCode(code: string): string {
  const [, word = '', rest = ''] = /^\s*(\S+)\s*(.*)$/s.exec(code) ?? [];
  switch (word.toUpperCase()) {
    case 'EQ':
      return rest.replace(/\\[a-z]+\d*/gi, '').replace(/[(),;\s]/g, '');
    case 'MACROBUTTON':
      return rest.replace(/^\S+\s*/, '');
    case 'SYMBOL':
      return shownSymbol(rest);
    default:
      return untoldResult(code);
  }
}

function shownSymbol(options: string): string {
  const code = Number(/^(0x[\da-f]+|\d+)/i.exec(options)?.[1] ?? Number.NaN);
  const font = /\\f\s+"?([^"\\]+)"?/i.exec(options)?.[1]?.trim() ?? 'Symbol';
  if (!(code > 0x20 && code <= 0xffff)) return '';
  return symbolToUnicode(font, code) ?? String.fromCodePoint(code);
}
