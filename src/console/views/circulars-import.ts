import type { FastifyRequest } from 'fastify';
import { FIELD_NAMES } from '../../circulars/fields.ts';
import type { ImportProposal } from '../../consultations/propose-import.ts';
import type { Saying } from '../../domain/saying.ts';
import { type Html, html, quoting, stranger } from '../html.ts';
import { field, postForm, problemNotice } from '../shell/parts.ts';
import { languageName } from '../words/format.ts';
import { inWords, words } from '../words/words.ts';
import { consultationFacts } from './circulars-facts.ts';

const { import: said } = words.circulars;

/** Where a circular's file is sent. */
export function uploadContent(request: FastifyRequest, path: string, problem?: string): Html {
  const file = field({
    name: 'file',
    label: said.file,
    type: 'file',
    required: true,
    hint: said.fileHint,
    accept: '.docx,.doc,.txt',
  });
  const form = postForm(
    request,
    path,
    html`${file}<button class="main">${said.read}</button> <progress class="sending" aria-label="${said.reading}"></progress>`,
    { files: true },
  );
  return html`${problemNotice(problem)}<div class="sheet"><p>${said.text}</p>${form}</div>`;
}

interface Given {
  path: string;
  /** What a person set so far, one a line. */
  settings: string;
  problem?: string | undefined;
  doubtful: boolean;
}

/** What the file says, what is doubtful, and the ways on. */
export function proposalContent(request: FastifyRequest, proposal: ImportProposal, given: Given): Html {
  const { consultation, joins, known, language, faults, doubts, differences, form, file } = proposal;
  return html`${problemNotice(given.problem)}
<p class="quiet">${stranger(file.name)}</p>
${known && html`<p class="notice done">${said.known}</p>`}${joins && html`<p>${said.joins(joins.key, languageName(language))}</p>`}
${told(said.faults, said.faultsText, faults)}${told(said.doubts, null, doubts)}${told(said.differences, said.differencesText, differences)}
${consultation && html`<section class="sheet">${consultationFacts(consultation)}${form.docx && html`<p class="quiet">${said.form}</p>`}</section>`}
<div class="columns">${consultation && !known && confirmation(request, given)}
<section class="sheet">${settingsForm(request, given)}<hr>
${postForm(request, `${given.path}/cancel`, html`<button class="danger">${said.cancel}</button>`)}</section></div>`;
}

function told(title: string, text: string | null, lines: readonly Saying[]): Html | null {
  if (lines.length === 0) return null;
  return html`<section class="sheet"><h2>${title}</h2>${text && html`<p>${text}</p>`}<ul>${lines.map((line) => html`<li>${quoting(inWords(line))}</li>`)}</ul></section>`;
}

function confirmation(request: FastifyRequest, { path, doubtful }: Given): Html {
  const seen = html`<p><label><input type="checkbox" name="seen" value="yes" required> ${said.seen}</label></p>`;
  const content = html`${doubtful && seen}<button class="main">${said.confirm}</button>`;
  return html`<section class="sheet">${postForm(request, `${path}/confirm`, content)}</section>`;
}

function settingsForm(request: FastifyRequest, { path, settings }: Given): Html {
  const content = html`<p class="field"><label for="field-settings">${said.settings}</label>
<span class="hint" id="field-settings-hint">${said.settingsHint(FIELD_NAMES.join(', '))}</span>
<textarea id="field-settings" name="settings" rows="4" aria-describedby="field-settings-hint">${settings}</textarea></p>
<button>${said.setThem}</button>`;
  return postForm(request, `${path}/settings`, content);
}
