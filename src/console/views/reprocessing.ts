import type { FastifyRequest } from 'fastify';
import type { Reprocessing } from '../../operations/reprocessing.ts';
import { type Html, html, stranger } from '../html.ts';
import { field, instant, live, postForm, problemNotice, table } from '../shell/parts.ts';
import { words } from '../words/words.ts';

const { reprocessing: said, books } = words.operations;
/** Whatever moves it on changes one of these. */
const TABLES = ['reprocessing_mail', 'message'];

interface Chosen {
  count: number;
  /** The queue's filter, by which they were chosen. */
  kept: string;
  problem?: string | undefined;
}

/** Before it begins: how many, and why. */
export function chosenContent(request: FastifyRequest, { count, kept, problem }: Chosen): Html {
  const why = field({ name: 'why', label: said.why, hint: said.whyHint, required: true, maxlength: 1000 });
  const form = html`${why}<div class="actions"><button class="danger">${said.begin(count)}</button>
<a class="button" href="/review${kept}">${words.review.case.back}</a></div>`;
  return html`${problemNotice(problem)}<div class="sheet"><p>${said.text(count)}</p><p class="hint">${said.leftOut}</p>
${count > 0 ? postForm(request, `/review/reprocess${kept}`, form) : html`<p><a class="button" href="/review${kept}">${words.review.case.back}</a></p>`}</div>`;
}

/** How far it has come; kept up to date while the page is open, and the same in every browser. */
export function reprocessingContent(found: Reprocessing): Html {
  const { id, total, waiting, left, became } = found;
  const done = total - waiting;
  const figures = (['accepted', 'superseded', 'review', 'ignored'] as const).map(
    (status) => html`<li><b>${became[status]}</b>${books.labels[status]}</li>`,
  );
  return html`<div${live('reprocessing', `/operations/reprocessing/${id}`, TABLES)}>
<p role="status">${waiting > 0 ? said.goesOn(done, total) : said.over(total)}</p>
<p><progress max="${total}" value="${done}" aria-label="${said.progress}"></progress></p>
<ul class="figures">${figures}<li><b>${waiting}</b>${said.waiting}</li><li><b>${left}</b>${said.left}</li></ul>
<dl class="sheet"><dt>${said.started}</dt><dd>${instant(found.startedAt)} ${said.by} ${stranger(found.startedBy)}</dd><dt>${said.why}</dt><dd>${stranger(found.why, 1000)}</dd></dl>
${waiting > 0 && html`<p class="quiet">${said.leave}</p>`}</div>
<p class="actions"><a class="button" href="/review">${words.review.case.back}</a> <a class="button" href="/operations">${words.operations.title}</a></p>`;
}

/** The latest ones, as a part of the page of operations. */
export function reprocessingsSection(latest: readonly Reprocessing[]): Html | false {
  if (latest.length === 0) return false;
  const head = [said.what, said.started, said.by, said.why, said.progress].map(
    (label) => html`<th scope="col">${label}</th>`,
  );
  const rows = latest.map(
    ({ id, total, waiting, startedAt, startedBy, why }) =>
      html`<tr><td><a href="/operations/reprocessing/${id}">${said.mails(total)}</a></td><td>${instant(startedAt)}</td><td>${stranger(startedBy)}</td><td>${stranger(why)}</td><td>${waiting > 0 ? said.goesOn(total - waiting, total) : said.finished}</td></tr>`,
  );
  return html`<h2>${said.section}</h2>${table(said.section, html`${head}`, rows)}`;
}
