import type { FastifyRequest } from 'fastify';
import { type Ask, asksFor, CLARIFICATION_REASONS } from '../../mail/text/clarification-reasons.ts';
import type { Question } from '../../review/ask-sender.ts';
import type { ReviewCase } from '../../review/read-cases.ts';
import { attributes, type Html, html, stranger } from '../html.ts';
import { postForm } from '../shell/parts.ts';
import { words } from '../words/words.ts';
import { versionField } from './review-case.ts';

export interface AskView {
  request: FastifyRequest;
  found: ReviewCase;
  asks: readonly Ask[];
  kept: string;
  undoSeconds: number;
  question: Question | null;
  /** Why there is no mail to show. */
  problem: string | null;
}

const { ask: said, decide } = words.review;

export function askContent(view: AskView): Html {
  const { found, kept, question, problem } = view;
  const action = `/review/${found.id}/ask`;
  const query = new URLSearchParams(kept);
  const keptAlong = [...query].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  return html`<p><a href="/review/${found.id}${kept}">${decide.cancel}</a></p>
<form action="${action}">${keptAlong}${reasons(view)}<button>${said.show}</button></form>
${problem && html`<p class="notice problem" role="alert">${problem}</p>`}${question && preview(view, question)}`;
}

function reasons({ asks, found }: AskView): Html {
  const known = asksFor(found.reasons);
  const boxes = CLARIFICATION_REASONS.map((reason) => {
    const checked = asks.some((each) => each.reason === reason);
    const texts = known.find((each) => each.reason === reason)?.texts ?? [];
    const concerns = texts.length > 0 && html` <span class="quiet">(${said.texts} ${texts.join(', ')})</span>`;
    return html`<p><label><input${attributes({ type: 'checkbox', name: `ask:${reason}`, value: 'yes', checked })}> ${said.reasons[reason]}</label>${concerns}</p>`;
  });
  return html`<fieldset><legend>${said.what}</legend>${boxes}</fieldset>`;
}

/** The mail word for word, and the button that sends just this one. */
function preview({ request, found, asks, kept, undoSeconds }: AskView, { to, mail }: Question): Html {
  const fields = html`${versionField(found.version)}${asks.map(({ reason }) => html`<input type="hidden" name="ask:${reason}" value="yes">`)}<p class="hint">${said.hold(undoSeconds)}</p><button class="main" data-key="a">${said.send}</button>`;
  return html`<h2>${said.preview}</h2>
<dl class="sheet"><dt>${said.to}</dt><dd>${stranger(to)}</dd><dt>${said.subject}</dt><dd>${stranger(mail.subject)}</dd></dl>
<pre class="mail"${attributes({ lang: mail.language, dir: 'auto', tabindex: 0, 'aria-label': said.preview })}>${mail.text}</pre>
${postForm(request, `/review/${found.id}/ask${kept}`, fields)}`;
}
