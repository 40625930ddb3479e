import type { FastifyRequest } from 'fastify';
import { mayAct } from '../../domain/role.ts';
import type { FailedMessage } from '../../operations/failed-messages.ts';
import { type Html, html, quoting, stranger } from '../html.ts';
import { field, instant, postForm, problemNotice } from '../shell/parts.ts';
import { formatSize } from '../words/format.ts';
import { inWords, words } from '../words/words.ts';
import { whereIs } from './operations.ts';

const { message: said, failed } = words.operations;

/** One mail that could not be processed, with all that can be done about it. */
export function failedMessageContent(request: FastifyRequest, message: FailedMessage, problem?: string): Html {
  const { hasBody, headerOnly, correctedBy } = message;
  return html`${problemNotice(problem)}<div class="columns">
<section class="sheet"><h2>${said.facts}</h2>${facts(message)}
${headerOnly && html`<p>${said.headerOnly}</p>`}${!hasBody && html`<p>${said.purged}</p>`}${correctedBy && html`<p>${said.corrected(correctedBy)}</p>`}
${hasBody && html`<p><a class="button" href="/operations/messages/${message.id}/raw" download>${said.download}</a></p><p class="hint">${said.warning}</p>`}</section>
${mayAct(request.actor.role, 'reviewer') && html`${againSection(request, message)}${mendSection(request, message)}`}</div>`;
}

function facts(message: FailedMessage): Html {
  const entries: [string, Html | string][] = [
    [failed.received, instant(message.receivedAt)],
    [failed.from, stranger(message.sender)],
    [failed.subject, stranger(message.subject)],
    [said.size, formatSize(message.size)],
    [failed.why, quoting(inWords(message.failure), 2000)],
    [failed.with, whereIs(message)],
  ];
  return html`<dl>${entries.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;
}

function againSection(request: FastifyRequest, { id }: FailedMessage): Html {
  const fields = html`${reason()}<button>${said.again}</button>`;
  return html`<section class="sheet"><h2>${said.again}</h2><p>${said.againText}</p>
${postForm(request, `/operations/messages/${id}/again`, fields)}</section>`;
}

function mendSection(request: FastifyRequest, { id }: FailedMessage): Html {
  const file = field({ name: 'file', label: said.file, type: 'file', accept: '.eml,message/rfc822', required: true });
  const fields = html`${file}${field({ name: 'why', label: said.why, hint: said.whyHint, required: true, maxlength: 1000 })}<button>${said.send}</button>`;
  return html`<section class="sheet"><h2>${said.mend}</h2><p>${said.mendText}</p>
${postForm(request, `/operations/messages/${id}/mend`, fields, { files: true })}</section>`;
}

function reason(): Html {
  return html`<p class="field"><label for="again-why">${said.why}</label><span class="hint" id="again-why-hint">${said.whyHint}</span>
<input id="again-why" name="why" required maxlength="1000" aria-describedby="again-why-hint"></p>`;
}
