import type { XmlElement } from '../../packages/parse-xml.ts';

/** An on/off property: present means on, unless its value says otherwise. */
export function isOn(element: XmlElement | undefined, attribute = 'w:val'): boolean {
  if (!element) return false;
  return !['0', 'false', 'off'].includes(element.attributes[attribute] ?? '1');
}

/** Whether a border, highlight or underline is there at all. */
export function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== 'none' && value !== 'nil';
}
