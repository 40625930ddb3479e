import type { ConsultationBook, Standing, StateInBook } from '../../books/consultation-book.ts';
import { REGIONS, type Region } from '../../domain/region.ts';
import { summariseAnswers } from '../../replies/summarise-answers.ts';
import { attributes, type Html, html } from '../html.ts';
import { badge, instant, type Tone, table } from '../shell/parts.ts';
import { words } from '../words/words.ts';
import { pathOf } from './consultations.ts';

const said = words.consultations;
const TONES: Record<Standing, Tone> = { replied: 'good', waiting: 'doubt', late: 'bad', silent: 'quiet' };

export const STANDINGS = ['replied', 'waiting', 'late', 'silent'] as const satisfies readonly Standing[];

/** Who replied and who did not, region by region as the Union's Council has them. */
export function repliesContent(book: ConsultationBook, regions: Map<string, Region>, shown: Standing | null): Html {
  const { consultation, states, waiting } = book;
  const { count, first } = waiting.unknown;
  const groups = [...REGIONS, 'other' as const].map((region) => ({
    region,
    states: states.filter(({ memberState }) => (regions.get(memberState) ?? 'other') === region),
  }));
  return html`<h2>${said.replies.title}</h2>
${filter(book, shown)}
${count > 0 && html`<p class="notice doubt">${said.replies.unknownCases(count)} (${first.map((id, index) => html`${index > 0 && ', '}<a href="/review/${id}">${said.replies.toCase(id)}</a>`)}${count > first.length && ', …'})</p>`}
${groups.filter((group) => group.states.length > 0).map((group) => regionSection(group, consultation, shown))}`;
}

function filter({ consultation }: ConsultationBook, shown: Standing | null): Html {
  const link = (standing: Standing | null, label: string) => {
    const href = pathOf(consultation, standing ? `/replies?show=${standing}` : '/replies');
    return html`<a${attributes({ class: 'button', href, 'aria-current': standing === shown ? 'true' : null })}>${label}</a>`;
  };
  return html`<p class="filters">${link(null, said.replies.all)}${STANDINGS.map((standing) => link(standing, said.replies.standings[standing]))}</p>`;
}

interface Group {
  region: Region | 'other';
  states: StateInBook[];
}

function regionSection(
  { region, states }: Group,
  consultation: ConsultationBook['consultation'],
  shown: Standing | null,
): Html {
  const replied = states.filter(({ standing }) => standing === 'replied').length;
  const visible = states.filter(({ standing }) => shown === null || standing === shown);
  const title = said.regions[region];
  const head = html`<th scope="col">${said.replies.memberState}</th><th scope="col">${said.replies.standing}</th><th scope="col">${said.replies.said}</th><th scope="col">${said.replies.received}</th>`;
  const rows = visible.map((state) => stateRow(state, consultation));
  return html`<h3>${title} <span class="quiet">${said.replies.ofRegion(replied, states.length)}</span></h3>
<progress class="share" max="${states.length}" value="${replied}" aria-label="${title}: ${said.replies.ofRegion(replied, states.length)}"></progress>
${rows.length > 0 ? table(title, head, rows) : html`<p class="quiet">${said.replies.nobody}</p>`}`;
}

function stateRow(
  { memberState, name, standing, reply }: StateInBook,
  consultation: ConsultationBook['consultation'],
): Html {
  const link = html`<a href="${pathOf(consultation, `/replies/${memberState}`)}">${name}</a>`;
  return html`<tr><th scope="row">${link}</th><td>${badge(said.replies.standings[standing], TONES[standing])}</td><td>${reply && summariseAnswers(reply.answers, said.replies.summary)}</td><td>${reply && instant(reply.receivedAt)}</td></tr>`;
}
