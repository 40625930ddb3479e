import type { FastifyRequest } from 'fastify';
import type { MemberStates } from '../../domain/member-state.ts';
import { mayAct } from '../../domain/role.ts';
import type { CasePage, QueuedCase } from '../../review/list-cases.ts';
import type { QueueFacets } from '../../review/queue-facets.ts';
import { type Html, html, stranger } from '../html.ts';
import type { QueuePlace } from '../review-filter.ts';
import { keptFields, listLink, pager, sortHeading } from '../shell/list.ts';
import { badge, choice, empty, field, live, span, table } from '../shell/parts.ts';
import { words } from '../words/words.ts';
import { type Undo, undoBar } from './review-undo.ts';

export interface QueueView {
  request: FastifyRequest;
  place: QueuePlace;
  page: CasePage;
  facets: QueueFacets;
  undo: Undo | null;
  memberStates: MemberStates;
  now: Date;
  /** What the case's address keeps of this one. */
  kept: string;
}

const { queue } = words.review;
/** Doubts that a line of the queue spells out. */
const SHOWN_DOUBTS = 2;

export function reviewQueueContent(view: QueueView): Html {
  const { place, page, facets, undo, request, kept } = view;
  const path = listLink(place, { undo: null });
  return html`${undo && undoBar(request, undo, kept)}
${filterForm(place, facets, view.memberStates)}
<div${live('queue', path, ['review_case'])}>
<p class="quiet" role="status">${queue.waiting(page.total)}</p>
${page.cases.length === 0 ? empty(kept === '' ? queue.none : queue.noneFits) : list(view)}
${pager(place, page.total)}
${page.total > 0 && mayAct(request.actor.role, 'manager') && html`<p><a class="button" href="/review/reprocess${kept}">${words.operations.reprocessing.choose}</a></p>`}
</div>`;
}

function filterForm(place: QueuePlace, facets: QueueFacets, memberStates: MemberStates): Html {
  const any = { value: '', label: queue.any };
  const chosen = (name: string) => place.query.get(name);
  const counted = (value: string, count: number, label = value) => ({ value, label: `${label} (${count})` });
  const consultations = facets.consultations.map(({ value, count }) => counted(value, count));
  const states = facets.memberStates
    .map(({ value, count }) => counted(value, count, memberStates.nameOf(value)))
    .toSorted((left, right) => left.label.localeCompare(right.label));
  const reasons = facets.reasons.map(({ value, count }) => counted(value, count, words.findings[value]));
  const hands = [
    { value: 'mine', label: queue.mine },
    { value: 'nobody', label: queue.nobody },
    ...facets.assignees.map(({ value, count }) => counted(`of:${value}`, count, value)),
  ];
  const yesOrNo = [
    { value: 'yes', label: queue.yes },
    { value: 'no', label: queue.no },
  ];
  return html`<form class="filters" role="search" action="/review">
${field({ name: 'search', label: queue.search, type: 'search', value: chosen('search'), maxlength: 200 })}
${choice('consultation', queue.consultation, [any, ...consultations], chosen('consultation'))}
${choice('state', queue.memberState, [any, ...states], chosen('state'))}
${choice('reason', queue.reason, [any, ...reasons], chosen('reason'))}
${choice('hand', queue.inHand, [any, ...hands], chosen('hand'))}
${choice('asked', queue.asked, [any, ...yesOrNo], chosen('asked'))}
${keptFields(place, ['sort', 'order'])}
<button>${queue.filter}</button> <a class="button" href="/review">${queue.reset}</a>
</form>`;
}

function list(view: QueueView): Html {
  const { place, page } = view;
  const { columns } = queue;
  const head = html`<th scope="col">${columns.case}</th><th scope="col">${columns.reason}</th>${sortHeading(place, 'state', columns.memberState)}<th scope="col">${columns.consultation}</th>${sortHeading(place, 'sender', columns.sender)}${sortHeading(place, 'age', columns.age)}${sortHeading(place, 'deadline', columns.left)}<th scope="col">${columns.inHand}</th>`;
  const rows = page.cases.map((each) => row(each, view));
  return table(queue.title, head, rows, 'queue');
}

function row(each: QueuedCase, { memberStates, now, kept }: QueueView): Html {
  const state = each.memberState ? memberStates.nameOf(each.memberState) : queue.unknown;
  return html`<tr>
<td><a href="/review/${each.id}${kept}" data-row>${each.id}</a></td>
<td>${reasons(each)}</td>
<td>${state}</td>
<td>${each.consultation ?? queue.unknown}</td>
<td>${stranger(each.sender, 80)}<br><span class="quiet">${stranger(each.subject, 120)}</span></td>
<td class="number">${span(now.getTime() - each.openedAt.getTime())}</td>
<td class="number">${each.deadline ? timeLeft(each.deadline, now) : '–'}</td>
<td>${each.assignedTo}${each.askedAt && html` ${badge(queue.asked, 'quiet')}`}</td>
</tr>`;
}

function reasons({ doubts }: QueuedCase): Html {
  const codes = [...new Set(doubts.map((doubt) => doubt.code))];
  const shown = codes.slice(0, SHOWN_DOUBTS).map((code) => html`${badge(words.findings[code], 'doubt')} `);
  const rest = codes.length - SHOWN_DOUBTS;
  return html`${shown}${rest > 0 && html`<span class="quiet">${queue.more(rest)}</span>`}`;
}

/** The time to the deadline, or since. */
export function timeLeft(deadline: Date, now: Date): Html {
  const left = deadline.getTime() - now.getTime();
  const day = 24 * 3600 * 1000;
  if (left < 0) return badge(queue.passed(span(left)), 'bad');
  return badge(queue.left(span(left)), left < 3 * day ? 'doubt' : 'quiet');
}
