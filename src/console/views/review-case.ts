import type { FastifyRequest } from 'fastify';
import { consultedTexts } from '../../domain/consultation.ts';
import type { Contact } from '../../domain/contact.ts';
import type { MemberStates } from '../../domain/member-state.ts';
import type { CaseEvent } from '../../review/case-history.ts';
import { tellEvent } from '../../review/case-history.ts';
import type { CorrectedForm } from '../../review/corrected-form.ts';
import type { Neighbours } from '../../review/list-cases.ts';
import type { CaseThread } from '../../review/read-thread.ts';
import { readResolution } from '../../review/resolution.ts';
import { attributes, type Html, html, quoting, stranger } from '../html.ts';
import { withQuery } from '../review-filter.ts';
import { badge, instant, live, postForm } from '../shell/parts.ts';
import { inWords, words } from '../words/words.ts';
import { type AnswersView, answerRows, ruleList } from './review-answers.ts';
import { type DecisionsView, decisions, SETTLE_FORM } from './review-decisions.ts';
import { type DocumentView, documentSection } from './review-document.ts';
import { historySection } from './review-history.ts';
import { timeLeft } from './review-queue.ts';
import { threadSection } from './review-thread.ts';
import { type Undo, undoBar } from './review-undo.ts';

export interface CaseView extends AnswersView, DocumentView, Pick<DecisionsView, 'consultations'> {
  request: FastifyRequest;
  /** "?reason=…", what the address keeps of the queue's. */
  kept: string;
  neighbours: Neighbours;
  history: readonly CaseEvent[];
  thread: CaseThread;
  /** What others have done since the reader saw the case. */
  news: readonly CaseEvent[];
  /** Whether the reader's own last choice was not stored, because of that. */
  refused: boolean;
  /** A decision made a moment ago, on this case or on the one before it. */
  undo: Undo | null;
  /** The sender, where accepting the case may enter it in the register. */
  contact: Contact | null;
  memberStates: MemberStates;
  now: Date;
}

const { case: said, form: saidOfForm, document: saidOfDocument, rules: saidOfRules } = words.review;

/** Beside the heading: the ways to the cases before and after, and into one's hands. */
export function caseActions(view: CaseView): Html {
  const { neighbours, kept, found, open } = view;
  const to = (id: number | null, key: string, label: string) =>
    id !== null && html`<a class="button" href="/review/${id}${kept}" data-key="${key}">${label}</a>`;
  return html`${neighbours.place !== null && html`<span class="quiet">${said.place(neighbours.place, neighbours.total)}</span>`}
${to(neighbours.previous, 'k', said.previous)}${to(neighbours.next, 'j', said.next)}
<a class="button" href="/review${kept}" data-key="q">${said.back}</a>
${open && inHand(view, found.assignedTo)}`;
}

function inHand({ request, found, kept }: CaseView, assignedTo: string | null): Html {
  const mine = assignedTo === request.actor.name;
  const label = mine ? said.release : assignedTo === null ? said.take : said.takeOver;
  const fields = html`${versionField(found.version)}<input type="hidden" name="to" value="${mine ? '' : 'me'}"><button data-key="t">${label}</button>`;
  return postForm(request, `/review/${found.id}/assign${kept}`, fields, { class: 'inline' });
}

export function versionField(version: number): Html {
  return html`<input type="hidden" name="version" value="${version}">`;
}

function settledLine(by: string, line: string): Html {
  const told = readResolution(line);
  if (!told) return html`${said.settled(by)} ${stranger(line, 600)}`;
  return html`${said.settled(by)} ${said.resolutions[told.kind]}${told.why && html` (${stranger(told.why, 600)})`}`;
}

export function caseContent(view: CaseView): Html {
  const { request, undo, kept, found } = view;
  return html`${undo && undoBar(request, undo, kept)}
${newsSection(view)}
${found.resolution && html`<p class="notice doubt">${settledLine(found.resolvedBy ?? '', found.resolution)}</p>`}
${facts(view)}
${wholeDoubts(view)}
<div class="case">
<section class="document" aria-labelledby="document-title"><h2 id="document-title">${saidOfDocument.title}</h2>${documentSection(view)}</section>
<section aria-labelledby="form-title"><h2 id="form-title">${saidOfForm.title}</h2>${settleForm(view)}
${view.open && decisions({ ...view, caseId: found.id, version: found.version })}
${threadSection(view.thread)}
${historySection(view.history)}</section>
</div>`;
}

