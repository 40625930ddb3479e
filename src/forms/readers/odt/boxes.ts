import type { BoxItem } from '../../document/form-document.ts';
import { glyphKind } from '../../document/glyphs.ts';
import { childElements, descendants, textContent, type XmlElement } from '../../packages/parse-xml.ts';
import { withoutFont } from '../word-marks.ts';

type State = BoxItem['state'];

/** What a field of Word's kind is, as LibreOffice keeps it. */
export function fieldType({ attributes }: XmlElement): string {
  return /\.(\w+)$/.exec(attributes['field:type'] ?? '')?.[1] ?? '';
}

/** A form check box's state: LibreOffice writes the parameter only for a ticked one. */
export function fieldmarkState(element: XmlElement): State {
  const parameter = childElements(element, 'field:param').find(
    (each) => each.attributes['field:name'] === 'Checkbox_Checked',
  );
  const value = parameter ? (parameter.attributes['field:value'] ?? '') : 'false';
  if (value === 'true') return 'marked';
  return value === 'false' ? 'empty' : 'unclear';
}

export function isCheckboxControl({ attributes }: XmlElement): boolean {
  return attributes['loext:checkbox'] === 'true';
}

/** A content control's state, unless the sign that it shows says something else. */
export function contentControlState(element: XmlElement): State {
  const { attributes } = element;
  const checked = attributes['loext:checked'] === 'true';
  const sign = checked ? attributes['loext:checked-state'] : attributes['loext:unchecked-state'];
  const shown = withoutFont(textContent(element).trim());
  const isSign = shown === (sign ?? '') || glyphKind(shown) === (checked ? 'box-marked' : 'box-empty');
  if (!isSign) return 'unclear';
  return checked ? 'marked' : 'empty';
}

/** The check boxes and radio buttons drawn as controls, by the id that their drawing names. */
export function readControls(body: XmlElement): Map<string, { state: State; name: string }> {
  const controls = new Map<string, { state: State; name: string }>();
  for (const element of descendants(body)) {
    if (element.name !== 'form:checkbox' && element.name !== 'form:radio') continue;
    const { attributes } = element;
    const name = attributes['form:label'] ?? attributes['form:name'] ?? element.name;
    for (const id of [attributes['xml:id'], attributes['form:id']]) {
      if (id !== undefined) controls.set(id, { state: controlState(element), name });
    }
  }
  return controls;
}

/** The current state counts. Where only a ticked default is given, programs do not agree on what that means. */
function controlState({ name, attributes }: XmlElement): State {
  const isBox = name === 'form:checkbox';
  const current = attributes[isBox ? 'form:current-state' : 'form:current-selected'];
  const byDefault = attributes[isBox ? 'form:state' : 'form:selected'];
  const ticked = isBox ? 'checked' : 'true';
  if (current === ticked) return 'marked';
  if (current === 'unknown') return 'unclear';
  return current === undefined && byDefault === ticked ? 'unclear' : 'empty';
}
