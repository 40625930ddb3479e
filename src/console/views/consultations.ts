import type { ConsultationBook, Standing } from '../../books/consultation-book.ts';
import type { ConsultationLine } from '../../books/consultation-lines.ts';
import { type Consultation, consultedTexts, lastInstant } from '../../domain/consultation.ts';
import { attributes, type Html, html } from '../html.ts';
import { badge, empty, instant, span, type Tone, table } from '../shell/parts.ts';
import { words } from '../words/words.ts';

const said = words.consultations;

/** Where a consultation is in its life. */
export type Stage = keyof typeof said.states;

const TONES: Record<Stage, Tone> = { running: 'good', closing: 'doubt', closed: 'quiet', reopened: 'doubt' };

/** A consultation in the list of all. */
export interface Line extends ConsultationLine {
  stage: Stage;
}

export interface Listed {
  book: ConsultationBook;
  stage: Stage;
}

/** The address of a consultation's page: "/consultations/T22/142". */
export function pathOf({ key }: Consultation, rest = ''): string {
  return `/consultations/${key}${rest}`;
}

/** All consultations, those that run first. */
export function consultationsContent(listed: readonly Line[], now: Date): Html {
  if (listed.length === 0) return empty(said.none);
  const { columns } = said;
  const head = html`<th scope="col">${columns.consultation}</th><th scope="col">${columns.subject}</th><th scope="col" class="number">${columns.texts}</th><th scope="col">${columns.deadline}</th><th scope="col" class="number">${columns.replies}</th><th scope="col" class="number">${columns.open}</th><th scope="col">${columns.state}</th>`;
  return table(
    said.title,
    head,
    listed.map((each) => row(each, now)),
  );
}

function row({ consultation, consulted, replies, open, stage }: Line, now: Date): Html {
  const texts = consultedTexts(consultation).length;
  return html`<tr><th scope="row"><a href="${pathOf(consultation)}">${consultation.key}</a></th><td>${consultation.subject}</td><td class="number">${texts}</td><td>${instant(new Date(consultation.deadline))}<br>${timeLeft(consultation, now)}</td><td class="number">${replies} / ${consulted}</td><td class="number">${open}</td><td>${stageBadge(stage)}</td></tr>`;
}

export function stageBadge(stage: Stage): Html {
  return badge(said.states[stage], TONES[stage]);
}

export function timeLeft(consultation: Consultation, now: Date): Html {
  const left = lastInstant(consultation).getTime() - now.getTime();
  return html`<span class="quiet">${left >= 0 ? said.timeLeft(span(left)) : said.timeSince(span(left))}</span>`;
}

export type PartId = keyof typeof said.parts;

const PATHS: Record<PartId, string> = { count: '', replies: '/replies', results: '/results', settings: '/settings' };

/** What stands above every page about one consultation: its name, its time, the ways to its parts. */
export function consultationHead({ book, stage }: Listed, part: PartId, now: Date): Html {
  const { consultation, states } = book;
  const links = Object.entries(PATHS).map(([id, path]) => {
    const attrs = attributes({ href: pathOf(consultation, path), 'aria-current': id === part ? 'page' : null });
    return html`<li><a${attrs}>${said.parts[id as PartId]}</a></li>`;
  });
  const figures = (Object.keys(said.figures) as Standing[]).map(
    (standing) =>
      html`<li><b>${states.filter((state) => state.standing === standing).length}</b>${said.figures[standing]}</li>`,
  );
  return html`<p>${consultation.subject}</p>
<p>${stageBadge(stage)} ${said.columns.deadline} ${instant(new Date(consultation.deadline))} ${timeLeft(consultation, now)}</p>
<nav class="parts" aria-label="${said.partsLabel}"><ul>${links}</ul></nav>
<ul class="figures">${figures}</ul>`;
}