/** Keeps itself up to date while the page is open; empty as long as nobody else has done anything. */
function newsSection({ found, news, refused, kept }: CaseView): Html {
  const path = withQuery(`/review/${found.id}${kept}`, { seen: found.version });
  const told = news.map((event) => inWords(tellEvent(event))).join('; ');
  return html`<div${live('news', path, ['review_case'])} role="alert">${news.length > 0 && html`<p class="notice problem">${said.changed(told)} ${refused && said.notStored} <a href="/review/${found.id}${kept}">${said.reload}</a></p>`}</div>`;
}

function facts({ found, form, memberStates, now }: CaseView): Html {
  const { consultation, memberState } = form;
  const state = memberState ? memberStates.nameOf(memberState) : words.review.queue.unknown;
  return html`<dl class="sheet facts">
<dt>${words.review.queue.memberState}</dt><dd>${state}</dd>
<dt>${words.review.queue.consultation}</dt><dd>${consultation?.key ?? words.review.queue.unknown}</dd>
<dt>${said.from}</dt><dd>${stranger(found.sender, 200)}</dd>
<dt>${said.subject}</dt><dd>${stranger(found.subject, 300)}</dd>
<dt>${said.received}</dt><dd>${instant(found.receivedAt)}</dd>
${consultation && html`<dt>${said.deadline}</dt><dd>${instant(new Date(consultation.deadline))} ${timeLeft(new Date(consultation.deadline), now)}</dd>`}
<dt>${said.inHand}</dt><dd>${found.assignedTo ?? said.nobody}</dd>
${found.askedAt && html`<dt>${said.asked}</dt><dd>${instant(found.askedAt)}</dd>`}
<dt>${said.reference}</dt><dd><code>${found.reference}</code></dd>
</dl>`;
}

/** The doubts about the mail as a whole; those about one text stand with it. */
function wholeDoubts({ found }: CaseView): Html {
  const whole = found.reasons.filter(({ text }) => text === undefined);
  if (whole.length === 0) return html``;
  const lines = whole.map(
    (doubt) => html`<li>${badge(words.findings[doubt.code], 'doubt')} ${quoting(inWords(doubt))}</li>`,
  );
  return html`<section aria-labelledby="why-title"><h2 id="why-title">${said.why}</h2><ul class="doubts">${lines}</ul></section>`;
}

/** The answers, the rules that they keep, and the decision to accept them. Every change is kept and checked at once. */
function settleForm(view: CaseView): Html {
  const { request, found, kept, open } = view;
  const answers = html`<div${attributes({
    id: 'answers',
    'hx-post': open ? `/review/${found.id}/correct${kept}` : null,
    'hx-trigger': 'change',
    'hx-target': '#answers',
    'hx-select': '#answers',
    'hx-select-oob': '#news,#decide',
    'hx-swap': 'outerMorph',
    'hx-sync': 'this:queue last',
  })}>${versionField(found.version)}${answerRows(view)}
<h3>${saidOfRules.title}</h3>${ruleList(view.rules)}</div>`;
  if (!open) return html`<div>${answers}</div>`;
  const reason = html`<p class="field"><label for="why">${saidOfForm.why}</label><input id="why" name="why" maxlength="1000"></p>`;
  const content = html`${answers}${reason}${registerBox(view)}${decideBar(view)}`;
  return postForm(request, `/review/${found.id}/accept${kept}`, content, { id: SETTLE_FORM });
}

/** Stays in sight however many texts there are. */
function decideBar({ found, form, kept }: CaseView): Html {
  const corrected = found.draft !== null && Object.keys(found.draft.answers).length > 0;
  return html`<div id="decide" class="decide"><p role="status">${form.consultation && stillOpen(form)}</p>
<div class="actions"><button class="main" data-key="a">${corrected ? saidOfForm.acceptCorrected : saidOfForm.accept}</button>
<button formaction="/review/${found.id}/correct${kept}">${saidOfForm.check}</button></div></div>`;
}

/** The texts that still need an answer, each a way to it; a key leads to the first. */
function stillOpen({ consultation, open }: CorrectedForm): Html {
  if (open.length === 0) return html`${saidOfForm.ready}`;
  const refs = consultation ? consultedTexts(consultation).map((text) => text.ref) : [];
  const links = open.map((ref, index) => {
    const link = attributes({ href: `#text-${refs.indexOf(ref) + 1}`, 'data-key': index === 0 ? 'd' : null });
    return html`${index > 0 && ', '}<a${link}>${ref}</a>`;
  });
  return html`${saidOfForm.open} ${links}.`;
}

function registerBox({ contact, memberStates }: CaseView): Html {
  if (!contact) return html``;
  const label = saidOfForm.register(contact.address, memberStates.nameOf(contact.memberState));
  return html`<p><label><input type="checkbox" name="register" value="yes"> ${stranger(label, 300)}</label></p>`;
}
