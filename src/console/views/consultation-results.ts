import type { FastifyRequest } from 'fastify';
import type { ClosingFacts, ClosingObstacle } from '../../domain/closing.ts';
import type { Consultation } from '../../domain/consultation.ts';
import { mayAct } from '../../domain/role.ts';
import type { ListedFile } from '../../results/read-files.ts';
import type { ResultHead } from '../../results/read-results.ts';
import type { WritingProgress } from '../../results/writing.ts';
import { type Html, html } from '../html.ts';
import { badge, empty, field, instant, live, postForm, table } from '../shell/parts.ts';
import { formatDay, formatSize, formatTime } from '../words/format.ts';
import { inWords, words } from '../words/words.ts';
import { pathOf } from './consultations.ts';

const { results: said } = words.consultations;

/** A result with its files, or with how far they are. */
export interface ShownResult {
  result: ResultHead;
  files: ListedFile[];
  progress: WritingProgress | null;
  /** How many mails announce it so far. */
  announced: number;
}

export interface ShownResults {
  consultation: Consultation;
  /** The latest first. */
  results: readonly ShownResult[];
  closing: { obstacle: ClosingObstacle | null; facts: ClosingFacts };
  problem: string | null;
}

/** The results with their downloads, how far their writing is, and the ways to close and to reopen. */
export function resultsContent(request: FastifyRequest, shown: ShownResults): Html {
  const { consultation, results, closing } = shown;
  const path = pathOf(consultation, '/results');
  const watched = live('results', path, ['result', 'result_reopening', 'result_writing']);
  const standing = results[0]?.result.reopening === null;
  const manages = mayAct(request.actor.role, 'manager');
  return html`<div${watched}>${standing ? null : html`<p class="notice doubt">${obstacleText(closing, consultation)}</p>`}
${results.length === 0 ? empty(said.none) : results.map((each) => resultSection(request, each, consultation))}</div>
${manages && (standing ? [announceForm(request, shown), reopenForm(request, shown)] : closeForm(request, shown))}`;
}

function obstacleText({ obstacle, facts }: ShownResults['closing'], { deadline }: Consultation): string {
  const { obstacles } = said;
  if (obstacle === null) return obstacles.ready;
  if (obstacle === 'running')
    return obstacles.running(words.shell.utc(formatDay(deadline), formatTime(new Date(deadline))));
  return obstacle === 'unprocessed' ? obstacles.unprocessed(facts.unprocessed) : obstacles[obstacle];
}

function resultSection(request: FastifyRequest, shown: ShownResult, consultation: Consultation): Html {
  const { result, files, announced } = shown;
  const { number, closedAt, closedBy, why, replies, late, openCases, reopening } = result;
  const by = closedBy === 'tsb-intake' ? said.itself : closedBy;
  return html`<section class="sheet"><h2>${said.number(number)} ${reopening ? badge(said.wasReopened, 'doubt') : badge(said.stands, 'good')}</h2>
<p>${instant(closedAt)}, ${said.drawnUp(by)}. ${why}</p>
<p>${said.contents(replies, late, openCases)}. ${announced > 0 && said.announcedTo(announced)}</p>
${reopening && html`<p>${instant(reopening.at)}. ${said.reopenedBy(reopening.by)} ${reopening.why}</p>`}
${files.length > 0 ? filesTable(shown) : progressOf(request, shown, consultation)}</section>`;
}

function filesTable({ result, files }: ShownResult): Html {
  const head = html`<th scope="col">${said.file}</th><th scope="col" class="number">${said.size}</th><th scope="col">${said.hash}</th>`;
  const rows = files.map(
    ({ name, size, sha256 }) =>
      html`<tr><th scope="row"><a href="/results/${result.id}/files/${encodeURIComponent(name)}" download>${name}</a></th><td class="number">${formatSize(size)}</td><td><code>${sha256}</code></td></tr>`,
  );
  return html`${table(said.number(result.number), head, rows)}<p class="quiet">${said.verify} <code>intake result verify FILE</code></p>`;
}

function progressOf(request: FastifyRequest, { result, progress }: ShownResult, consultation: Consultation): Html {
  if (progress?.state === 'failed') {
    const path = pathOf(consultation, `/results/${result.number}/again`);
    const button =
      mayAct(request.actor.role, 'manager') && postForm(request, path, html`<button>${said.again}</button>`);
    return html`<p class="notice problem" role="alert">${said.failed} ${progress.error}</p>${button}`;
  }
  const writing = progress?.state === 'writing';
  const bar =
    writing && progress.total > 0
      ? html`<progress max="${progress.total}" value="${progress.done}" aria-label="${said.progress}"></progress> ${progress.done} / ${progress.total}`
      : html`<progress aria-label="${said.progress}"></progress>`;
  return html`<p role="status">${writing ? said.writing : said.waiting} ${writing && progress.step && inWords(progress.step)}</p><p>${bar}</p><noscript><p class="quiet">${said.reload}</p></noscript>`;
}

function announceForm(request: FastifyRequest, { consultation }: ShownResults): Html {
  const fields = html`<p class="quiet">${said.announceHint} <a href="/mail-preview">${said.announcePreview}</a></p><button>${said.announce}</button>`;
  return html`<section class="sheet"><h2>${said.announce}</h2>${postForm(request, pathOf(consultation, '/announce'), fields)}</section>`;
}

function reopenForm(request: FastifyRequest, { consultation, problem }: ShownResults): Html {
  const fields = html`<p class="quiet">${said.reopenHint}</p>${field({ name: 'why', label: said.why, problem, required: true, maxlength: 500 })}<button class="danger">${said.reopen}</button>`;
  return html`<section class="sheet"><h2>${said.reopen}</h2>${postForm(request, pathOf(consultation, '/reopen'), fields)}</section>`;
}

function closeForm(request: FastifyRequest, { consultation, closing, problem }: ShownResults): Html | null {
  const { obstacle } = closing;
  if (obstacle === 'running' || obstacle === 'closed') return null;
  const anyway = html`<p><label><input type="checkbox" name="anyway" value="yes"> ${said.anyway}</label></p>`;
  const fields = html`<p class="quiet">${said.closeHint}</p>${field({ name: 'why', label: said.why, problem, required: true, maxlength: 500 })}${anyway}<button class="main">${said.close}</button>`;
  return html`<section class="sheet"><h2>${said.close}</h2>${postForm(request, pathOf(consultation, '/close'), fields)}</section>`;
}
