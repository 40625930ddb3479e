import type { BoxItem } from '../../document/form-document.ts';
import type { Attributes } from './elements.ts';

/** What a control shows: a box in its state, words, or something that a file does not tell. */
export type Control =
  | { kind: 'box'; state: BoxItem['state']; mark: string }
  | { kind: 'text'; text: string }
  | { kind: 'untold' };

/** Fields that show no words, or none that a person wrote. */
const WITHOUT_WORDS = new Set(['hidden', 'password', 'file']);
/** Elements that show how far something is. */
const GAUGES = new Set(['progress', 'meter']);
/** Longer words in an empty field say what to write there. */
const LONGEST_HINT = 3;
/** Fields that show a value by something other than words. */
const WITH_A_SIGHT = new Set(['range', 'color', 'image']);
/** What a page may make of any element (WAI-ARIA 1.2): its state is told by an attribute, its look by a style sheet. */
const BOX_ROLES = new Set(['checkbox', 'radio', 'switch', 'menuitemcheckbox', 'menuitemradio']);

/** The control that an element is; null where it is none. A drop-down is read in `drop-down.ts`. */
export function controlOf(name: string, attributes: Attributes): Control | null {
  if (name === 'input') return inputOf(attributes);
  if (GAUGES.has(name)) return { kind: 'untold' };
  const role = (attributes.role ?? '').trim().toLowerCase();
  const told = attributes['aria-checked'];
  if (!BOX_ROLES.has(role) || told === undefined) return null;
  return { kind: 'box', state: STATES[told.trim().toLowerCase()] ?? 'unclear', mark: role };
}

const STATES: Readonly<Record<string, BoxItem['state']>> = { true: 'marked', false: 'empty' };

function inputOf(attributes: Attributes): Control | null {
  const type = (attributes.type ?? 'text').toLowerCase();
  if (type === 'checkbox' || type === 'radio') {
    const state = attributes.checked === undefined ? 'empty' : 'marked';
    const other = STATES[attributes['aria-checked'] ?? ''] ?? state;
    return { kind: 'box', state: other === state ? state : 'unclear', mark: attributes.name ?? type };
  }
  if (WITHOUT_WORDS.has(type)) return null;
  const { value = '', placeholder = '' } = attributes;
  if (value === '' && placeholder.trim() !== '' && placeholder.trim().length <= LONGEST_HINT) return { kind: 'untold' };
  return WITH_A_SIGHT.has(type) ? { kind: 'untold' } : { kind: 'text', text: value };
}
