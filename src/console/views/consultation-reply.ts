import type { FastifyRequest } from 'fastify';
import { type Consultation, consultedTexts } from '../../domain/consultation.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Answer, ReplyStatus } from '../../domain/reply.ts';
import type { ReplyVersion } from '../../results/list-versions.ts';
import { type Html, html, stranger } from '../html.ts';
import { badge, choice, empty, field, instant, postForm, type Tone, table } from '../shell/parts.ts';
import { inWords, words } from '../words/words.ts';
import { pathOf } from './consultations.ts';

const { reply: said } = words.consultations;
const { slots, states } = words.review.form;
const TONES: Record<ReplyStatus, Tone> = { standing: 'good', superseded: 'quiet', late: 'bad' };

export interface ShownReply {
  consultation: Consultation;
  memberState: string;
  versions: readonly ReplyVersion[];
  /** null: nobody here may correct it; `closed`: the consultation has to be reopened first. */
  correcting: 'may' | 'closed' | null;
  problem: string | null;
}

/** Every version of a Member State's reply, the latest first, each with what its answers rest on. */
export function replyContent(request: FastifyRequest, shown: ShownReply): Html {
  const { consultation, versions } = shown;
  const back = html`<p><a href="${pathOf(consultation, '/replies')}">${said.back}</a></p>`;
  if (versions.length === 0) return html`${back}${empty(said.none)}`;
  // A mail may be read before one that came earlier: what counts is when it was received.
  const latestFirst = versions.toSorted((left, right) => right.receivedAt.getTime() - left.receivedAt.getTime());
  const sections = latestFirst.map((version, index) =>
    versionSection(version, versions.length - index, versions.length, shown),
  );
  return html`${back}${sections}${correction(request, shown)}`;
}

function versionSection(
  version: ReplyVersion,
  number: number,
  of: number,
  { consultation, memberState }: ShownReply,
): Html {
  const { status, statusReason, receivedAt, sender, reference, mailSha256, settledBy, answers } = version;
  const texts = consultation.texts.filter(({ ref }) => ref in answers);
  const head = html`<th scope="col">${said.text}</th><th scope="col">${said.answer}</th><th scope="col">${said.evidence}</th>`;
  const path = pathOf(consultation, `/replies/${memberState}/${version.id}`);
  const rows = texts.map(({ ref }) => answerRow(ref, answers[ref], settledBy !== null, path));
  return html`<section class="sheet"><h2>${said.version(number, of)} ${badge(said.statuses[status], TONES[status])}</h2>
<dl class="facts"><dt>${said.received}</dt><dd>${instant(receivedAt)}</dd><dt>${said.from}</dt><dd>${stranger(sender)}</dd><dt>${said.reference}</dt><dd><code>${reference}</code></dd><dt>${said.mail}</dt><dd><code>${mailSha256}</code></dd><dt>${said.settledBy}</dt><dd>${settledBy ? html`${settledBy.person}, ${instant(settledBy.at)}` : said.program}</dd>${settledBy?.why && html`<dt>${said.why}</dt><dd>${settledBy.why}</dd>`}${statusReason && html`<dt>${said.statuses[status]}</dt><dd>${inWords(statusReason)}</dd>`}</dl>
${table(said.version(number, of), head, rows)}</section>`;
}

function answerRow(ref: string, answer: Answer | undefined, settled: boolean, path: string): Html {
  const evidence = answer?.evidence ?? [];
  const marks = evidence.filter(({ state }) => state !== 'empty');
  const nothing = settled && evidence.length === 0 ? said.byPerson : said.noMark;
  const list = html`<ul class="marks">${marks.map(markItem)}</ul>`;
  return html`<tr><th scope="row">${ref}</th><td>${answerInWords(answer)}</td><td>${marks.length > 0 ? list : html`<span class="quiet">${nothing}</span>`}${evidence.some(({ place }) => place.box) && picture(ref, path)}</td></tr>`;
}

/** The place on the page, where the form came as pages. */
function picture(ref: string, path: string): Html {
  return html`<img class="marks-seen" loading="lazy" src="${path}/${encodeURIComponent(ref)}/marks.png" alt="${said.marksSeen(ref)}">`;
}

function markItem({ slot, source, state, mark, attachment, sha256, place }: Evidence): Html {
  const where = [
    place.page === undefined ? place.part : said.page(place.page),
    ...(place.table === undefined ? [] : [said.table(place.table + 1)]),
    ...(place.row === undefined ? [] : [said.row(place.row + 1)]),
  ].join(', ');
  return html`<li>${slots[slot]}: ${said.sources[source]}, ${states[state]}${mark && html` (${stranger(mark, 60)})`}<br><span class="quiet">${stranger(attachment, 120)} (${stranger(where, 120)}) <code>${sha256.slice(0, 16)}…</code></span></li>`;
}

export function answerInWords(answer: Pick<Answer, 'decision' | 'comments'> | undefined): string {
  const { answers } = said;
  if (!answer || answer.decision === null) return answers.none;
  if (answer.decision === 'not-assign') return answers.notAssign;
  if (answer.comments === null) return answers.unmarked;
  return answer.comments === 'attached' ? answers.attached : answers.plain;
}

/** What a person may choose for a text; the empty choice leaves it. */
const CHOICES = [
  { value: '', label: said.keep },
  { value: 'assign/none', label: said.answers.plain },
  { value: 'assign/attached', label: said.answers.attached },
  { value: 'not-assign', label: said.answers.notAssign },
  { value: 'no-opinion', label: said.answers.none },
];

function correction(
  request: FastifyRequest,
  { consultation, memberState, versions, correcting, problem }: ShownReply,
): Html | null {
  if (correcting === null || !versions.some(({ status }) => status === 'standing')) return null;
  if (correcting === 'closed') return html`<p class="quiet">${said.closedHint}</p>`;
  const fields = html`${consultedTexts(consultation).map(({ ref }) => choice(ref, ref, CHOICES))}
${field({ name: 'why', label: said.whyLabel, problem, required: true, maxlength: 500 })}<button>${said.submit}</button>`;
  return html`<details class="sheet"${problem ? html` open` : null}><summary>${said.correct}</summary><p class="quiet">${said.correctHint}</p>
${postForm(request, pathOf(consultation, `/replies/${memberState}/correct`), fields)}</details>`;
}
