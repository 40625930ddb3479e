import type { FastifyRequest } from 'fastify';
import { type Html, html } from '../html.ts';
import { badge, field, postForm, problemNotice } from '../shell/parts.ts';
import { words } from '../words/words.ts';

const { reminders } = words.mails;
const { policyPage: said } = reminders;

/** A policy as a person types it. */
export interface PolicyEntered {
  steps: string;
  timeOfDay: string;
  quietDays: string;
  digestHoursBefore: string;
}

interface PolicyShown {
  key: string;
  entered: PolicyEntered;
  isOwnPolicy: boolean;
  problem?: string | undefined;
}

/** The steps of one consultation, and the way back to the usual ones. */
export function policyContent(request: FastifyRequest, { key, entered, isOwnPolicy, problem }: PolicyShown): Html {
  const names = Object.keys(said.fields) as (keyof PolicyEntered)[];
  const inputs = names.map((name) =>
    field({ name, label: said.fields[name], hint: said.hints[name], value: entered[name], maxlength: 500 }),
  );
  const why = field({ name: 'why', label: reminders.why, hint: said.whyHint, required: true, maxlength: 1000 });
  const usual = isOwnPolicy && html`<button name="usual" value="yes">${said.usual}</button>`;
  const fields = html`${inputs}${why}<div class="actions"><button class="main">${said.save}</button>${usual}</div>`;
  return html`<p><a href="/reminders">${said.back}</a></p>${problemNotice(problem)}
<div class="sheet"><p>${badge(isOwnPolicy ? reminders.own : reminders.usual, 'quiet')} ${said.text}</p>
${postForm(request, `/reminders/${key}/policy`, fields)}</div>`;
}
