import { attributes, type Html, html } from '../html.ts';
import { words } from '../words/words.ts';

/** Where a reader is in a long list: all of it stands in the address, so that it works without JavaScript and can be sent. */
export interface ListPlace<Sort extends string> {
  path: string;
  /** The whole query as it came, for links that keep the rest of it. */
  query: URLSearchParams;
  sort: Sort;
  descending: boolean;
  page: number;
  size: number;
  /** Rows to skip: for `offset`. */
  offset: number;
}

interface ListOptions<Sort extends string> {
  /** What the list can be sorted by; the first one is usual. */
  sorts: readonly [Sort, ...Sort[]];
  /** Whether the first sort usually runs from the greatest down. */
  descending?: boolean;
  size?: number;
}

const USUAL_SIZE = 50;
/** Beyond this nobody leafs; they search. It keeps `offset` from costing the database. */
const MAX_PAGE = 10_000;
const { list: said } = words.shell;

/** Reads ?sort=age&order=desc&page=2; whatever is not known falls back to the usual. */
export function readListPlace<Sort extends string>(url: string, options: ListOptions<Sort>): ListPlace<Sort> {
  const { pathname, searchParams: query } = new URL(url, 'http://console');
  const sort = options.sorts.find((each) => each === query.get('sort')) ?? options.sorts[0];
  const usuallyDown = sort === options.sorts[0] && options.descending === true;
  const order = query.get('order');
  const size = options.size ?? USUAL_SIZE;
  const asked = Number(query.get('page'));
  const page = Number.isInteger(asked) && asked >= 1 && asked <= MAX_PAGE ? asked : 1;
  return {
    path: pathname,
    query,
    sort,
    descending: order === null ? usuallyDown : order === 'desc',
    page,
    size,
    offset: (page - 1) * size,
  };
}

/** The address of the same list with some of its query changed; null takes a key out. */
export function listLink(place: ListPlace<string>, changes: Record<string, string | number | null>): string {
  const query = new URLSearchParams(place.query);
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) query.delete(key);
    else query.set(key, String(value));
  }
  const text = query.toString();
  return text ? `${place.path}?${text}` : place.path;
}

/** A column's heading that sorts by it, and the other way round when it does already. */
export function sortHeading<Sort extends string>(place: ListPlace<Sort>, sort: Sort, label: string): Html {
  const current = place.sort === sort;
  const order = current && !place.descending ? 'desc' : 'asc';
  const direction = current ? (place.descending ? 'descending' : 'ascending') : null;
  const link = listLink(place, { sort, order, page: null });
  return html`<th scope="col"${attributes({ 'aria-sort': direction })}><a href="${link}">${label}</a></th>`;
}

/** "51–100 of 230", with the ways back and on. */
export function pager(place: ListPlace<string>, total: number): Html {
  const last = Math.max(1, Math.ceil(total / place.size));
  const from = total === 0 ? 0 : place.offset + 1;
  const to = Math.min(place.offset + place.size, total);
  const previous = place.page > 1 && link(place.page - 1, 'prev', said.previous);
  const next = place.page < last && link(place.page + 1, 'next', said.next);
  if (total === 0) return html``;
  return html`<nav class="pager" aria-label="${said.pages}"><span>${said.range(from, to, total)}</span>${previous}${next}</nav>`;

  function link(page: number, rel: string, label: string): Html {
    return html`<a class="button" rel="${rel}" href="${listLink(place, { page })}">${label}</a>`;
  }
}

/** The fields of a filter form that a link must keep: for a form with method="get" beside its own fields. */
export function keptFields(place: ListPlace<string>, names: readonly string[]): Html {
  return html`${names.flatMap((name) =>
    place.query.getAll(name).map((value) => html`<input type="hidden" name="${name}" value="${value}">`),
  )}`;
}
