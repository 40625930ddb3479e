import type { CaseEvent } from '../../review/case-history.ts';
import { type Html, html, stranger } from '../html.ts';
import { instant } from '../shell/parts.ts';
import { words } from '../words/words.ts';

const { history: said } = words.review;

/** Who did what to the case, when and why, with what was there before and after. */
export function historySection(history: readonly CaseEvent[]): Html {
  if (history.length === 0) return html`<h3>${said.title}</h3><p class="quiet">${said.none}</p>`;
  return html`<h3>${said.title}</h3><ol class="history">${history.map(line)}</ol>`;
}

function line({ at, actor, action, why, before, after }: CaseEvent): Html {
  return html`<li>${instant(at)} <b>${actor}</b> ${words.sentences[action]}${why && html`: ${stranger(why, 1000)}`}
<details><summary>${said.from}, ${said.to}</summary><pre tabindex="0">${show(before)}\n→\n${show(after)}</pre></details></li>`;
}

function show(value: object | null): string {
  return value === null ? '–' : JSON.stringify(value, null, 1).slice(0, 5000);
}
