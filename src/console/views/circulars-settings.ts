import type { FastifyRequest } from 'fastify';
import { TEXT_FIELD_NAMES, WHOLE_FIELD_NAMES } from '../../circulars/fields.ts';
import type { ConsultationEvent } from '../../consultations/history.ts';
import { type Consultation, consultedTexts } from '../../domain/consultation.ts';
import { mayAct } from '../../domain/role.ts';
import type { listFormSources } from '../../register/issued-forms.ts';
import { type Html, html, stranger } from '../html.ts';
import { badge, choice, empty, field, instant, postForm, problemNotice, table } from '../shell/parts.ts';
import { words } from '../words/words.ts';
import { consultationFacts } from './circulars-facts.ts';

const { settings: said, texts: textWords } = words.circulars;

/** A consultation keeps its name. */
const KEY_FIELDS = ['study-period', 'circular'];

interface Shown {
  consultation: Consultation;
  forms: Awaited<ReturnType<typeof listFormSources>>;
  history: readonly ConsultationEvent[];
  problem?: string | undefined;
}

/** Everything of a consultation that came from its circular; for managers with the forms that change it. */
export function settingsContent(request: FastifyRequest, { consultation, forms, history, problem }: Shown): Html {
  const path = `/consultations/${consultation.key}`;
  return html`${problemNotice(problem)}
<section class="sheet">${consultationFacts(consultation)}</section>
${mayAct(request.actor.role, 'manager') && changes(request, consultation, `${path}/settings`)}
<h2>${said.forms}</h2>${formsTable(forms)}
<h2>${said.history}</h2>${historyTable(history)}`;
}

function changes(request: FastifyRequest, consultation: Consultation, path: string): Html {
  const withdrawn = consultation.texts.filter((text) => text.withdrawn).map(({ ref }) => ref);
  const consulted = consultedTexts(consultation).map(({ ref }) => ref);
  const section = (title: string, text: string | null, name: string, content: Html) =>
    html`<section class="sheet"><h3>${title}</h3>${text && html`<p>${text}</p>`}${postForm(request, `${path}/${name}`, html`${content}${reason(name)}<button>${title}</button>`)}</section>`;
  const until = field({ name: 'until', label: said.until, type: 'datetime-local', required: true });
  return html`<h2>${said.change}</h2><div class="columns">
${section(said.extend, said.extendText, 'extend', until)}
${section(said.correct, said.correctText, 'correct', correction(consultation))}
</div><h2>${said.corrigendum}</h2><div class="columns">
${section(said.withdraw, said.withdrawText, 'withdraw', textChoice('withdraw', consulted))}
${withdrawn.length > 0 && section(said.restore, null, 'restore', textChoice('restore', withdrawn))}
${section(said.add, said.addText, 'add', newText())}
</div>`;
}

/** Several forms on the page ask for a reason: each field has an identifier of its own. */
function reason(form: string): Html {
  const id = `${form}-why`;
  return html`<p class="field"><label for="${id}">${said.why}</label><span class="hint" id="${id}-hint">${said.whyHint}</span>
<input id="${id}" name="why" required maxlength="1000" aria-describedby="${id}-hint"></p>`;
}

function textChoice(form: string, refs: readonly string[]): Html {
  const id = `${form}-text`;
  return html`<p class="field"><label for="${id}">${said.text}</label><select id="${id}" name="text">${refs.map((ref) => html`<option>${ref}</option>`)}</select></p>`;
}

function correction({ texts }: Consultation): Html {
  const options = (names: readonly string[]) =>
    names.map(
      (name) => html`<option value="${name}">${said.fieldNames[name.split(':').at(-1) ?? name] ?? name}</option>`,
    );
  const groups = texts.map(
    ({ ref }) => html`<optgroup label="${ref}">${options(TEXT_FIELD_NAMES.map((name) => `${ref}:${name}`))}</optgroup>`,
  );
  return html`<p class="field"><label for="field-field">${said.field}</label><select id="field-field" name="field">${options(WHOLE_FIELD_NAMES.filter((name) => !KEY_FIELDS.includes(name)))}${groups}</select></p>
${field({ name: 'value', label: said.value })}`;
}

function newText(): Html {
  const types = Object.entries(textWords.types).map(([value, label]) => ({ value, label }));
  return html`${field({ name: 'number', label: said.number, required: true })}${choice('type', textWords.type, types)}
${field({ name: 'title', label: textWords.name, required: true })}${field({ name: 'printed', label: said.printed })}
${field({ name: 'alias', label: textWords.alias })}${field({ name: 'document', label: textWords.document })}`;
}

function formsTable(forms: Shown['forms']): Html {
  if (forms.length === 0) return empty(said.formsNone);
  const head = [said.language, said.file, said.importedAt, said.scans].map(
    (label) => html`<th scope="col">${label}</th>`,
  );
  const rows = forms.map(
    ({ language, name, importedAt, importedBy, hasPdf }) =>
      html`<tr><th scope="row">${language}</th><td>${stranger(name)}</td><td>${instant(importedAt)} ${said.by} ${stranger(importedBy)}</td><td>${hasPdf ? badge(said.scansRead, 'good') : badge(said.scansNot, 'doubt')}</td></tr>`,
  );
  return table(said.forms, html`${head}`, rows);
}

function historyTable(history: readonly ConsultationEvent[]): Html {
  if (history.length === 0) return empty(said.noHistory);
  const head = [said.when, said.what, said.fields, said.by, said.why].map(
    (label) => html`<th scope="col">${label}</th>`,
  );
  const rows = history.map(
    ({ at, action, after, actor, why }) =>
      html`<tr><td>${instant(at)}</td><td>${said.actions[action] ?? action}</td><td>${stranger(Object.keys(after ?? {}).join(', '))}</td><td>${stranger(actor)}</td><td>${stranger(why)}</td></tr>`,
  );
  return table(said.history, html`${head}`, rows);
}
