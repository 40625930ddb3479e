import type { BoxItem } from '../../document/form-document.ts';
import { glyphKind, symbolToUnicode, wordKind } from '../../document/glyphs.ts';
import { child, type XmlElement } from '../../packages/parse-xml.ts';
import { isOn } from './on-off.ts';

type State = BoxItem['state'];

/** A check box content control while its content is read. */
export interface CheckBoxControl {
  declared: 'marked' | 'empty';
  /** What it will show once Word has looked at the data it is bound to; null where it is bound to none. */
  bound: 'marked' | 'empty' | null;
  /** The characters that this control shows when it is ticked and when not. */
  shows: Record<'marked' | 'empty', string>;
  name: string;
  /** Whether the character that stands for the box has been seen. */
  seen: boolean;
}

/** The control that w:sdtPr describes, or null if it is none with a box. */
export function checkBoxControl(
  sdtPr: XmlElement | undefined,
  bound: CheckBoxControl['bound'],
): CheckBoxControl | null {
  const box = child(sdtPr, 'w14:checkbox');
  if (!box) return null;
  const alias = child(sdtPr, 'w:alias') ?? child(sdtPr, 'w:tag');
  return {
    bound,
    declared: isOn(child(box, 'w14:checked'), 'w14:val') ? 'marked' : 'empty',
    shows: {
      marked: signOf(child(box, 'w14:checkedState'), '\u2612'),
      empty: signOf(child(box, 'w14:uncheckedState'), '\u2610'),
    },
    name: alias?.attributes['w:val'] ?? 'check box',
    seen: false,
  };
}

/**
 * The state that a character shows: by what people take it for, else by what the control says it shows. Null where
 * neither tells.
 */
export function shownState(shown: string, control: CheckBoxControl): 'marked' | 'empty' | null {
  const sign = shown.replace(/[\uFE0E\uFE0F]/g, '');
  const kind = glyphKind(sign) ?? wordKind(sign);
  if (kind === 'box-marked' || kind === 'circle-marked' || kind === 'free-mark') return 'marked';
  if (kind === 'box-empty' || kind === 'circle-empty') return 'empty';
  if (sign === control.shows.marked) return 'marked';
  return sign === control.shows.empty ? 'empty' : null;
}

/** The control's state where it agrees with the character shown; a person sees the one, a program the other. */
export function agreedState(sign: string, control: CheckBoxControl): State {
  if (control.bound !== null && control.bound !== control.declared) return 'unclear';
  return shownState(sign, control) === control.declared ? control.declared : 'unclear';
}

function signOf(element: XmlElement | undefined, otherwise: string): string {
  const code = Number.parseInt(element?.attributes['w14:val'] ?? '', 16);
  if (!(code > 0x20 && code <= 0x10ffff)) return otherwise;
  return symbolToUnicode(element?.attributes['w14:font'] ?? '', code) ?? String.fromCodePoint(code);
}
