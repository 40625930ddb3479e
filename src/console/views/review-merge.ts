import type { FastifyRequest } from 'fastify';
import { type Consultation, consultedTexts } from '../../domain/consultation.ts';
import type { Answer } from '../../domain/reply.ts';
import type { TextRef } from '../../domain/text-ref.ts';
import type { StoredReply } from '../../replies/rows/read-reply.ts';
import { choiceOf } from '../../review/answer-choices.ts';
import type { CorrectedForm } from '../../review/corrected-form.ts';
import type { ReviewCase } from '../../review/read-cases.ts';
import { attributes, type Html, html } from '../html.ts';
import { choice, empty, instant, postForm, table } from '../shell/parts.ts';
import { words } from '../words/words.ts';
import { versionField } from './review-case.ts';

export interface MergeView {
  request: FastifyRequest;
  found: ReviewCase;
  form: CorrectedForm;
  kept: string;
  /** Every reply of the Member State to the consultation; null while either is unknown. */
  replies: readonly StoredReply[] | null;
  /** The one to merge with. */
  earlier: StoredReply | null;
}

const { merge: said, decide, form: saidOfForm } = words.review;

export function mergeContent(view: MergeView): Html {
  const { found, kept, replies, earlier, form } = view;
  const back = html`<p><a href="/review/${found.id}${kept}">${decide.cancel}</a></p>`;
  if (!replies || !form.consultation) return html`${back}${empty(said.notYet)}`;
  if (!earlier) return html`${back}${empty(said.nothing)}`;
  return html`${back}${replies.length > 1 && chooseForm(view, replies, earlier)}${mergeForm(view, form.consultation, earlier)}`;
}

function chooseForm({ found, kept }: MergeView, replies: readonly StoredReply[], earlier: StoredReply): Html {
  const options = replies.map(({ id, reference, status }) => ({
    value: String(id),
    label: `${reference} (${words.consultations.reply.statuses[status]})`,
  }));
  const query = [...new URLSearchParams(kept)];
  return html`<form class="filters" action="/review/${found.id}/merge">${query.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${choice('with', said.with, options, String(earlier.id))}<button>${said.choose}</button></form>`;
}

function mergeForm(view: MergeView, consultation: Consultation, earlier: StoredReply): Html {
  const { request, found, kept } = view;
  const head = html`<th scope="col">${saidOfForm.text}</th><th scope="col">${said.thisOne}<br>${instant(found.receivedAt)}</th><th scope="col">${said.earlier}<br>${instant(earlier.receivedAt)}</th>`;
  const rows = consultedTexts(consultation).map(({ ref }) => row(view, ref, earlier));
  const fields = html`${versionField(found.version)}<input type="hidden" name="with" value="${earlier.id}">
${table(said.which, head, rows)}
<p class="field"><label for="why">${decide.why}</label><input id="why" name="why" maxlength="1000"></p><button class="main" data-key="a">${said.save}</button>`;
  return postForm(request, `/review/${found.id}/merge${kept}`, fields);
}

/** The case's own answer is offered first, unless it is in doubt or gives none where the earlier reply does. */
function row({ form }: MergeView, ref: TextRef, earlier: StoredReply): Html {
  const own = form.open.includes(ref) ? undefined : form.answers[ref];
  const other = earlier.answers[ref];
  const takeEarlier = other !== undefined && (own === undefined || (own.decision === null && other.decision !== null));
  return html`<tr><th scope="row">${ref}</th><td>${option(ref, 'this', own, !takeEarlier)}</td><td>${option(ref, 'earlier', other, takeEarlier)}</td></tr>`;
}

function option(ref: TextRef, value: 'this' | 'earlier', answer: Answer | undefined, checked: boolean): Html {
  if (!answer) return html`<span class="quiet">${said.none}</span>`;
  const input = attributes({ type: 'radio', name: `stands:${ref}`, value, checked });
  return html`<label><input${input}> ${saidOfForm.choices[choiceOf(answer)]}<span class="hidden-visually"> (${ref})</span></label>`;
}
