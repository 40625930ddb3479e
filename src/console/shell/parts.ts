import type { FastifyRequest } from 'fastify';
import { attributes, type Html, html } from '../html.ts';
import { formatDay, formatNumber, formatTime } from '../words/format.ts';
import { words } from '../words/words.ts';
import { tokenField } from './page.ts';

/** Small pieces that many pages are made of. */

/** A form that changes something. It carries the token without which it is not taken. */
export function postForm(request: FastifyRequest, action: string, content: Html, options: FormOptions = {}): Html {
  const enctype = options.files ? 'multipart/form-data' : null;
  return html`<form method="post"${attributes({ action, enctype, class: options.class, id: options.id })}>${tokenField(request.formToken)}${content}</form>`;
}

interface FormOptions {
  class?: string;
  id?: string;
  /** The form sends files. */
  files?: boolean;
}

interface FieldOptions {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'password' | 'search' | 'number' | 'date' | 'datetime-local' | 'file';
  value?: string | number | null;
  hint?: string;
  /** What is wrong with what was entered. */
  problem?: string | null;
  required?: boolean;
  autocomplete?: string;
  inputmode?: 'numeric' | 'text';
  maxlength?: number;
  minlength?: number;
  autofocus?: boolean;
  readonly?: boolean;
  accept?: string;
}

/** A labelled input; hint and problem are read out with it. */
export function field({ label, hint, problem, name, type = 'text', ...rest }: FieldOptions): Html {
  const id = `field-${name}`;
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  const input = {
    id,
    name,
    type,
    ...rest,
    'aria-invalid': problem ? 'true' : null,
    'aria-describedby': described || null,
  };
  return html`<p class="field"><label for="${id}">${label}</label>
${hint && html`<span class="hint" id="${id}-hint">${hint}</span>`}${problem && html`<span class="problem" id="${id}-problem">${problem}</span>`}
<input${attributes(input)}></p>`;
}

/** What is wrong with what was just sent, above its form. */
export function problemNotice(problem: string | null | undefined): Html | null {
  return problem ? html`<p class="notice problem" role="alert">${problem}</p>` : null;
}

interface Choice {
  value: string;
  label: string;
}

/** A labelled choice out of a few. */
export function choice(name: string, label: string, choices: readonly Choice[], chosen?: string | null): Html {
  const id = `field-${name}`;
  return html`<p class="field"><label for="${id}">${label}</label>
<select${attributes({ id, name })}>${choices.map(
    ({ value, label: text }) => html`<option${attributes({ value, selected: value === chosen })}>${text}</option>`,
  )}</select></p>`;
}

export type Tone = 'good' | 'bad' | 'doubt' | 'quiet';

/** A state in a word or two; the colour only underlines it. */
export function badge(text: string, tone: Tone): Html {
  return html`<span class="badge ${tone}">${text}</span>`;
}

/** An instant, to the minute, in UTC: the only time that a deadline is judged by. */
export function instant(at: Date): Html {
  const shown = words.shell.utc(formatDay(at), formatTime(at)).replaceAll(' ', '\u00A0');
  return html`<time datetime="${at.toISOString()}">${shown}</time>`;
}

const UNITS = [
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60],
] as const;

/** How long something lasts, in its largest unit: "3 d", "5 h", "12 min". */
export function span(milliseconds: number): string {
  const seconds = Math.abs(milliseconds) / 1000;
  const [unit, size] = UNITS.find(([, each]) => seconds >= each) ?? (['minutes', 60] as const);
  return words.shell.spans[unit](formatNumber(Math.floor(seconds / size)));
}

/** A table that scrolls by itself on narrow screens, by keyboard too. */
export function table(label: string, head: Html, rows: readonly Html[], className?: string): Html {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table${attributes({ class: className })}><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** What stands where a list would, when there is nothing in it. */
export function empty(text: string): Html {
  return html`<p class="empty">${text}</p>`;
}

/**
 * Attributes for an element that keeps itself up to date: whenever rows of these tables change, the page is fetched
 * again and the element of this id is replaced. Without JavaScript it stays as it was.
 */
export function live(id: string, path: string, tables: readonly string[]): Html {
  return attributes({
    id,
    'hx-get': path,
    'hx-select': `#${id}`,
    'hx-swap': 'outerMorph',
    // "everything": changes may have gone unnoticed while a connection was gone.
    'hx-trigger': [...tables, 'everything'].map((name) => `changed-${name} from:body throttle:1s`).join(', '),
  });
}
