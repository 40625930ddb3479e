import type { FastifyRequest } from 'fastify';
import type { UndoableDecision } from '../../review/undo-decision.ts';
import { type Html, html } from '../html.ts';
import { instant, postForm } from '../shell/parts.ts';
import { words } from '../words/words.ts';

/** A decision made a moment ago, and its case. */
export interface Undo {
  caseId: number;
  decision: UndoableDecision;
}

const { undo: said } = words.review;

/** What was decided a moment ago, and the way back from it. */
export function undoBar(request: FastifyRequest, { caseId, decision }: Undo, kept: string): Html {
  const goes = decision.mailGoesAt && html` ${said.mailGoes} ${instant(decision.mailGoesAt)}.`;
  const button = html`<button data-key="u">${said.button}</button>`;
  return html`<div class="notice done undo" role="status"><span>${said.bar(caseId, said.kinds[decision.kind])}${goes}</span>${postForm(request, `/review/${caseId}/undo${kept}`, button, { class: 'inline' })}</div>`;
}
