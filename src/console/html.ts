/** HTML that may be put into a page as it is. Only `html` makes it, so that text can never slip in unescaped. */
export class Html {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

export type Value = Html | string | number | null | undefined | false | readonly Value[];

/**
 * A piece of a page; every value in it is escaped unless it is itself made by `html`. Put values between quotes in
 * attributes.
 */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(strings.reduce((source, string, index) => source + show(values[index - 1]) + string));
}

/** Attributes for the inside of a tag: those that are null, undefined or false are left out, true has no value. */
export function attributes(given: Record<string, string | number | boolean | null | undefined>): Html {
  const parts = Object.entries(given).flatMap(([name, value]) => {
    if (value === null || value === undefined || value === false) return [];
    return value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`;
  });
  return new Html(parts.join(''));
}

/**
 * What a stranger wrote (names, subjects, answers): kept apart from the text around it, so that right-to-left writing
 * stands right and disturbs nothing else.
 * @param limit longer text is cut here; the whole is a download's matter
 */
export function stranger(text: string | null | undefined, limit = 300): Html {
  return text ? html`<bdi>${cutAt(limit, text)}</bdi>` : html``;
}

/** A sentence of the program that may quote what a stranger wrote: kept apart and cut as well. */
export function quoting(text: string, limit = 600): Html {
  return html`<bdi class="sentence">${cutAt(limit, text)}</bdi>`;
}

function cutAt(limit: number, text: string): string {
  const half = /[\uD800-\uDBFF]$/;
  return text.length > limit ? `${text.slice(0, limit).replace(half, '')}…` : text;
}

function show(value: Value): string {
  if (value instanceof Html) return value.source;
  if (Array.isArray(value)) return value.map(show).join('');
  if (value === null || value === undefined || value === false) return '';
  return escapeHtml(String(value));
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
