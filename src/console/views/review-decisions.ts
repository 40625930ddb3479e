import type { FastifyRequest } from 'fastify';
import type { Consultation } from '../../domain/consultation.ts';
import type { MemberStates } from '../../domain/member-state.ts';
import { type Html, html } from '../html.ts';
import { choice, postForm } from '../shell/parts.ts';
import { words } from '../words/words.ts';

export interface DecisionsView {
  request: FastifyRequest;
  caseId: number;
  version: number;
  kept: string;
  consultations: readonly Consultation[];
  memberStates: MemberStates;
}

const { decide: said, queue } = words.review;

/** The form of the answers, for whatever belongs to it and stands elsewhere. */
export const SETTLE_FORM = 'settle';

/** What can be decided beside accepting: each with its own form, so that it works as it stands. */
export function decisions(view: DecisionsView): Html {
  return html`<h3>${said.title}</h3>
<p class="actions">${onward(view, 'ask', 's', said.ask)} ${onward(view, 'merge', 'm', said.merge)}</p>
${panel('l', said.attach, attachForm(view))}
${panel('i', said.ignore, plainForm(view, 'ignore', said.ignore, said.ignoreHint))}
${panel('p', said.reprocess, plainForm(view, 'reprocess', said.reprocess, said.reprocessHint))}`;
}

/** A button of the form of answers, wherever it stands: what was chosen there goes along. */
function onward({ caseId, kept }: DecisionsView, then: string, key: string, label: string): Html {
  const action = `/review/${caseId}/correct${kept}`;
  return html`<button form="${SETTLE_FORM}" name="then" value="${then}" formaction="${action}" data-key="${key}">${label}</button>`;
}

function panel(key: string, title: string, content: Html): Html {
  return html`<details class="sheet"><summary data-key="${key}">${title}</summary>${content}</details>`;
}

function plainForm(view: DecisionsView, name: 'ignore' | 'reprocess', label: string, hint: string): Html {
  const content = html`<p class="hint">${hint}</p>${reasonField(name)}${version(view)}<button class="danger">${label}</button>`;
  return postForm(view.request, `/review/${view.caseId}/${name}${view.kept}`, content);
}

function attachForm(view: DecisionsView): Html {
  const unchanged = { value: '', label: said.unchanged };
  const consultations = view.consultations.map(({ key, subject }) => ({
    value: key,
    label: `${key} ${subject.slice(0, 60)}`,
  }));
  const states = view.memberStates.all
    .map(({ code, name }) => ({ value: code, label: name }))
    .toSorted((left, right) => left.label.localeCompare(right.label));
  const content = html`<p class="hint">${said.attachHint}</p>
${choice('memberState', queue.memberState, [unchanged, ...states])}
${choice('consultation', queue.consultation, [unchanged, ...consultations])}
${reasonField('attach')}${version(view)}<button>${said.attach}</button>`;
  return postForm(view.request, `/review/${view.caseId}/attach${view.kept}`, content);
}

function reasonField(name: string): Html {
  const id = `why-${name}`;
  return html`<p class="field"><label for="${id}">${said.why}</label><input id="${id}" name="why" required maxlength="1000"></p>`;
}

function version({ version: seen }: DecisionsView): Html {
  return html`<input type="hidden" name="version" value="${seen}">`;
}
