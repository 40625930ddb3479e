import { FINDING_CODES, type FindingCode } from '../domain/finding.ts';
import type { MemberStates } from '../domain/member-state.ts';
import { CASE_SORTS, type CaseFilter } from '../review/list-cases.ts';
import { type ListPlace, readListPlace } from './shell/list.ts';

/** What of an address says which cases are looked at, and in which order: it goes along from case to case. */
const KEPT = ['consultation', 'state', 'reason', 'hand', 'asked', 'search', 'sort', 'order'] as const;

/** Shorter than this a word fits half of all names. */
const SHORTEST_NAME = 3;

export type QueuePlace = ListPlace<(typeof CASE_SORTS)[number]>;

export function readQueuePlace(url: string): QueuePlace {
  return readListPlace(url, { sorts: CASE_SORTS });
}

/** The filter that an address names; what it does not know is left out. */
export function readCaseFilter(place: QueuePlace, actor: string, memberStates: MemberStates): CaseFilter {
  const asked = (name: (typeof KEPT)[number]) => place.query.get(name) || undefined;
  const reason = asked('reason');
  const hand = asked('hand');
  const search = asked('search');
  return {
    sort: place.sort,
    descending: place.descending,
    ...defined({ consultation: asked('consultation'), memberState: asked('state'), search }),
    ...(reason && isFindingCode(reason) ? { reason } : {}),
    ...(hand ? { assignedTo: hand === 'mine' ? actor : hand === 'nobody' ? null : hand.replace(/^of:/, '') } : {}),
    ...(asked('asked') ? { asked: asked('asked') === 'yes' } : {}),
    ...(search ? { searchStates: statesNamed(search, memberStates) } : {}),
  };
}

/** The part of an address that a case's own address keeps: "?reason=both-boxes", or nothing. */
export function keptQuery(url: string): string {
  const { searchParams } = new URL(url, 'http://console');
  const kept = new URLSearchParams(
    KEPT.flatMap((name): [string, string][] => {
      const value = searchParams.get(name);
      return value ? [[name, value]] : [];
    }),
  );
  return kept.size > 0 ? `?${kept}` : '';
}

/** An address with one more thing in its query. */
export function withQuery(path: string, values: Record<string, string | number>): string {
  const [pathname = '', query = ''] = path.split('?');
  const merged = new URLSearchParams(query);
  for (const [name, value] of Object.entries(values)) merged.set(name, String(value));
  return `${pathname}?${merged}`;
}

function statesNamed(search: string, memberStates: MemberStates): string[] {
  const words = search.trim().toLowerCase();
  if (words.length < SHORTEST_NAME) return [];
  return memberStates.all.filter(({ name }) => name.toLowerCase().includes(words)).map(({ code }) => code);
}

function isFindingCode(value: string): value is FindingCode {
  return Object.hasOwn(FINDING_CODES, value);
}

function defined<T extends Record<string, string | undefined>>(values: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: string;
  };
}
