import type { FastifyRequest } from 'fastify';
import { mayAct } from '../../domain/role.ts';
import type { ContactsFile } from '../../register/contacts.ts';
import type { StateOverview } from '../../register/state-overview.ts';
import { type Html, html, quoting } from '../html.ts';
import { badge, choice, empty, field, postForm, problemNotice, table } from '../shell/parts.ts';
import { languageName } from '../words/format.ts';
import { inWords, words } from '../words/words.ts';

const said = words.register;

/** Which Member States are listed. */
export const SHOWS = ['all', 'without', 'lost'] as const;

interface Wanted {
  find: string;
  show: (typeof SHOWS)[number];
}

/** Every Member State with its contacts, filtered; and the ways in and out. */
export function registerContent(
  request: FastifyRequest,
  states: readonly StateOverview[],
  { find, show }: Wanted,
  problem?: string,
): Html {
  const may = mayAct(request.actor.role, 'manager');
  const shows = SHOWS.map((value) => ({ value, label: said.shows[value] }));
  const { state, member, contacts, languages, voting } = said.columns;
  const head = [state, member, contacts, languages, voting].map((label) => html`<th scope="col">${label}</th>`);
  return html`${problemNotice(problem)}<p>${said.text}</p>
<form method="get" action="/register" class="filters">${field({ name: 'find', label: said.filter, type: 'search', value: find })}
${choice('show', said.show, shows, show)}<button>${said.apply}</button></form>
<p class="quiet">${said.count(states.length)} · <a href="/register/contacts.csv">${said.export}</a>${may && html` · <a href="#import">${said.import.title}</a>`}</p>
${states.length === 0 ? empty(said.none) : table(said.title, html`${head}`, states.map(stateRow))}
${may && importSection(request)}`;
}

function stateRow({ code, name, since, member, lostVote, contacts }: StateOverview): Html {
  const spoken = [...new Set(contacts.flatMap(({ language }) => language ?? []))].toSorted();
  const languages = spoken.map(languageName).join(', ');
  const joined = since && (member ? said.since(since) : said.from(since));
  return html`<tr><th scope="row"><a href="/register/${code}" data-row>${name}</a> <span class="quiet">${code}</span></th><td>${joined}</td><td class="number">${contacts.length}</td><td>${languages}</td><td>${lostVote && badge(said.lost, 'bad')}</td></tr>`;
}

function importSection(request: FastifyRequest): Html {
  const file = field({ name: 'file', label: said.import.file, type: 'file', required: true, accept: '.csv,text/csv' });
  const form = postForm(request, '/register/import', html`${file}<button>${said.import.button}</button>`, {
    files: true,
  });
  return html`<section class="sheet" id="import"><h2>${said.import.title}</h2><p>${said.import.text}</p>${form}</section>`;
}

/** What an import took, and what is wrong in which line. */
export function importReportContent(done: string, problems: ContactsFile['problems']): Html {
  const head = html`<th scope="col" class="number">${said.import.line}</th><th scope="col">${said.import.problem}</th>`;
  const rows = problems.map(
    ({ line, ...fault }) => html`<tr><td class="number">${line}</td><td>${quoting(inWords(fault), 300)}</td></tr>`,
  );
  return html`<p class="notice done" role="status">${done}</p><h2>${said.import.report}</h2>${table(said.import.report, head, rows)}
<p><a href="/register">${said.state.back}</a></p>`;
}
